/**
 * What the fuzzer tries: each target takes a text and must come to an end, throw nothing but `UserError`, and keep what it
 * promises. Runs the built package in `dist/`.
 */

import { Readable } from "node:stream";
import { isDeepStrictEqual } from "node:util";
import { isMap, isSeq, parseDocument } from "yaml";
import { checkTraffic } from "../../dist/compare/check-traffic.js";
import { parseAnnotation } from "../../dist/discriminat/annotation.js";
import { judgeExposure } from "../../dist/discriminat/exposure.js";
import { checkName } from "../../dist/discriminat/name.js";
import { isPattern, matches } from "../../dist/discriminat/pattern.js";
import { runTests } from "../../dist/evaluate/run-tests.js";
import { lintTree } from "../../dist/library/lint-tree.js";
import { planFindings } from "../../dist/plan-proof/plan-findings.js";
import { provePlan } from "../../dist/plan-proof/prove-plan.js";
import { formatFile } from "../../dist/policy/format-file.js";
import { loadFiles } from "../../dist/policy/load-tree.js";
import { parseTarget } from "../../dist/policy/target.js";
import { formatGithub } from "../../dist/report/github.js";
import { formatJson } from "../../dist/report/json.js";
import { formatJunit } from "../../dist/report/junit.js";
import { formatMarkdown } from "../../dist/report/markdown.js";
import { formatPretty } from "../../dist/report/pretty.js";
import { formatSarif } from "../../dist/report/sarif.js";
import { reviewTrees } from "../../dist/review/review-trees.js";
import { parsePlan } from "../../dist/terraform-json/parse-plan.js";
import { readPlan } from "../../dist/terraform-json/read-plan.js";
import { observeFiles } from "../../dist/traffic/files/observe-files.js";
import { matchesMessage } from "../../dist/traffic/filter-pattern/matches-message.js";
import { parseFilterPattern } from "../../dist/traffic/filter-pattern/parse-filter-pattern.js";
import { readGroupOwners } from "../../dist/traffic/group-owners/read-group-owners.js";
import { parseSnapshot } from "../../dist/traffic/snapshot/parse-snapshot.js";

const asOf = "2026-11-24";
const settings = `networks:
  prod:
    region: eu-west-2
    vpc_id: vpc-0123456789abcdef0
`;
const policy = `app: checkout
team: payments
allow:
  - tls: [api.stripe.com, "*.paypal.com"]
    reason: Card payments
refuse:
  - name: "*.telemetry.example.com"
tests:
  - allow: "tls://api.stripe.com:443"
`;

/** A tree of three files that lie nowhere. */
function treeOf(files) {
  const byPath = new Map(Object.entries(files));
  return loadFiles({
    show: (path) => `policies/${path}`,
    list: () => ({ paths: [...byPath.keys()].sort(), problems: [] }),
    read: (path) => ({ source: { path: `policies/${path}`, text: byPath.get(path) } }),
  });
}

const plainTree = treeOf({ "discriminat.yaml": settings, "payments/checkout.yaml": policy });

const formatters = [formatPretty, formatJson, formatSarif, formatJunit, formatGithub, formatMarkdown];
/** Controls other than line breaks and tabs, and marks that reorder text. */
const active = /(?![\t\n])\p{Cc}|[\u202A-\u202E\u2066-\u2069]/u;

function render(loaded, findings, checks) {
  const report = {
    command: "lint",
    findings,
    examined: { policies: 1 },
    sources: loaded.sources,
    checks,
    failOn: "error",
    toolVersion: "0.0.0",
  };
  for (const format of formatters) {
    const text = format(report, { color: false, width: 100 });
    if (active.test(text)) throw new Error(`${format.name} lets a control character through`);
  }
}

function judgeTree(files) {
  const loaded = treeOf(files);
  const { findings, checks } = lintTree(loaded, { asOf });
  render(loaded, findings, checks);
  if (loaded.tree === undefined) return;
  runTests(loaded.tree, loaded.tree.policies);
  reviewTrees({ base: plainTree.tree, head: loaded.tree });
  reviewTrees({ base: loaded.tree, head: plainTree.tree });
}

/** The data of a YAML text by the reference reader, keys in one order, because fmt may reorder them; `undefined` where it has errors. */
function meaningOf(text) {
  const document = parseDocument(text, { uniqueKeys: true });
  return document.errors.length > 0 ? undefined : dataOf(document.contents);
}

function dataOf(node) {
  if (isMap(node)) {
    return node.items
      .map(({ key, value }) => [keyOf(key), dataOf(value)])
      .sort(([one], [other]) => (one < other ? -1 : 1));
  }
  return isSeq(node) ? { list: node.items.map(dataOf) } : (node?.toJSON() ?? null);
}

/** In the policy language keys are text, however they are written: `1` is the key "1". */
function keyOf(key) {
  return String(key?.type === "PLAIN" ? (key.source ?? "") : (key?.value ?? ""));
}

function format(text, kind) {
  const path = "policies/a/b.yaml";
  const result = formatFile({ path, text }, kind);
  if ("findings" in result || result.isKept) return;
  const before = meaningOf(text.replace(/^\uFEFF/, ""));
  if (before !== undefined && !isDeepStrictEqual(before, meaningOf(result.text))) {
    throw new Error("fmt changes what the file means");
  }
  const again = formatFile({ path, text: result.text }, kind);
  if ("findings" in again || again.text !== result.text) throw new Error("fmt twice is not fmt once");
}

const messages = [
  '{"cat":"client","outcome":"disallowed","dhost":"a.b.c.d.example.com","src":"10.0.0.1","spt":1,"dpt":443,"proto":"tls"}',
  `{"dhost":"${"a.".repeat(120)}com","see_thru_exerted":true,"see_thru_days_remaining":2}`,
  "no JSON at all",
];

export const targets = {
  policy: {
    seeds: "policy",
    run: (text) => judgeTree({ "discriminat.yaml": settings, "payments/checkout.yaml": text }),
  },
  settings: {
    seeds: "settings",
    run: (text) => judgeTree({ "discriminat.yaml": text, "payments/checkout.yaml": policy }),
  },
  bundle: {
    seeds: "bundle",
    run: (text) =>
      judgeTree({ "discriminat.yaml": settings, "bundles/own.yaml": text, "payments/checkout.yaml": policy }),
  },
  fmt: { seeds: "policy", run: (text) => format(text, "policy") },
  "fmt-settings": { seeds: "settings", run: (text) => format(text, "settings") },
  plan: {
    seeds: "plan",
    run: (text) => {
      const file = { path: "plan.json", text };
      const proof = provePlan({ tree: plainTree.tree, plan: readPlan(parsePlan(text, file.path)), file });
      const findings = planFindings(proof, plainTree.tree.settings);
      render({ sources: new Map([[file.path, file]]) }, findings, []);
    },
  },
  logs: {
    seeds: "logs",
    run: async (text) => {
      const options = { patterns: ["-"], cwd: "/", stdin: Readable.from([Buffer.from(text)]) };
      await observeFiles(options, new AbortController().signal);
    },
  },
  snapshot: {
    seeds: "snapshot",
    run: (text) => {
      const snapshot = parseSnapshot(text, "observations.json");
      const [network] = plainTree.tree.settings.networks;
      checkTraffic(plainTree.tree, [{ network, snapshot }], {
        asOf,
        apps: undefined,
        thresholds: {},
        gate: true,
        declaredSince: () => () => undefined,
      });
    },
  },
  "filter-pattern": {
    seeds: "pattern",
    run: (text) => {
      const parsed = parseFilterPattern(text);
      if ("pattern" in parsed) for (const message of messages) matchesMessage(parsed.pattern, message);
    },
  },
  groups: { seeds: "groups", run: (text) => void readGroupOwners(text, "groups.json") },
  names: {
    seeds: "names",
    run: (text) => {
      checkName(text, { wildcards: true, placeholders: ["region"] });
      parseAnnotation(text);
      parseTarget(text);
      if (isPattern(text)) matches(text, "api.example.com", { emptyRun: true });
      judgeExposure(text, "prohibit_public_suffix");
    },
  },
};

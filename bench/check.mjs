/**
 * Policies against traffic: `node bench/check.mjs [policies] [flows]`, by default 5,000 × 100,000. Limits, in seconds of processor
 * time: comparing takes at most 10, and the whole command at most three times as long as `lint` of the same tree. A naive
 * comparison (a regular expression for each name, all tried in turn) runs on two subsets in the same process and must find the same.
 */
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkTraffic } from "../dist/compare/check-traffic.js";
import { compareTraffic } from "../dist/compare/compare-traffic.js";
import { loadTree } from "../dist/policy/load-tree.js";
import { parsePolicy } from "../dist/policy/parse.js";
import { resolveNames } from "../dist/policy/resolve.js";
import { makeTree } from "./make-tree.mjs";
import { compare } from "./measure.mjs";

const here = (file) => fileURLToPath(new URL(file, import.meta.url));
const cli = here("../dist/cli.js");
const size = Number(process.argv[2] ?? 5000);
const count = Number(process.argv[3] ?? 100_000);
const maxComparing = 10;
const maxRatio = 3;

const root = path.join(here("../.cache/bench"), `check-${size}`);
fs.rmSync(root, { recursive: true, force: true });
fs.mkdirSync(root, { recursive: true });
const policies = makeTree(path.join(root, "policies"), size);
const { tree } = loadTree(policies, { cwd: root });
const [network] = tree.settings.networks;
const declared = new Map(tree.policies.map((policy) => [policy.app.value, resolveNames(tree, policy, network)]));

/** Half of the flows are declared, a quarter of them by a pattern; the others are missing or blocked. */
const flows = Array.from({ length: count }, (_, index) => {
  const app = `app-${index % size}`;
  const names = declared.get(app);
  const { name, protocol, port } = names[(index * 7) % names.length];
  const isDeclared = index % 2 === 0;
  return {
    app,
    group: null,
    name: isDeclared ? name.replaceAll("*", `host-${index}`) : `host-${index}.partner.example.com`,
    protocol,
    port,
    outcome: index % 8 === 1 ? "disallowed" : "allowed",
    see_thru: isDeclared ? "none" : "exerted",
    connections: 3,
    sources: 1,
    days: ["2026-11-02"],
    first_seen: "2026-11-02T00:00:00Z",
    last_seen: "2026-11-02T00:00:00Z",
    protocol_versions: [],
    reasons: [],
  };
});
const snapshot = {
  version: 1,
  network: network.name,
  window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
  complete: true,
  gaps: [],
  verbosity: "full",
  records: { client: 3 * flows.length, server: 0, config: 0, unreadable: 0 },
  unattributed: { ambiguous: 0, unknown: 0 },
  sources: [],
  flows,
  acceptances: [],
};
fs.writeFileSync(path.join(root, "observations.json"), JSON.stringify(snapshot));

/** Processor time of this process: other processes of the machine do not count. */
function measure(run) {
  const start = process.cpuUsage();
  const result = run();
  const { user, system } = process.cpuUsage(start);
  return { result, seconds: (user + system) / 1e6 };
}

const options = { asOf: "2026-11-15", network };

/** What a first draft would do. The number of flows that some name admits. */
function naive(company, observed) {
  const expressions = new Map(
    company.policies.map((policy) => [
      policy.app.value,
      resolveNames(company, policy, network).map(({ name, protocol, port }) => ({
        expression: new RegExp(
          `^${name.replaceAll(".", "\\.").replaceAll("*", "[a-z0-9-]+").replaceAll("?", "[a-z0-9-]")}$`,
        ),
        protocol,
        port,
      })),
    ]),
  );
  return observed.flows.filter((flow) =>
    expressions
      .get(flow.app)
      .some(
        ({ expression, protocol, port }) =>
          protocol === flow.protocol && port === flow.port && expression.test(flow.name),
      ),
  ).length;
}

const covered = ({ apps }) => apps.reduce((sum, app) => sum + (app.counts.covered?.connections ?? 0) / 3, 0);

function race(title, company, observed) {
  const contestants = [() => naive(company, observed), () => covered(compareTraffic(company, observed, options))];
  for (const run of contestants) run();
  const [slow, fast] = contestants.map(measure);
  if (slow.result !== fast.result) throw new Error(`${fast.result} flows are covered, not ${slow.result}`);
  console.log(`\n${title}: ${slow.result} of ${observed.flows.length} flows are covered`);
  line("naively, verdicts only", slow.seconds, "");
  line("with usage, help and evidence", fast.seconds, `${(slow.seconds / fast.seconds).toFixed(1)} x as fast`);
}

const line = (name, value, more) => console.log(`  ${name.padEnd(34)} ${value.toFixed(3).padStart(8)} s  ${more}`);

const part = new Set(tree.policies.slice(0, size / 20).map((policy) => policy.app.value));
race(
  `${part.size} policies with all their flows`,
  { ...tree, policies: tree.policies.filter((policy) => part.has(policy.app.value)) },
  { ...snapshot, flows: flows.filter(({ app }) => part.has(app)) },
);

const many = Array.from({ length: 2000 }, (_, index) => (index % 2 ? `"*.s-${index}.example"` : `s-${index}.example`));
const { policy: big } = parsePolicy(
  {
    path: "policies/x/app-0.yaml",
    text: `app: app-0\nteam: x\nnetworks: [prod]\nallow:\n  - tls: [${many.join(", ")}]\n`,
  },
  "x",
);
race(
  `one policy of ${many.length} names`,
  { ...tree, policies: [big] },
  {
    ...snapshot,
    flows: Array.from({ length: 5000 }, (_, index) => ({
      ...flows[0],
      protocol: "tls",
      port: 443,
      name: many[(index * 37) % many.length].replaceAll('"', "").replace("*", `host-${index}`),
    })),
  },
);

const whole = measure(() => compareTraffic(tree, snapshot, options));
const checked = measure(() =>
  checkTraffic(tree, [{ network, snapshot }], {
    asOf: options.asOf,
    apps: undefined,
    thresholds: {},
    gate: false,
    declaredSince: () => () => "2020-01-01",
  }),
);
console.log(`\n${size} policies, ${count} flows: ${covered(whole.result)} of them are covered`);
line("comparing", whole.seconds, "");
line("comparing and making findings", checked.seconds, `${checked.result.findings.length} findings`);

const rows = compare(
  `check of ${size} policies against ${count} flows, the whole command`,
  [
    { name: "lint", command: [process.execPath, cli, "lint", "--quiet"], cwd: root, statuses: [0, 1] },
    {
      name: "check",
      command: [process.execPath, cli, "check", "--observations", "observations.json"],
      cwd: root,
      statuses: [0, 1],
    },
    {
      name: "check --format json",
      command: [process.execPath, cli, "check", "--observations", "observations.json", "--format", "json"],
      cwd: root,
      statuses: [0, 1],
    },
  ],
  { runs: 1, warmUps: 0 },
);
if (whole.seconds > maxComparing) throw new Error(`comparing took over ${maxComparing} s`);
if (rows.slice(1).some(({ ratio }) => ratio > maxRatio)) throw new Error(`a check took over ${maxRatio} x lint`);

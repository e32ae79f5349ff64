/** Whatever was seen: what is suggested lets the app's needs pass, lets nothing unwanted pass, and gives lint nothing to say. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { stringify } from "yaml";
import { admittingNames } from "../../src/evaluate/admitting-names.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { editPolicy } from "../../src/policy/edit-policy.ts";
import { formatFile } from "../../src/policy/format-file.ts";
import type { Policy, PolicyTree } from "../../src/policy/model.ts";
import { parsePolicy } from "../../src/policy/parse-file.ts";
import { resolveNames } from "../../src/policy/resolve.ts";
import type { Need } from "../../src/suggest/needs.ts";
import { changesOf, defaultSuggestOptions, suggest } from "../../src/suggest/suggest.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { attacks } from "../helpers/simulator/hostile.ts";

const runs = { numRuns: Number(process.env.FUZZ_RUNS ?? 150) };
const asOf = "2026-11-15";
const base = treeOf(
  {
    networks: {
      prod: { region: "eu-west-2", vpc_id: "vpc-0a1b2c3d4e5f60718" },
      staging: { region: "us-east-1", vpc_id: "vpc-0a1b2c3d4e5f60719" },
    },
    guardrails: {
      ports: { tls: [443, 8443], ssh: [22] },
      never: [{ name: "*.never.example", reason: "No" }],
    },
  },
  [],
);

const name = fc.oneof(
  fc
    .tuple(
      fc.constantFrom("a", "b", "api", "h1", "h2", "h3", "h4", "h5", "h6"),
      fc.constantFrom(
        "stripe.com",
        "x.example",
        "never.example",
        "telemetry.example",
        "github.io",
        "s3.eu-west-2.amazonaws.com",
        "eu-west-2.amazonaws.com",
        "us-east-1.amazonaws.com",
      ),
    )
    .map(([label, rest]) => `${label}.${rest}`),
  fc.constantFrom(
    "sqs.eu-west-2.amazonaws.com",
    "sts.us-east-1.amazonaws.com",
    "api.ecr.eu-west-2.amazonaws.com",
    "github.com",
    "hooks.slack.com",
  ),
  fc.constantFrom(...attacks.flatMap((attack) => attack.name ?? [])),
  fc.string(),
);
const need: fc.Arbitrary<Need> = fc.record({
  protocol: fc.constantFrom("tls", "tls", "tls", "ssh"),
  name,
  port: fc.constantFrom(443, 443, 8443, 22, 6667),
  networks: fc.constantFrom(["prod"], ["staging"], ["prod", "staging"]),
  hasPassed: fc.constantFrom(true, true, false),
  connections: fc.constantFrom(1, 2, 5000),
  sources: fc.constantFrom(1, 4),
  days: fc.constantFrom(["2026-11-01"], ["2026-11-01/2026-11-13"]),
  firstSeen: fc.constantFrom(null, "2026-11-01T00:00:00Z"),
  lastSeen: fc.constantFrom(null, "2026-11-13T00:00:00Z"),
});
const entry = fc.constantFrom<object>(
  { tls: ["www.stripe.com"], reason: "x" },
  { tls: ["*.js.stripe.com", "h2.x.example"], reason: "x", networks: ["prod"] },
  { tls: ["z.x.example"], ports: [8443], reason: "x" },
  { bundle: "aws/kms", reason: "x" },
);
const policy = fc.record({
  networks: fc.constantFrom<readonly string[]>(["prod"], ["prod", "staging"]),
  allow: fc.uniqueArray(entry, { maxLength: 3 }),
  refuse: fc.constantFrom<readonly object[]>([], [{ name: "*.telemetry.example", reason: "x" }]),
});
const options = fc.record({
  generalise: fc.boolean(),
  bundles: fc.boolean(),
  siblings: fc.constantFrom(3, 5),
  siblingDays: fc.constantFrom(1, 3),
});

/** What `editPolicy` made, as a tree. */
function loaded(text: string): {
  readonly tree: PolicyTree;
  readonly policy: Policy;
  readonly findings: readonly string[];
} {
  const parsed = parsePolicy({ path: "policies/team/app.yaml", text }, "team");
  if (parsed.policy === undefined) throw new Error(`no policy: ${text}`);
  const tree = { ...base, policies: [parsed.policy] };
  const { findings } = lintTree({ tree, findings: parsed.findings, sources: new Map() }, { asOf });
  return { tree, policy: parsed.policy, findings: findings.map(({ check, message }) => `${check}: ${message}`) };
}

test("what is suggested admits each need in its networks, and nothing that must not pass", () => {
  fc.assert(
    fc.property(policy, fc.array(need, { maxLength: 25 }), options, (data, needs, chosen) => {
      const text = stringify({ app: "app", team: "team", ...data });
      const source = { path: "policies/team/app.yaml", text: canonical(text) };
      const before = loaded(source.text);
      const own = needs.map((one) => ({ ...one, networks: one.networks.filter((net) => data.networks.includes(net)) }));
      const known = own.filter(({ networks }) => networks.length > 0);
      const missing = known.filter((one) => !admitted(before, one));
      const suggestion = suggest(before.tree, before.policy, missing, { ...defaultSuggestOptions, ...chosen });
      const write = { asOf, reason: undefined, ticket: undefined, comments: false };
      const edited = editPolicy(source, changesOf(before.tree, suggestion, write));
      const after = loaded(edited);

      const held = new Set(suggestion.withheld.map((one) => keyOf(one.need)));
      for (const one of missing) {
        if (!held.has(keyOf(one))) expect(admitted(after, one), `${keyOf(one)} in ${edited}`).toBe(true);
      }
      for (const network of base.settings.networks) {
        for (const { name: declared } of resolveNames(after.tree, after.policy, network)) {
          expect(declared).not.toMatch(data.refuse.length > 0 ? /(?:never|telemetry)\.example$/ : /never\.example$/);
        }
      }
      for (const { need: one, because } of suggestion.withheld) {
        if (because === "never" || because === "refused") expect(admitted(after, one)).toBe(false);
      }
      expect(
        after.findings.filter((finding) => !before.findings.includes(finding)),
        edited,
      ).toEqual([]);
      expect(canonical(edited)).toBe(edited);
    }),
    runs,
  );
});

function canonical(text: string): string {
  const result = formatFile({ path: "x", text }, "policy");
  if (!("text" in result)) throw new Error("not readable");
  return result.text;
}

const keyOf = ({ protocol, name: observed, port }: Need): string => `${protocol}://${observed}:${port}`;

function admitted({ tree, policy: one }: { tree: PolicyTree; policy: Policy }, target: Need): boolean {
  return tree.settings.networks
    .filter((network) => target.networks.includes(network.name))
    .every(
      (network) =>
        admittingNames(resolveNames(tree, one, network), target, network.preferences.wildcardExposure, "coverage")
          .length > 0,
    );
}

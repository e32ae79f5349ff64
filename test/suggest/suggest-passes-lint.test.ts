/** What `suggest` writes, `lint` accepts: whatever was seen, whatever the policy holds, whatever the guardrails say. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import type { Finding } from "../../src/findings/finding.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { networkSnapshots } from "../../src/library/network-snapshots.ts";
import { type SuggestEditsOptions, suggestEdits } from "../../src/library/suggest-edits.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { snapshotOf } from "../compare/traffic.ts";
import { hostNames } from "../helpers/policy-tree.ts";

const asOf = "2026-11-15";

function treeWith(settingsObject: object, policyText: string): PolicyTree {
  const { settings } = parseSettings({ path: "policies/discriminat.yaml", text: stringify(settingsObject) });
  const { policy } = parsePolicy({ path: "policies/lab/app.yaml", text: policyText }, "lab");
  if (settings === undefined || policy === undefined) throw new Error("the tree cannot be read");
  return { settings, policies: [policy], bundles: [] };
}

function lint(settings: object, policyText: string): readonly Finding[] {
  const source = { path: "policies/lab/app.yaml", text: policyText };
  const tree = treeWith(settings, policyText);
  const { findings } = parsePolicy(source, "lab");
  return lintTree({ tree, findings, sources: new Map() }, { asOf }).findings;
}

interface Seen {
  readonly flows: readonly (Partial<Flow> & { readonly network?: string })[];
  readonly settings?: object;
  readonly policy?: object;
  readonly options?: Partial<SuggestEditsOptions>;
}

const oneNetwork = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

function suggestFor({ flows, settings = oneNetwork, policy = {}, options = {} }: Seen) {
  const before = stringify({ app: "app", team: "lab", ...policy }, { aliasDuplicateObjects: false });
  const tree = treeWith(settings, before);
  const snapshots = tree.settings.networks.map(({ name }) => ({
    file: `${name}.json`,
    snapshot: snapshotOf(
      flows
        .filter(({ network }) => network === undefined || network === name)
        .map(({ network, ...flow }) => ({ app: "app", see_thru: "exerted", ...flow })),
      { network: name },
    ),
  }));
  const [edit] = suggestEdits(tree, networkSnapshots(tree, snapshots), { asOf, ...options });
  if (edit === undefined) throw new Error("no edit");
  return { edit, before: lint(settings, before), after: lint(settings, edit.text) };
}

/** Errors and warnings of a check that there were fewer of before; what was asked for, and what guardrails bring about, is left out. */
function added(
  before: readonly Finding[],
  after: readonly Finding[],
  wanted: readonly string[] = [],
): readonly string[] {
  const count = (findings: readonly Finding[], check: string) => findings.filter((one) => one.check === check).length;
  const but = ["policy/entry-expires-soon", "policy/review-due", ...wanted];
  return after
    .filter(({ check, severity }) => severity !== "info" && !but.includes(check))
    .filter(({ check }) => count(after, check) > count(before, check))
    .map(({ check, message }) => `${check} ${message}`);
}

describe("what lint would object to is withheld, and said", () => {
  test.each([
    ["xn--80ak6aa92e.com", "policy/name-look-alike"],
    ["xn--pple-43d.com", "policy/name-look-alike"],
    ["api.stripe.con", "policy/name-not-public"],
    ["host.docker.internal", "policy/name-not-public"],
    ["ssm.cn-north-1.amazonaws.com", "policy/name-other-partition"],
  ])("%s: %s", (name, check) => {
    const { edit, before, after } = suggestFor({ flows: [{ name }, { name: "api.stripe.com" }] });
    expect(edit.suggestion.withheld.map(({ because, message }) => [because, message])).toEqual([
      ["lint", expect.stringContaining(`(${check})`)],
    ]);
    expect(edit.text).toContain("api.stripe.com");
    expect(edit.text).not.toContain(name);
    expect(added(before, after)).toEqual([]);
  });

  test("a check that is off objects to nothing", () => {
    const settings = { ...oneNetwork, checks: { "policy/name-look-alike": "off" } };
    expect(suggestFor({ settings, flows: [{ name: "xn--80ak6aa92e.com" }] }).edit.text).toContain("xn--80ak6aa92e.com");
  });

  test("an entry without the ticket that the guardrails require", () => {
    const settings = { ...oneNetwork, guardrails: { entries: { require: ["reason", "ticket"] } } };
    const flows = [{ name: "api.stripe.com" }];
    const without = suggestFor({ settings, flows });
    expect(without.edit.notes).toEqual(["the guardrails require a ticket: add --ticket <text>"]);
    expect(added(without.before, without.after)).toEqual([]);
    const { edit, before, after } = suggestFor({ settings, flows, options: { ticket: "PAY-1" } });
    expect(edit.text).toContain("api.stripe.com");
    expect(added(before, after)).toEqual([]);
  });

  test("entries that a person has yet to confirm are written all the same, and not confirmed", () => {
    const settings = { ...oneNetwork, guardrails: { entries: { review_days: 30 } } };
    const { edit, after } = suggestFor({ settings, flows: [{ name: "api.stripe.com" }] });
    expect([edit.suggestion.withheld, edit.notes]).toEqual([[], []]);
    expect(edit.text).toContain("api.stripe.com");
    expect(edit.text).not.toContain("confirmed");
    expect(after.map(({ check }) => check)).toEqual(["policy/review-due"]);
  });

  test("of more names than the groups hold, those with the most connections are written", () => {
    const names = hostNames(400);
    const settings = { networks: { prod: { ...oneNetwork.networks.prod, quotas: { rules_per_security_group: 4 } } } };
    const flows = names.map((name, index) => ({ name, connections: 1000 - index }));
    const { edit, before, after } = suggestFor({ settings, flows });
    expect(added(before, after)).toEqual([]);
    const written = names.filter((name) => edit.text.includes(name));
    expect(written.length).toBeGreaterThan(5);
    expect(written).toEqual(names.slice(0, written.length));
    expect(edit.suggestion.withheld).toHaveLength(names.length - written.length);
  });

  test("a pattern that would cover a name of another entry gives way to the names", () => {
    const names = Array.from({ length: 6 }, (_, index) => `depot-${index}.northline.example`);
    const policy = {
      allow: [
        { tls: ["depot-9.northline.example"], reason: "r", ticket: "T-1" },
        { ssh: ["x.northline.example"], reason: "r" },
      ],
    };
    const { edit, before, after } = suggestFor({
      policy,
      flows: names.map((name) => ({ name })),
      options: { suggest: { generalise: true } },
    });
    expect(added(before, after)).toEqual([]);
    expect(edit.suggestion.placements.length).toBeGreaterThan(0);
  });
});

const hostile = [
  "xn--80ak6aa92e.com",
  "xn--pple-43d.com",
  "xn--a.example",
  "api.stripe.con",
  "io.containerd",
  "host.docker.internal",
  "github.com",
  "hooks.slack.com",
  "ssm.cn-north-1.amazonaws.com",
  "ssm.eu-west-2.amazonaws.com",
  "ssmmessages.eu-west-2.amazonaws.com",
  "bucket.s3.us-east-1.amazonaws.com",
  "co.uk",
  "_http.example.com",
  "UPPER.example.com",
  "198.51.100.7",
  "raw.pastebin.com",
  `${"a".repeat(63)}.${"b".repeat(63)}.${"c".repeat(63)}.example`,
];
const name = fc.oneof(
  fc.constantFrom(...hostile),
  fc.nat(30).map((number) => `depot-${number}.northline.example`),
  fc.nat(9).map((number) => `n${number}.example.com`),
);
const networks = fc
  .record({
    exposure: fc.constantFrom("prohibit_public_suffix", "nuclear", "none"),
    region: fc.constantFrom("eu-west-2", "cn-north-1"),
    rules: fc.constantFrom(undefined, 2, 60),
    second: fc.boolean(),
  })
  .map(({ exposure, region, rules, second }) => {
    const prod = {
      region,
      vpc_id: "vpc-0123456789abcdef0",
      preferences: { wildcard_exposure: exposure },
      ...(rules === undefined ? {} : { quotas: { rules_per_security_group: rules } }),
    };
    return second ? { prod, staging: { region: "us-east-1", vpc_id: "vpc-0fedcba9876543210" } } : { prod };
  });
const guardrails = fc.record({
  entries: fc.record({
    require: fc.constantFrom(["reason"], ["reason", "ticket"]),
    max_days: fc.constantFrom(null, 90),
    review_days: fc.constantFrom(null, 30),
  }),
  never: fc.constantFrom(
    [],
    [
      { name: "*.pastebin.com", reason: "Paste sites" },
      { name: "n1.example.com", reason: "r" },
    ],
  ),
  ports: fc.constantFrom({ tls: [443], ssh: [22] }, { tls: [443, 8443], ssh: [] }),
});
const entry = fc.record({
  tls: fc.uniqueArray(
    fc.constantFrom("n2.example.com", "*.example.com", "n?.example.com", "depot-3.northline.example"),
    {
      minLength: 1,
      maxLength: 2,
    },
  ),
  reason: fc.constant("r"),
  ports: fc.constantFrom([443], [8443]),
});
const flow = fc.record({
  name,
  protocol: fc.constantFrom("tls" as const, "ssh" as const),
  port: fc.constantFrom(443, 8443, 22),
  connections: fc.integer({ min: 1, max: 900 }),
  network: fc.constantFrom(undefined, "prod", "staging"),
});

test("after suggest --write, lint has no new finding", () => {
  let written = 0;
  fc.assert(
    fc.property(
      networks,
      guardrails,
      fc.array(entry, { maxLength: 2 }),
      fc.array(flow, { minLength: 1, maxLength: 40 }),
      fc.record({
        generalise: fc.boolean(),
        includeShared: fc.boolean(),
        includeBlocked: fc.boolean(),
        bundles: fc.boolean(),
      }),
      fc.record({ ticket: fc.constantFrom(undefined, "PAY-1"), tests: fc.boolean(), closeSeeThru: fc.boolean() }),
      (where, rails, allow, flows, suggest, options) => {
        const settings = { networks: where, guardrails: rails };
        const policy = { networks: Object.keys(where), allow };
        const seen = flows.map(({ network, ...one }) => (network === undefined ? one : { ...one, network }));
        const { edit, before, after } = suggestFor({ settings, policy, flows: seen, options: { suggest, ...options } });
        if (edit.text !== edit.policy.source.text) written += 1;
        expect(added(before, after, suggest.includeShared ? ["policy/multi-tenant-name"] : [])).toEqual([]);
      },
    ),
    { numRuns: 150 },
  );
  expect(written).toBeGreaterThan(20);
});

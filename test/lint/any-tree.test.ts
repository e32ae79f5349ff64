import fc from "fast-check";
import { expect, test } from "vitest";
import type { SourceFile } from "../../src/findings/source-file.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { parseBundle, parsePolicy, parseSettings } from "../../src/policy/parse-file.ts";

/** A value that is often right, and else anything. */
const mostly = (...right: readonly fc.Arbitrary<unknown>[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.oneof(...right) }, { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) });

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.string({ unit: "binary", maxLength: 12 }));
const name = mostly(
  fc.constantFrom("api.stripe.com", "*.stripe.com", "*.github.io", "?.*.com", "*", "ec2.{region}.amazonaws.com"),
  fc.constantFrom("API.x.com", "x..com", "10.0.0.1", "https://a.b/c", "xn--pple-43d.com", "a_b.c.com", "ü.de", "a.b."),
  fc.string({ unit: fc.constantFrom("a", "b", "*", "?", ".", "-", "A", "{", "}"), maxLength: 260 }),
  text,
);
const date = mostly(fc.constantFrom("2026-12-05", "2026-02-30", "2020-01-01", "9999-12-31", "0000-01-01"), text);
const networks = mostly(fc.subarray(["prod", "staging", "nowhere"]));
const ports = mostly(fc.array(mostly(fc.constantFrom(443, 22, 8443), fc.integer()), { maxLength: 3 }));
const names = mostly(fc.array(name, { maxLength: 5 }));

const entry = mostly(
  fc.record(
    {
      tls: names,
      ssh: names,
      bundle: mostly(fc.constantFrom("aws/sts", "mine", "aws/s")),
      ports,
      reason: mostly(text),
      ticket: mostly(text),
      networks,
      expires: date,
      confirmed: date,
    },
    { requiredKeys: [] },
  ),
);
const policy = fc.record(
  {
    app: mostly(fc.constantFrom("checkout", "sg-x", "refunds"), text),
    team: mostly(fc.constant("payments"), text),
    networks,
    security_groups: mostly(fc.integer({ min: -1, max: 20 })),
    confirmed: date,
    allow: mostly(fc.array(entry, { maxLength: 4 })),
    see_thru: mostly(
      fc.record(
        { until: date, reason: mostly(text), ports, group: mostly(fc.constantFrom("same", "separate")), networks },
        { requiredKeys: [] },
      ),
    ),
    refuse: mostly(fc.array(fc.record({ name, reason: mostly(text) }, { requiredKeys: ["name"] }), { maxLength: 3 })),
    tests: mostly(fc.array(fc.record({ block: mostly(fc.constant("tls://a.com:443"), text) }), { maxLength: 2 })),
  },
  { requiredKeys: [] },
);
const limits = {
  max_days: mostly(fc.integer()),
  require: mostly(fc.constant(["ticket"])),
};
const optional = { requiredKeys: [] };
const deployment = fc.record(
  {
    region: mostly(fc.constantFrom("eu-west-2", "us-east-1")),
    vpc_id: mostly(fc.constantFrom("vpc-0123456789abcdef0", { variable: "vpc" })),
    preferences: mostly(
      fc.record({
        wildcard_exposure: fc.constantFrom("none", "prohibit_asterisk", "prohibit_public_suffix", "nuclear"),
        flow_log_verbosity: fc.constantFrom("full", "none"),
      }),
    ),
    quotas: mostly(fc.record({ rules_per_security_group: mostly(fc.integer({ min: 0, max: 2000 })) })),
  },
  { requiredKeys: ["region", "vpc_id"] },
);
const settings = fc.record(
  {
    networks: fc.oneof(fc.record({ prod: deployment }), fc.record({ prod: deployment, staging: deployment })),
    guardrails: mostly(
      fc.record(
        {
          see_thru: mostly(fc.record(limits, optional)),
          entries: mostly(fc.record({ ...limits, review_days: mostly(fc.integer({ min: 1 })) }, optional)),
          ports: mostly(fc.record({ tls: ports, ssh: ports })),
          never: mostly(fc.array(fc.record({ name, reason: fc.constant("no") }), { maxLength: 3 })),
        },
        { requiredKeys: [] },
      ),
    ),
    checks: mostly(
      fc.dictionary(fc.constantFrom("policy/name-url", "policy/x", "yaml/tab"), fc.constantFrom("off", "info")),
    ),
  },
  { requiredKeys: ["networks"] },
);
const bundle = fc.record({
  bundle: mostly(fc.constantFrom("mine", "aws/sts")),
  description: mostly(text),
  allow: mostly(fc.array(fc.record({ tls: names, ports }, { requiredKeys: ["tls"] }), { maxLength: 3 })),
});

/** YAML is a superset of JSON. */
function file(path: string, value: unknown): SourceFile {
  return { path: `policies/${path}`, text: JSON.stringify(value, null, 1) };
}

test("whatever a tree holds, lint ends with findings that point into its files and hide nothing", () => {
  fc.assert(
    fc.property(settings, fc.array(policy, { maxLength: 3 }), fc.array(bundle, { maxLength: 2 }), (s, p, b) => {
      const sources = [
        file("discriminat.yaml", s),
        ...p.map((value, index) => file(`payments/app-${index}.yaml`, value)),
        ...b.map((value, index) => file(`bundles/bundle-${index}.yaml`, value)),
      ];
      const [settingsSource, ...others] = sources;
      if (settingsSource === undefined) return;
      const parsedSettings = parseSettings(settingsSource);
      const policies = others
        .filter(({ path }) => path.includes("/payments/"))
        .map((one) => parsePolicy(one, "payments"));
      const bundles = others.filter(({ path }) => path.includes("/bundles/")).map((one) => parseBundle(one));
      const loaded = {
        tree: parsedSettings.settings && {
          settings: parsedSettings.settings,
          policies: policies.flatMap((one) => one.policy ?? []),
          bundles: bundles.flatMap((one) => one.bundle ?? []),
        },
        findings: [parsedSettings, ...policies, ...bundles].flatMap((one) => one.findings),
        sources: new Map(),
      };
      const { findings } = lintTree(loaded, { asOf: "2026-12-01" });
      for (const { file: path, line, column, endLine, endColumn, message, help } of findings) {
        const lines = sources.find((source) => source.path === path)?.text.split("\n");
        expect(lines?.[line - 1]?.length, path).toBeGreaterThanOrEqual(column - 1);
        expect(endLine * 1e6 + endColumn).toBeGreaterThanOrEqual(line * 1e6 + column);
        expect(`${message}${help ?? ""}`).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      }
    }),
    { numRuns: 400 },
  );
});

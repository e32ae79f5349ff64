/** Any tree, deployed as laid out, is in step; any change of what a rule admits is found, and found in the right app. */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { Drift } from "../../src/drift/judge-drift.ts";
import { findDrift } from "../../src/library/find-drift.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { deploy, describedGroups, type Estate } from "../helpers/deployed-estate.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const reason = "Wanted";
const label = fc.stringMatching(/^[a-z][a-z0-9]{0,7}$/);
const host = fc.tuple(label, label).map(([one, other]) => `${one}.${other}.example`);
const name = fc.oneof(
  { weight: 4, arbitrary: host },
  { weight: 1, arbitrary: host.map((text) => text.replace(/^[^.]+/, "*")) },
  { weight: 1, arbitrary: host.map((text) => text.replace(/^./, "?")) },
);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 30 });
const entry = fc.oneof(
  fc.record({ tls: names, ports: fc.constantFrom([443], [443, 8443], [9443]), reason: fc.constant(reason) }),
  fc.record({ ssh: fc.uniqueArray(host, { minLength: 1, maxLength: 4 }), reason: fc.constant(reason) }),
);
const window = fc.option(
  fc.record({
    until: fc.constantFrom("2026-12-01", "2026-12-31"),
    reason: fc.constant(reason),
    group: fc.constantFrom("same", "separate"),
  }),
  { nil: undefined },
);
const policy = fc.record({ allow: fc.array(entry, { minLength: 1, maxLength: 4 }), see_thru: window });
const tree = fc.array(policy, { minLength: 1, maxLength: 5 }).map((policies) =>
  treeOf(
    { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } },
    policies.map(({ allow, see_thru: open }, index) => ({
      app: `app-${index}`,
      networks: ["prod"],
      allow,
      ...(open === undefined ? {} : { see_thru: open }),
    })),
  ),
);

function driftOf(policies: PolicyTree, estate: Estate): Drift {
  const sources = [{ path: "groups.json", text: JSON.stringify(describedGroups(estate)) }];
  return findDrift({ tree: policies, sources, networks: ["prod"], asOf: "2026-11-24" }).drift;
}

test("any tree as laid out is in step", () => {
  fc.assert(
    fc.property(tree, (policies) => {
      const drift = driftOf(policies, deploy(policies));
      expect(drift.problems).toEqual([]);
      expect(drift.verdict).toBe("in step");
    }),
    { numRuns: 60 },
  );
});

test("any name that is added by hand is found, in the app that got it", () => {
  fc.assert(
    fc.property(tree, fc.nat(), label, (policies, pick, word) => {
      const estate = deploy(policies);
      const annotated = estate.groups.flatMap((group) =>
        group.rules
          .filter(({ description }) => /^discriminat:(?:tls|ssh):/.test(description))
          .map((rule) => ({ group, rule })),
      );
      const { group, rule } = annotated[pick % annotated.length] ?? {};
      if (group === undefined || rule === undefined) return;
      rule.description = `${rule.description.slice(0, 200).replace(/,[^,]*$/, "")},${word}.evil.invalid`;
      const { verdict, problems } = driftOf(policies, estate);
      expect(verdict).toBe("drifted");
      const found = problems.filter(({ check }) => check === "drift/undeclared-name");
      expect(found.map(({ app }) => app)).toEqual([group.tags["discriminat-policy:app"]]);
      expect(problems.every(({ app }) => app === group.tags["discriminat-policy:app"])).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test("any rule that is revoked is found, unless others admit all that it did", () => {
  fc.assert(
    fc.property(tree, fc.nat(), (policies, pick) => {
      const estate = deploy(policies);
      const all = estate.groups.flatMap((group) => group.rules.map((rule) => ({ group, rule })));
      const { group, rule } = all[pick % all.length] ?? {};
      if (group === undefined || rule === undefined) return;
      group.rules = group.rules.filter((one) => one !== rule);
      const { verdict, problems } = driftOf(policies, estate);
      const isNeeded = /^discriminat:(?:tls|ssh):/.test(rule.description)
        ? !isAdmittedOtherwise(policies, estate)
        : problems.length > 0;
      if (isNeeded) expect(verdict).toBe("drifted");
      expect(problems.every(({ app }) => app === group.tags["discriminat-policy:app"])).toBe(true);
    }),
    { numRuns: 60 },
  );
});

/** The rest holds each declared name itself, or a pattern that could admit it. */
function isAdmittedOtherwise(policies: PolicyTree, estate: Estate): boolean {
  return policies.policies.every(({ app, allow }) => {
    const rest = estate.groups
      .filter(({ tags }) => tags["discriminat-policy:app"] === app?.value)
      .flatMap(({ rules }) => rules);
    return allow.every(({ list }) =>
      (list?.names ?? []).every(({ value }) =>
        (list?.ports?.map((port) => port.value) ?? [list?.protocol === "ssh" ? 22 : 443]).every((port) =>
          rest.some(
            ({ fromPort, description }) =>
              fromPort === port &&
              description.startsWith(`discriminat:${list?.protocol}:`) &&
              description
                .slice(16)
                .split(",")
                .some((one) => one === value.replaceAll("?", "_") || /[*_]/.test(one)),
          ),
        ),
      ),
    );
  });
}

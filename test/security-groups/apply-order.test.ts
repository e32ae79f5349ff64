/** No order in which Terraform may make its calls leaves a name in no rule while it is in both the old and the new policy. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { AllowedName, AppAllowlist } from "../../src/policy/allowlist.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import type { AppLayout } from "../../src/security-groups/layout.ts";
import { applyOrder, rulesOf } from "./apply-order.ts";
import { allowlistOf, edit, seeThru } from "./arbitraries.ts";

function layOut(list: AppAllowlist): AppLayout {
  const layout = layOutApp(list);
  fc.pre(layout.problems.length === 0);
  return layout;
}

function ruleOf(layout: AppLayout, { name, protocol, port }: AllowedName): string {
  const rules = [...rulesOf(layout).values()].filter((rule) => rule.fromPort === port && rule.id.startsWith(protocol));
  return rules.find((rule) => rule.names.includes(name))?.id ?? "nowhere";
}

/** Kept names that some order of calls would leave in no rule for a moment. */
function interrupted(before: AppLayout, after: AppLayout, kept: readonly AllowedName[]): readonly AllowedName[] {
  const { mustPrecede } = applyOrder(before, after);
  return kept.filter((name) => {
    const [from, to] = [ruleOf(before, name), ruleOf(after, name)];
    return from !== to && !mustPrecede(to, from);
  });
}

function withoutDependencies(layout: AppLayout): AppLayout {
  const groups = layout.groups.map((group) => ({
    ...group,
    rules: group.rules.map((rule) => ({ ...rule, dependsOn: [] })),
  }));
  return { ...layout, groups };
}

/** As if empty slots had no rule, each slot depending on the next one that holds a name. */
function withoutEmptySlots(layout: AppLayout): AppLayout {
  const groups = layout.groups.map((group) => {
    const filled = group.rules.filter((rule) => rule.names.length > 0 || rule.cidr === "0.0.0.0/0");
    return {
      ...group,
      rules: filled.map((rule, index) => ({
        ...rule,
        dependsOn: filled.slice(index + 1, index + 2).map(({ id }) => id),
      })),
    };
  });
  return { ...layout, groups };
}

const hosts = (count: number): readonly AllowedName[] =>
  Array.from({ length: count }, (_, index) => ({ name: `host-${index}.example.com`, protocol: "tls", port: 443 }));

describe("an apply", () => {
  test("never leaves a kept name in no rule", () => {
    fc.assert(
      fc.property(edit, seeThru, seeThru, ({ before, after, kept }, windowBefore, windowAfter) => {
        const old = layOut(allowlistOf(before, { seeThru: windowBefore }));
        const current = layOut(allowlistOf(after, { seeThru: windowAfter }));
        expect(interrupted(old, current, kept)).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test("never leaves a kept name in no rule where a group fills up and names go to the next one, or come back", () => {
    const [few, many] = [layOut(allowlistOf(hosts(100))), layOut(allowlistOf(hosts(260)))];
    expect(rulesOf(few).get("tls-443-33")).toBeUndefined();
    expect(rulesOf(many).get("tls-443-33")).toMatchObject({ group: "egress-2", cidr: "0.0.0.0/0" });
    expect(interrupted(few, many, hosts(100))).toEqual([]);
    expect(interrupted(many, few, hosts(100))).toEqual([]);
  });

  test("would interrupt names without depends_on, so the model can tell", () => {
    const [few, many] = [layOut(allowlistOf(hosts(20))), layOut(allowlistOf(hosts(40)))].map(withoutDependencies);
    if (few === undefined || many === undefined) throw new Error("no layouts");
    expect(interrupted(few, many, hosts(20))).not.toEqual([]);
    expect(interrupted(many, few, hosts(20))).not.toEqual([]);
  });

  test("would interrupt names without the rules of empty slots: Terraform orders no revocation after a creation", () => {
    const long = (letter: string): AllowedName => ({
      name: `${letter.repeat(60)}.${letter.repeat(60)}.example.com`,
      protocol: "tls",
      port: 443,
    });
    const [a, e, v] = [long("a"), long("e"), long("v")];
    const [three, two] = [layOut(allowlistOf([a, e, v])), layOut(allowlistOf([a, e]))];
    expect([ruleOf(three, e), ruleOf(two, e)]).toEqual(["tls-443-9", "tls-443-5"]);
    expect(interrupted(three, two, [a, e])).toEqual([]);
    expect(interrupted(withoutEmptySlots(three), withoutEmptySlots(two), [a, e])).toEqual([e]);
  });

  test("keeps the port of every kept name open at 0.0.0.0/0", () => {
    fc.assert(
      fc.property(edit, ({ before, after, kept }) => {
        const [old, current] = [layOut(allowlistOf(before)), layOut(allowlistOf(after))];
        for (const { port } of kept) {
          const carriers = [...rulesOf(old).values()].filter(
            (rule) => rule.fromPort === port && rule.cidr === "0.0.0.0/0",
          );
          expect(carriers.some((rule) => rulesOf(current).has(rule.id))).toBe(true);
        }
      }),
    );
  });
});

describe("a see-thru window", () => {
  const window = { until: "2026-12-31", ports: "all", group: "same" } as const;

  test("is revoked after every rule that takes a name while it stays", () => {
    fc.assert(
      fc.property(edit, seeThru, ({ before, after }, seeThru) => {
        const old = layOut(allowlistOf(before, { seeThru }));
        const current = layOut(allowlistOf(after));
        const { verbOf, mustPrecede } = applyOrder(old, current);
        const windows = [...rulesOf(old).values()].filter((rule) => rule.id.startsWith("see-thru"));
        for (const { id: ruleId, fromPort } of rulesOf(current).values()) {
          if (verbOf(ruleId) !== "update") continue;
          for (const { id, fromPort: windowPort } of windows) {
            if (id === "see-thru" || windowPort === fromPort) expect(mustPrecede(ruleId, id)).toBe(true);
          }
        }
      }),
    );
  });

  test("is revoked after new slots as well where names move into them", () => {
    const old = layOut(allowlistOf(hosts(20), { seeThru: window }));
    const current = layOut(allowlistOf(hosts(40)));
    const { verbOf, mustPrecede } = applyOrder(old, current);
    const created = [...rulesOf(current).keys()].filter((id) => verbOf(id) === "create");
    expect(created).not.toEqual([]);
    for (const id of created) expect(mustPrecede(id, "see-thru")).toBe(true);
  });

  test("is opened before any name is taken away", () => {
    const old = layOut(allowlistOf(hosts(40)));
    const current = layOut(allowlistOf(hosts(20), { seeThru: window }));
    const { verbOf, mustPrecede } = applyOrder(old, current);
    const touched = [...rulesOf(old).keys()].filter((id) => verbOf(id) !== undefined);
    expect(touched).not.toEqual([]);
    for (const id of touched) expect(mustPrecede("see-thru", id)).toBe(true);
  });
});

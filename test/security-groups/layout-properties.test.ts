/** The consequences that docs/decisions/0001-rendezvous-slots.md and 0002-shared-ports.md promise, on random policies. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { illegalDescriptionCharacters, parseAnnotation } from "../../src/discriminat/annotation.ts";
import type { AllowedName, AppAllowlist } from "../../src/policy/allowlist.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import type { AppLayout } from "../../src/security-groups/layout.ts";
import { rulesOf } from "./apply-order.ts";
import { allowlist, allowlistOf, edit, names, seeThru } from "./arbitraries.ts";

/** Lays out what fits; the rest is not a case of the property. */
function layOut(list: AppAllowlist): AppLayout {
  const layout = layOutApp(list);
  fc.pre(layout.problems.length === 0);
  return layout;
}

function layOutNames(list: readonly AllowedName[]): AppLayout {
  return layOut(allowlistOf(list));
}

/** Id of the rule that holds a name. */
function ruleOf(layout: AppLayout, { name, protocol, port }: AllowedName): string | undefined {
  return [...rulesOf(layout).values()].find(
    (rule) => rule.fromPort === port && rule.id.startsWith(protocol) && rule.names.includes(name),
  )?.id;
}

/** Ids of rules that an apply would create, revoke or change. */
function changedRules(before: AppLayout, after: AppLayout): ReadonlySet<string> {
  const [old, current] = [rulesOf(before), rulesOf(after)];
  const ids = new Set([...old.keys(), ...current.keys()]);
  return new Set([...ids].filter((id) => old.get(id)?.description !== current.get(id)?.description));
}

describe("the layout of an app", () => {
  test("depends on the set of names, not on order or duplicates", () => {
    const twoOrders = names.chain((list) =>
      fc.tuple(fc.constant(list), fc.shuffledSubarray([...list, ...list], { minLength: 2 * list.length })),
    );
    fc.assert(
      fc.property(twoOrders, ([list, shuffled]) => {
        expect(layOutApp(allowlistOf(shuffled))).toEqual(layOutApp(allowlistOf(list)));
      }),
    );
  });

  test("moves existing names only into new slots when names are added", () => {
    fc.assert(
      fc.property(edit, ({ kept, after }) => {
        const [small, large] = [layOutNames(kept), layOutNames(after)];
        for (const name of kept) {
          const [from, to] = [ruleOf(small, name), ruleOf(large, name)];
          if (from !== to) expect([...rulesOf(small).keys()]).not.toContain(to);
        }
      }),
    );
  });

  test("moves names only out of removed slots when names are removed", () => {
    fc.assert(
      fc.property(edit, ({ kept, before }) => {
        const [large, small] = [layOutNames(before), layOutNames(kept)];
        for (const name of kept) {
          const [from, to] = [ruleOf(large, name), ruleOf(small, name)];
          if (from !== to) expect([...rulesOf(small).keys()]).not.toContain(from);
        }
      }),
    );
  });

  test("changes only the rules of the touched names when an edit leaves the number of slots alone", () => {
    fc.assert(
      fc.property(edit, ({ before, after, kept }) => {
        const [old, current] = [layOutNames(before), layOutNames(after)];
        fc.pre([...rulesOf(old).keys()].join() === [...rulesOf(current).keys()].join());
        const touched = new Set([
          ...before.filter((name) => !kept.includes(name)).map((name) => ruleOf(old, name)),
          ...after.filter((name) => !kept.includes(name)).map((name) => ruleOf(current, name)),
        ]);
        for (const id of changedRules(old, current)) expect(touched).toContain(id);
      }),
      { maxSkipsPerRun: 1000 },
    );
  });

  test("neither moves nor changes anything when security_groups is raised", () => {
    fc.assert(
      fc.property(allowlist, fc.integer({ min: 1, max: 15 }), (list, few) => {
        const [declaredFew, declaredMany] = [layOut({ ...list, securityGroups: few }), layOut(list)];
        expect(rulesOf(declaredMany)).toEqual(rulesOf(declaredFew));
      }),
    );
  });

  test("keeps every rule where it stands, whatever else changes", () => {
    fc.assert(
      fc.property(names, names, seeThru, (some, others, window) => {
        const old = rulesOf(layOut(allowlistOf(some, { seeThru: window })));
        for (const [id, rule] of rulesOf(layOut(allowlistOf(others, { seeThru: window })))) {
          const { group, cidr, fromPort, toPort, protocol } = old.get(id) ?? rule;
          expect({ ...rule, group, cidr, fromPort, toPort, protocol }).toEqual(rule);
        }
      }),
    );
  });

  test("changes nothing but the window's own rules and empty carriers when a window opens or closes", () => {
    fc.assert(
      fc.property(allowlist, (list) => {
        const [open, closed] = [layOut(list), layOut({ ...list, seeThru: undefined })];
        for (const id of changedRules(closed, open)) {
          const rule = rulesOf(open).get(id);
          expect(rulesOf(closed).has(id)).toBe(false);
          if (!id.startsWith("see-thru")) expect(rule).toMatchObject({ names: [], cidr: "0.0.0.0/0" });
        }
      }),
    );
  });
});

describe("a rule", () => {
  test("has a description that AWS takes", () => {
    fc.assert(
      fc.property(allowlist, (list) => {
        for (const { description } of rulesOf(layOutApp(list)).values()) {
          expect(description.length).toBeLessThanOrEqual(255);
          expect(illegalDescriptionCharacters(description)).toEqual([]);
        }
      }),
    );
  });

  test("is read back by the annotation parser as the names and dates that were declared", () => {
    fc.assert(
      fc.property(allowlist, (list) => {
        for (const { id, names, description } of rulesOf(layOutApp(list)).values()) {
          const read = parseAnnotation(description);
          if (id.startsWith("see-thru")) expect(read).toEqual({ kind: "see-thru", until: list.seeThru?.until });
          else if (names.length === 0) expect(read).toEqual({ kind: "none" });
          else expect(read).toEqual({ kind: id.slice(0, 3), names });
        }
      }),
    );
  });

  test("holds its names sorted, and each declared name stands in exactly one rule", () => {
    fc.assert(
      fc.property(names, (list) => {
        const layout = layOutNames(list);
        const held = [...rulesOf(layout).values()].flatMap((rule) => {
          expect(rule.names).toEqual([...rule.names].sort());
          return rule.names.map((name) => `${rule.id.slice(0, 3)}://${name}:${rule.fromPort}`);
        });
        expect(held.sort()).toEqual(list.map(({ name, protocol, port }) => `${protocol}://${name}:${port}`).sort());
      }),
    );
  });

  test("has an id of its own in the app, and a protocol, port and CIDR of its own in the group", () => {
    fc.assert(
      fc.property(allowlist, (list) => {
        const { groups } = layOutApp(list);
        const ids = groups.flatMap((group) => group.rules.map((rule) => rule.id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const { rules } of groups) {
          const identities = rules.map((rule) => `${rule.protocol} ${rule.fromPort}-${rule.toPort} ${rule.cidr}`);
          expect(new Set(identities).size).toBe(identities.length);
        }
      }),
    );
  });

  test("has a rule at 0.0.0.0/0 beside it, in its group and on its port", () => {
    fc.assert(
      fc.property(allowlist, (list) => {
        for (const { rules } of layOut(list).groups) {
          for (const { fromPort } of rules) {
            expect(rules).toContainEqual(expect.objectContaining({ fromPort, cidr: "0.0.0.0/0" }));
          }
        }
      }),
    );
  });

  test("depends only on rules of its layout, and never on itself in the end", () => {
    fc.assert(
      fc.property(allowlist, (list) => {
        const rules = rulesOf(layOutApp(list));
        const created = new Set<string>();
        const create = (id: string, waiting: readonly string[]): void => {
          expect(waiting).not.toContain(id);
          expect(rules.has(id)).toBe(true);
          if (created.has(id)) return;
          for (const dependency of rules.get(id)?.dependsOn ?? []) create(dependency, [...waiting, id]);
          created.add(id);
        };
        for (const id of rules.keys()) create(id, []);
      }),
    );
  });
});

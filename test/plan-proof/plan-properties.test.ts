/**
 * Plans made of our own layouts, before and after random edits: explained as they are, and nothing can be slipped in or left out
 * unseen.
 */
import fc from "fast-check";
import { expect, test } from "vitest";
import type { AppAllowlist } from "../../src/policy/allowlist.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import type { AppLayout, Rule } from "../../src/security-groups/layout.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { allowlistOf, edit, seeThru } from "../security-groups/arbitraries.ts";
import { proveText } from "./plan-case.ts";
import { planJson, type ResourceChange } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

function treeFor({ app, names, seeThru: window, securityGroups }: AppAllowlist): PolicyTree {
  const allow = names.map(({ name, protocol, port }) => ({ [protocol]: [name], ports: [port], reason: "lab" }));
  const see_thru = window && {
    until: window.until,
    group: window.group,
    reason: "lab",
    ...(window.ports === "all" ? {} : { ports: window.ports }),
  };
  return treeOf(settings, [{ app, security_groups: securityGroups, allow, ...(see_thru ? { see_thru } : {}) }]);
}

/** The attributes of every resource of a layout, by address. */
function resourcesOf({ groups, app }: AppLayout): ReadonlyMap<string, object> {
  const tags = { "discriminat-policy:app": app, "discriminat-policy:network": "prod" };
  const resources = new Map<string, object>();
  for (const { id, name, rules } of groups) {
    const groupId = `sg-${id.replaceAll("-", "")}`;
    resources.set(`aws_security_group.${id}`, { id: groupId, name, tags, egress: [] });
    for (const rule of rules)
      resources.set(`aws_vpc_security_group_egress_rule.${rule.id}`, attributesOf(rule, groupId));
  }
  return resources;
}

function attributesOf({ protocol, fromPort, toPort, cidr, description }: Rule, groupId: string): object {
  const ports = protocol === "-1" ? {} : { from_port: fromPort, to_port: toPort };
  return { security_group_id: groupId, ip_protocol: protocol, ...ports, cidr_ipv4: cidr, description };
}

function changesBetween(
  before: ReadonlyMap<string, object>,
  after: ReadonlyMap<string, object>,
): readonly ResourceChange[] {
  return [...new Set([...before.keys(), ...after.keys()])].map((address) => {
    const was = before.get(address) ?? null;
    const is = after.get(address) ?? null;
    const isSame = JSON.stringify(was) === JSON.stringify(is);
    return {
      address,
      before: was,
      after: is,
      actions: [was === null ? "create" : is === null ? "delete" : isSame ? "no-op" : "update"],
    };
  });
}

const change = fc
  .tuple(edit, seeThru, seeThru)
  .map(([names, windowBefore, windowAfter]) => ({
    names,
    before: layOutApp(allowlistOf(names.before, { seeThru: windowBefore })),
    after: layOutApp(allowlistOf(names.after, { seeThru: windowAfter })),
    tree: treeFor(allowlistOf(names.after, { seeThru: windowAfter })),
  }))
  .filter(({ before, after }) => before.problems.length + after.problems.length === 0)
  .map(({ before, after, ...rest }) => ({ ...rest, before: resourcesOf(before), after: resourcesOf(after) }));

const text = (before: ReadonlyMap<string, object>, after: ReadonlyMap<string, object>): string =>
  planJson(changesBetween(before, after));

test("our own plan of any edit is explained, and says what the edit did", () => {
  fc.assert(
    fc.property(change, ({ before, after, names, tree }) => {
      const proof = proveText(tree, text(before, after));
      // On a port that runs full, a CIDR can go from one kind of rule to another in one change: a hazard that is told, and no lie.
      const known = /is destroyed and \S+ created for the same rule of checkout-egress/;
      expect(proof.problems.map(({ message }) => message).filter((message) => !known.test(message))).toEqual([]);
      const [app] = proof.apps;
      expect(app?.added).toHaveLength(names.after.length - names.kept.length);
      expect(app?.removed).toHaveLength(names.before.length - names.kept.length);
      expect(app?.kept).toHaveLength(names.kept.length);
    }),
    { numRuns: 60 },
  );
});

test("a name that is slipped into any rule is found, and nothing else", () => {
  fc.assert(
    fc.property(change, fc.nat(), ({ before, after, tree }, pick) => {
      const rules = [...after].filter(([, resource]) => /discriminat:(?:tls|ssh):/.test(JSON.stringify(resource)));
      const [address, resource] = rules[pick % Math.max(1, rules.length)] ?? [];
      fc.pre(address !== undefined && resource !== undefined && "description" in resource);
      const tampered = { ...resource, description: `${resource.description},smuggled.example` };
      const { problems } = proveText(tree, text(before, new Map([...after, [address, tampered]])));
      const unexplained = problems.filter(({ check }) => check === "plan/unexplained-rule");
      expect(unexplained.map(({ evidence }) => evidence?.name)).toEqual(["smuggled.example"]);
    }),
    { numRuns: 60 },
  );
});

test("names of a rule that is left out are missing, each at its line, and no other", () => {
  fc.assert(
    fc.property(change, fc.nat(), ({ before, after, tree }, pick) => {
      const rules = [...after].filter(([, resource]) => /discriminat:(?:tls|ssh):/.test(JSON.stringify(resource)));
      const [address, resource] = rules[pick % Math.max(1, rules.length)] ?? [];
      fc.pre(address !== undefined && resource !== undefined && "description" in resource);
      const { problems } = proveText(tree, text(before, new Map([...after].filter(([key]) => key !== address))));
      const missing = problems
        .filter(({ check }) => check === "plan/missing-rule")
        .map(({ evidence }) => evidence?.name);
      const names = String(resource.description)
        .replace(/^discriminat:\w+:/, "")
        .replaceAll("_", "?")
        .split(",");
      // Another pattern of the policy may admit the same.
      expect(names).toEqual(expect.arrayContaining(missing.map(String)));
      expect(problems.filter(({ check }) => check === "plan/unexplained-rule")).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("a network of 1,000 apps is read and proven in seconds", () => {
  const apps = Array.from({ length: 1_000 }, (_, index) => `app-${index}`);
  const names = Array.from(
    { length: 30 },
    (_, index) => ({ name: `host-${index}.service.example`, protocol: "tls", port: 443 }) as const,
  );
  const tree = treeOf(
    settings,
    apps.map((app) => ({ app, allow: [{ tls: names.map(({ name }) => name), reason: "lab" }] })),
  );
  const changes = apps.flatMap((app) => {
    const resources = resourcesOf(layOutApp(allowlistOf(names, { app, securityGroups: 1 })));
    return [...resources].map(([address, resource]): ResourceChange => {
      const own = JSON.stringify(resource).replaceAll("sg-egress", `sg-${app.replace("-", "")}`);
      return { address: `module.${app}.${address}`, after: JSON.parse(own) };
    });
  });
  const plan = planJson(changes);
  expect(changes.length).toBeGreaterThan(4_000);
  const start = performance.now();
  const proof = proveText(tree, plan);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(proof.isExplained).toBe(true);
  expect(proof.apps).toHaveLength(1_000);
});

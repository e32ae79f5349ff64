import { expect, test } from "vitest";
import { lintTree } from "../../src/library/lint-tree.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { stacksOf } from "../../src/terraform/stacks.ts";
import { hostNames, type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const staging = { region: "eu-west-1", vpc_id: "vpc-0fedcba9876543210" };

const allow = [
  { tls: hostNames(40), reason: "r" },
  { ssh: ["git.example.com"], ports: [22, 2222], reason: "r" },
];
const app = (name: string, team: string, more: Partial<PolicyObject> = {}): PolicyObject => ({
  ...{ app: name, team, allow, networks: ["prod", "staging"] },
  ...more,
});
const policies = [
  app("a", "payments"),
  app("b", "payments", { see_thru: { until: "2026-12-20", group: "separate", reason: "r" } }),
  app("c", "platform", { networks: ["prod"], security_groups: 2 }),
  app("d", "platform", { networks: ["prod"], existing_groups: { prod: ["sg-0123456789abcdef0"] } }),
];

const tree = (terraform: object, networks: object = { prod, staging }): PolicyTree =>
  treeOf({ networks, terraform, guardrails: { ports: { ssh: [22, 2222] } } }, policies);
const warnings = (of: PolicyTree): readonly string[] =>
  lintTree({ tree: of, findings: [], sources: new Map() }, { asOf: "2026-12-01" })
    .findings.filter(({ check }) => check === "groups/stack-large")
    .map(({ severity, file, message, help }) => `${severity} ${file}: ${message}; ${help}`);

/** Security Groups and rules of each stack, as they are synthesized. */
const sizes = (of: PolicyTree): readonly (readonly [string, number])[] =>
  stacksOf(of).map(({ name, layouts, publish }) => {
    const groups = layouts.flatMap((layout) => layout.groups);
    const own = groups.filter(({ existingId }) => existingId === undefined).length;
    const rules = groups.reduce((sum, { rules: all }) => sum + all.length, 0);
    return [name, own + rules + (publish === undefined ? 0 : layouts.length)];
  });

test.each([
  ["a stack for each network", {}],
  ["a stack for each network and team", { stacks: "team" }],
  ["ids that are published", { publish: { ssm_prefix: "/egress" } }],
])("counts what is synthesized: %s", (_, terraform) => {
  const expected = sizes(tree(terraform));
  expect(expected.every(([, size]) => size > 3)).toBe(true);
  const found = warnings(tree({ ...terraform, max_resources_per_stack: 1 })).map((line) => {
    const [, stack, size] = /stack "(.*?)" has (\d+) resources/.exec(line) ?? [];
    return [stack, Number(size)];
  });
  expect(found.sort()).toEqual([...expected].sort());
});

test("warns above the bound, not at it, and says what to write", () => {
  const size = new Map(sizes(tree({}))).get("prod") ?? 0;
  expect(warnings(tree({ max_resources_per_stack: size }))).toEqual([]);
  expect(warnings(tree({ max_resources_per_stack: size - 1 }))).toEqual([
    `warning policies/discriminat.yaml: the Terraform stack "prod" has ${size} resources of 4 apps, over the ${size - 1} that a stack may have: applies become slow; write \`terraform: {stacks: team}\`, which makes a stack for each team; their state moves`,
  ]);
  const teams = { stacks: "team", max_resources_per_stack: 2 };
  expect(warnings(tree(teams)).every((line) => line.includes("divide the team's apps among several teams"))).toBe(true);
});

test("warns above a thousand where the settings say nothing", () => {
  const many = (count: number) =>
    treeOf(
      { networks: { prod } },
      Array.from({ length: count }, (_, index) => ({
        ...{ app: `app-${index}`, team: "lab" },
        allow: [{ tls: ["api.example.com"], reason: "r" }],
      })),
    );
  expect(warnings(many(500))).toEqual([]);
  expect(warnings(many(501))).toEqual([
    expect.stringContaining('"prod" has 1,002 resources of 501 apps, over the 1,000'),
  ]);
});

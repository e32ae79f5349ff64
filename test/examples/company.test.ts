import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { expect, test } from "vitest";
import { allowlistOf } from "../../src/policy/allowlist.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import { networksOf } from "../../src/policy/resolve.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";
import { asOf, repository } from "../helpers/readme-commands.ts";

const { tree } = loadTree(join(repository, "policies"), { cwd: repository });
if (tree === undefined) throw new Error("policies/discriminat.yaml has errors");
const { policies, bundles, settings } = tree;

function run(...args: readonly string[]) {
  const { status, stdout } = spawnSync(process.execPath, ["dist/cli.js", ...args, "--as-of", asOf], {
    cwd: repository,
    encoding: "utf8",
    env: { PATH: process.env.PATH, NO_COLOR: "1" },
  });
  return { status, stdout };
}

test("the example company lints without any finding", () => {
  const { status, stdout } = run("lint", "--format", "json");
  expect(JSON.parse(stdout).findings).toEqual([]);
  expect(status).toBe(0);
});

test("the tests of the example company pass", () => {
  expect(run("test").status).toBe(0);
});

test.each(["policies", "examples/minimal/policies", "examples/multi-network/policies"])("%s is formatted", (folder) => {
  expect(run("fmt", "--check", "--policies", folder)).toMatchObject({ status: 0 });
});

test("the example company is large enough to show what the language can do", () => {
  expect(new Set(policies.map((policy) => policy.folder)).size).toBeGreaterThanOrEqual(3);
  expect(policies.length).toBeGreaterThanOrEqual(8);
  expect(settings.networks.length).toBe(2);
  expect(bundles.length).toBeGreaterThanOrEqual(1);
  expect(policies.filter((policy) => policy.seeThru !== undefined).length).toBe(1);
  expect(settings.guardrails.never.length).toBeGreaterThanOrEqual(1);
  expect(policies.some((policy) => policy.refuse.length > 0)).toBe(true);
  const lists = [
    ...policies.flatMap(({ allow }) => allow.flatMap(({ list }) => list ?? [])),
    ...bundles.flatMap(({ allow }) => allow),
  ];
  const names = lists.flatMap((list) => list.names.map((name) => name.value));
  for (const part of ["*", "?", "{region}"])
    expect(
      names.some((name) => name.includes(part)),
      part,
    ).toBe(true);
  expect(lists.some((list) => list.protocol === "ssh")).toBe(true);
  expect(lists.some((list) => list.ports !== undefined)).toBe(true);
});

test("one app has names for several rules, and every app fits", () => {
  const layouts = policies.flatMap((policy) =>
    networksOf(policy, settings.networks).map((network) => {
      const allowlist = allowlistOf(tree, policy, network);
      if (allowlist === undefined) throw new Error(`${policy.source.path} has no app or team`);
      return layOutApp(allowlist);
    }),
  );
  expect(layouts.flatMap((layout) => layout.problems)).toEqual([]);
  const rules = layouts.map((layout) => layout.groups.flatMap((group) => group.rules).length);
  expect(Math.max(...rules)).toBeGreaterThanOrEqual(8);
});

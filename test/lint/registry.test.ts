import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { knownChecks } from "../../src/check-families.ts";
import { lintChecks, treeChecks } from "../../src/lint/registry.ts";
import { loaderChecks } from "../../src/policy/checks.ts";

const folder = new URL("../../src/lint/checks/", import.meta.url);

test("every file in checks/ is registered under the id that its path says", () => {
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${entry.parentPath.split("/").at(-1)}/${entry.name.replace(/\.ts$/, "")}`);
  const loaded = new Set<string>(loaderChecks.map(({ id }) => id));
  expect(files.sort()).toEqual(lintChecks.map(({ id }) => id).filter((id) => !loaded.has(id)));
});

test("ids are unique and sorted", () => {
  const ids = knownChecks.map(({ id }) => id);
  expect(ids).toEqual([...new Set(ids)].sort());
  expect(new Set(treeChecks.map(({ id }) => id)).size).toBe(treeChecks.length);
});

test.each(lintChecks)("$id describes itself in the common form", ({ id, summary, why, repair }) => {
  expect(id).toMatch(/^(yaml|schema|settings|policy|groups|monitoring)\/[a-z]+(-[a-z]+)*$/);
  expect(summary).toMatch(/^[a-z`].*[^.]$/);
  for (const text of [why, repair]) expect(text).toMatch(/^[A-Z`].*[.:`]$/s);
});

import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { knownChecks } from "../../../src/check-families.ts";
import { trafficChecks } from "../../../src/compare/registry.ts";

const folder = new URL("../../../src/compare/checks/", import.meta.url);

test("every file in checks/ is registered under the id that its name says, in order", () => {
  const files = readdirSync(folder).map((file) => `traffic/${file.replace(/\.ts$/, "")}`);
  expect(trafficChecks.map(({ id }) => id)).toEqual(files.sort());
});

test("settings, suppressions and explain know them", () => {
  const known = new Set(knownChecks.map(({ id }) => id));
  expect(trafficChecks.filter(({ id }) => !known.has(id))).toEqual([]);
});

test.each(trafficChecks)("$id describes itself in the common form", ({ id, summary, why, repair }) => {
  expect(id).toMatch(/^traffic\/[a-z]+(-[a-z]+)*$/);
  expect(summary).toMatch(/^[a-z`].*[^.]$/);
  for (const text of [why, repair]) expect(text).toMatch(/^[A-Z`].*[.:`]$/s);
});

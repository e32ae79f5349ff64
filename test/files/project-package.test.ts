import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { isProjectPackage } from "../../src/files/project-package.ts";

const work = mkdtempSync(join(tmpdir(), "discriminat-policy-project-"));
afterAll(() => rmSync(work, { recursive: true, force: true }));

it.each([
  ["listed", '{"dependencies": {"one": "1.0.0"}}', true],
  ["listed for development", '{"devDependencies": {"one": "1.0.0"}}', true],
  ["another one", '{"dependencies": {"other": "1.0.0"}}', false],
  ["a list of none", '{"dependencies": null, "devDependencies": 1}', false],
  ["no object", "null", false],
  ["no JSON", "{", false],
])("a package.json with %s", (name, text, isThere) => {
  const folder = join(work, name.replaceAll(" ", "-"));
  mkdirSync(join(folder, "below"), { recursive: true });
  writeFileSync(join(folder, "package.json"), text);
  expect(isProjectPackage("one", folder)).toBe(isThere);
  expect(isProjectPackage("one", join(folder, "below"))).toBe(isThere);
  expect(isProjectPackage("toString", folder)).toBe(false);
});

it("what is installed and listed nowhere, as after `npm install --no-save`", () => {
  mkdirSync(join(work, "installed/node_modules/one"), { recursive: true });
  expect(isProjectPackage("one", join(work, "installed"))).toBe(true);
});

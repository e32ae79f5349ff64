/** SECURITY.md shows each claim by tests that exist, and supports what package.json says. */
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { repository } from "../helpers/readme-commands.ts";

const text = readFileSync(join(repository, "SECURITY.md"), "utf8");
const { version, engines, peerDependencies } = JSON.parse(readFileSync(join(repository, "package.json"), "utf8"));

it("names tests and pages that exist", () => {
  const tests = [...text.matchAll(/`(test\/[^`]+)`/g)].map(([, path = ""]) => path);
  const pages = [...text.matchAll(/\]\(((?!https:)[^)#]+)/g)].map(([, path = ""]) => path);
  expect([...tests, ...pages].filter((path) => !existsSync(join(repository, path)))).toEqual([]);
  expect(tests.length).toBeGreaterThan(20);
});

it("shows every claim of the threat model by a test", () => {
  const rows = text.split("\n").filter((line) => /^\| [^|]*\|[^|]*\|[^|]*\|[^|]*\|$/.test(line));
  const [, ...claims] = rows.filter((row) => !row.startsWith("| ---"));
  expect(claims.filter((row) => !/`test\/[^`]+\.test\.ts` \|$/.test(row))).toEqual([]);
  expect(claims.length).toBeGreaterThan(10);
});

it("supports the version that is released, and what the package asks for", () => {
  const [major, minor] = version.split(".");
  expect(text).toContain(`| ${major}.${minor} | yes |`);
  for (const range of engines.node.split(" || ")) expect(text).toContain(`\`${range.replace(/\.0$/, "")}\``);
  for (const [name, ranges] of Object.entries<string>(peerDependencies)) {
    if (name === "constructs") continue;
    for (const [, supported = ""] of ranges.matchAll(/\^(0\.\d+|\d+)/g)) {
      expect(text, name).toMatch(new RegExp(`\`${name}\`[^|]* ${supported.replace(".", "\\.")}\\b`));
    }
  }
});

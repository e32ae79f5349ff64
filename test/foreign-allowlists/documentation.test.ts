/** docs/importing.md lists every dialect and every kind of loss, in the words of the code. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lossKinds } from "../../src/foreign-allowlists/foreign-allowlist.ts";
import { readForeignAllowlist } from "../../src/foreign-allowlists/read-foreign-allowlist.ts";

const page = readFileSync(new URL("../../docs/importing.md", import.meta.url), "utf8");
const fixtures = new URL("../fixtures/foreign-allowlists/", import.meta.url).pathname;

/** The first two columns of the table below a heading. */
function rowsBelow(heading: string): readonly (readonly [string, string])[] {
  const section = page.split(`### ${heading}\n`)[1]?.split(/\n##+ /)[0] ?? "";
  return [...section.matchAll(/^\| (?!---)([^|]+) \| ([^|]+) \|/gm)]
    .slice(1)
    .map(([, first = "", second = ""]) => [first, second] as const);
}

test("every kind of loss is listed, in the order of the code", () => {
  expect(rowsBelow("What is lost")).toEqual(Object.entries(lossKinds).map(([kind, words]) => [`\`${kind}\``, words]));
});

test("every dialect is listed and has a fixture", () => {
  const kinds = readdirSync(fixtures)
    .filter((name) => !name.endsWith(".expected"))
    .map((name) => readForeignAllowlist(readFileSync(join(fixtures, name), "utf8"), name)?.kind);
  expect([...new Set(kinds)].sort()).toEqual(
    rowsBelow("Dialects")
      .map(([kind]) => kind)
      .sort(),
  );
});

test("every kind of loss occurs in a fixture", () => {
  const occurring = readdirSync(fixtures)
    .filter((name) => !name.endsWith(".expected"))
    .flatMap((name) => readForeignAllowlist(readFileSync(join(fixtures, name), "utf8"), name)?.lost ?? [])
    .map(({ what }) => what);
  expect([...new Set(occurring)].sort()).toEqual(Object.keys(lossKinds).sort());
});

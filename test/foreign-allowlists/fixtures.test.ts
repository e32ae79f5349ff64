/** Each file of the fixtures is read as its golden says. A new file there is a new test. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { readForeignAllowlist } from "../../src/foreign-allowlists/read-foreign-allowlist.ts";
import { describeAllowlist } from "./describe.ts";

const fixtures = new URL("../fixtures/foreign-allowlists/", import.meta.url).pathname;
const names = readdirSync(fixtures)
  .filter((name) => !name.endsWith(".expected"))
  .sort();

test.each(names)("%s is read as its golden says", async (name) => {
  const read = readForeignAllowlist(readFileSync(join(fixtures, name), "utf8"), name);
  const text = read === undefined ? "not an allowlist\n" : describeAllowlist(read);
  await expect(text).toMatchFileSnapshot(join(fixtures, `${name}.expected`));
});

test.each(names)("%s is told apart by its content alone", (name) => {
  const text = readFileSync(join(fixtures, name), "utf8");
  expect(readForeignAllowlist(text, "a")).toEqual(readForeignAllowlist(text, name));
});

/** What is read, without columns. */
function meaningOf(text: string): unknown {
  const read = readForeignAllowlist(text, "a");
  return [
    read?.kind,
    read?.entries.map(({ names, ports, list, line }) => [names, ports, list, line]),
    read?.lost.map(({ what, list, line }) => [what, list, line]),
  ];
}

test.each(names)("%s means the same with line ends of Windows and a byte order mark", (name) => {
  const text = readFileSync(join(fixtures, name), "utf8");
  expect(meaningOf(`\uFEFF${text.replaceAll("\n", "\r\n")}`)).toEqual(meaningOf(text));
});

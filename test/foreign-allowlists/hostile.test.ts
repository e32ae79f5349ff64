/** Whatever the text is, it is read in reasonable time or refused in words. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { maxYamlLength, readForeignAllowlist } from "../../src/foreign-allowlists/read-foreign-allowlist.ts";

const fixtures = new URL("../fixtures/foreign-allowlists/", import.meta.url).pathname;
const texts = readdirSync(fixtures)
  .filter((name) => !name.endsWith(".expected"))
  .sort()
  .map((name) => readFileSync(join(fixtures, name), "utf8"));

function readOrRefuse(text: string): void {
  try {
    readForeignAllowlist(text, "a");
  } catch (error) {
    expect(error).toBeInstanceOf(UserError);
  }
}

test("pieces of real texts in any order end in a reading or a UserError", () => {
  const piece = fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.nat(400))
    .map(([text, from, length]) => text.slice(from % text.length, (from % text.length) + length));
  const splice = fc.constantFrom(
    "",
    "\n",
    " ",
    "__proto__",
    "constructor: ",
    "\u0000",
    "&a ",
    "*a",
    "<<: ",
    "[",
    "}",
    '"',
    "| ",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, splice), { maxLength: 8 }), (pieces) => readOrRefuse(pieces.join(""))),
    { numRuns: 200 },
  );
});

/** Lone surrogates among them. */
const unitsOf = fc.array(fc.integer({ max: 0xffff, min: 0 })).map((units) => String.fromCharCode(...units));

test("any text ends in a reading or a UserError", () => {
  fc.assert(fc.property(unitsOf, readOrRefuse));
});

const size = 40_000;
const workflow = (endpoints: string): string =>
  `jobs:\n  a:\n    steps:\n      - uses: step-security/harden-runner@v2\n        with:\n          allowed-endpoints: ${endpoints}\n`;

test.each<[string, string]>([
  ["one endless word", "a".repeat(size)],
  ["dots", ".".repeat(size)],
  ["labels", "a.".repeat(size)],
  ["stars", "*.".repeat(size)],
  ["blank lines", "\n".repeat(size)],
  ["blanks before a key", `${" ".repeat(size)}x\n`.repeat(3)],
  ["expressions that do not end", "${{".repeat(size)],
  ["braces that do not end", "{{ ".repeat(size)],
  ["backslashes", "acl a dstdomain \\\n".repeat(size / 10)],
  [
    "rules of Squid",
    `acl a dstdomain .example.com\n${"http_access allow b a\nhttp_access deny a\n".repeat(size / 20)}`,
  ],
  ["rings of ACLs", `acl a any-of b b c\nacl b any-of a c\nacl c dstdomain x.example.com\nhttp_access allow a\n`],
  ["many ACLs", Array.from({ length: size / 20 }, (_, n) => `acl a${n} any-of a${n + 1} a${n + 1}`).join("\n")],
  ["deep JSON", "[".repeat(size) + "]".repeat(size)],
  ["deep YAML", workflow("[".repeat(size))],
  ["an endless word in a workflow", workflow("${{".repeat(size))],
  [
    "aliases of aliases",
    `a: &a [x]\n${Array.from({ length: 40 }, (_, n) => `b${n}: &b${n} [${`*${n === 0 ? "a" : `b${n - 1}`}, `.repeat(9)}]`).join("\n")}\n${workflow("x.example.com")}`,
  ],
])("%s are read in reasonable time", (_, text) => {
  const start = performance.now();
  readOrRefuse(text);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test("keys of JavaScript's own objects are keys like any other", () => {
  const read = readForeignAllowlist(
    "jobs:\n  __proto__:\n    steps:\n      - uses: step-security/harden-runner@v2\n        with: {allowed-endpoints: 'api.example.com:443', constructor: x}\n",
    "a",
  );
  expect(read?.entries.map(({ list, names }) => [list, names])).toEqual([["__proto__", ["api.example.com"]]]);
  expect(read?.lost.map(({ what }) => what)).toEqual(["unknown"]);
});

test("a long list is read at once", () => {
  const names = Array.from({ length: size / 4 }, (_, number) => `host${number}.example.com`);
  const start = performance.now();
  expect(readForeignAllowlist(names.join("\n"), "a")?.entries).toHaveLength(size / 4);
  expect(readForeignAllowlist(JSON.stringify(names), "a")?.entries).toHaveLength(size / 4);
  expect(readForeignAllowlist(`acl a dstdomain ${names.join(" ")}`, "a")?.entries).toHaveLength(size / 4);
  expect(performance.now() - start).toBeLessThan(10_000);
});

test.each<[string, string]>([
  ["nothing", ""],
  ["blanks", " \n\n"],
  [
    "prose",
    "The team that owns the service decides. It connects to example.com, and to nothing else that we know of.\n",
  ],
  ["a program", "import { a } from './a.js';\nexport function b() {\n  return a.c.d(1);\n}\n"],
  ["a workflow without harden-runner", "jobs:\n  a:\n    steps:\n      - run: echo hello\n"],
  ["another JSON", '{"name": "a", "version": "1.0.0"}'],
  ["JSON with numbers", "[1, 2, 3]"],
  ["our own policy", "app: a\nteam: b\nallow:\n  - tls: [api.example.com]\n    reason: It calls the API.\n"],
])("%s is none of the dialects", (_, text) => {
  expect(readForeignAllowlist(text, "a")).toBeUndefined();
});

test("a workflow that is not YAML is refused with its line", () => {
  expect(() => readForeignAllowlist(workflow('"a'), "ci.yml")).toThrow(
    /^ci\.yml looks like a workflow with harden-runner and cannot be read: line \d+: /,
  );
});

test("YAML that would take minutes is refused", () => {
  const text = workflow("x.example.com") + "#".repeat(maxYamlLength);
  expect(() => readForeignAllowlist(text, "ci.yml")).toThrow(
    "ci.yml is too large to be read as a workflow with harden-runner",
  );
});

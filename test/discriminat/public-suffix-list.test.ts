import { readFileSync } from "node:fs";
import fc from "fast-check";
import { getPublicSuffix } from "tldts";
import { expect, test } from "vitest";
import { publicSuffixListDate, publicSuffixOf } from "../../src/discriminat/public-suffix-list.ts";
import { listedNames } from "../helpers/listed-names.ts";

const names = listedNames().flatMap(({ name }) => [name, `anyone.${name}`, `www.anyone.${name}`]);
const theirs = (name: string): string | null =>
  getPublicSuffix(name, { allowPrivateDomains: true, validateHostname: false });

test("every listed name has the suffix that tldts finds", () => {
  const different = names.filter((name) => publicSuffixOf(name).suffix !== theirs(name));
  expect(names.length).toBeGreaterThan(30_000);
  expect(different).toEqual([]);
});

test("names made of listed labels in any order have the suffix that tldts finds", () => {
  const label = fc.oneof(
    fc.constantFrom(...new Set(names.flatMap((name) => name.split(".")))),
    fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,6}[a-z0-9])?$/),
  );
  const name = fc
    .tuple(fc.array(label, { maxLength: 3 }), fc.constantFrom(...names))
    .map(([labels, rest]) => [...labels, rest].join("."));
  fc.assert(
    fc.property(name, (candidate) => {
      expect(publicSuffixOf(candidate).suffix).toBe(theirs(candidate));
    }),
    { numRuns: 5_000 },
  );
});

test.each([
  ["api.github.com", "com", "icann"],
  ["x.github.io", "github.io", "private"],
  ["github.io", "github.io", "private"],
  ["a.s3.amazonaws.com", "s3.amazonaws.com", "private"],
  ["a.b.ck", "b.ck", "icann"],
  ["b.ck", "b.ck", "icann"],
  ["www.ck", "ck", "icann"],
  ["a.www.ck", "ck", "icann"],
  ["a.city.kobe.jp", "kobe.jp", "icann"],
  ["a.b.kobe.jp", "b.kobe.jp", "icann"],
  ["compute.internal", "internal", undefined],
])("the suffix of %s is %s", (name, suffix, section) => {
  expect(publicSuffixOf(name)).toEqual({ suffix, section });
});

test("the generated file is what the script makes of the list in data", async () => {
  const script: { render(): Promise<string> } = await import(
    new URL("../../scripts/generate-public-suffix-list.mjs", import.meta.url).href
  );
  const file = new URL("../../src/discriminat/generated/public-suffix-list.ts", import.meta.url);
  expect(readFileSync(file, "utf8")).toBe(await script.render());
});

test("the list says how old it is", () => {
  expect(publicSuffixListDate).toMatch(/^\d{4}-\d{2}-\d{2}$/);
});

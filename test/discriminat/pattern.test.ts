import fc from "fast-check";
import { expect, test } from "vitest";
import { isPattern, matches, type WildcardReading } from "../../src/discriminat/pattern.ts";

/** The definition, by recursion, without any cleverness. */
function matchesByDefinition(pattern: string, name: string, reading: WildcardReading): boolean {
  const labels = pattern.split(".");
  const words = name.split(".");
  return (
    labels.length === words.length && labels.every((label, index) => matchesLabel(label, words[index] ?? "", reading))
  );
}

function matchesLabel(label: string, word: string, reading: WildcardReading): boolean {
  return word !== "" && matchesText(label, word, reading);
}

function matchesText(label: string, word: string, reading: WildcardReading): boolean {
  if (label === "") return word === "";
  const rest = label.slice(1);
  const wild = /^[a-z0-9-]/.test(word);
  if (label.startsWith("?")) return wild && matchesText(rest, word.slice(1), reading);
  if (!label.startsWith("*")) return word.startsWith(label.charAt(0)) && matchesText(rest, word.slice(1), reading);
  if (reading.emptyRun && matchesText(rest, word, reading)) return true;
  return wild && (matchesText(rest, word.slice(1), reading) || matchesText(label, word.slice(1), reading));
}

// The vendor's own examples: https://chasersystems.com/blog/wildcards-and-system-2-thinking
test.each([
  ["???.bbc.co.uk", "www.bbc.co.uk", true],
  ["???.bbc.co.uk", "x-9.bbc.co.uk", true],
  ["???.bbc.co.uk", "bbc.co.uk", false],
  ["???.bbc.co.uk", "smtp.bbc.co.uk", false],
  ["???.bbc.co.uk", "s3.bbc.co.uk", false],
  ["*.*.foo.com", "a.b.foo.com", true],
  ["*.*.foo.com", "www.foo.com", false],
  ["*.*.foo.com", "a.b.c.foo.com", false],
  ["*.bar.net", "www.bar.net", true],
  ["*.bar.net", "bar.net", false],
  ["*.bar.net", "abc.def.bar.net", false],
])("%s against %s: %s", (pattern, name, expected) => {
  expect(matches(pattern, name)).toBe(expected);
});

test.each([
  ["api*.x.com", "api.x.com"],
  ["*api.x.com", "api.x.com"],
  ["a*b.x.com", "ab.x.com"],
])("whether %s matches %s depends on the reading of *", (pattern, name) => {
  expect(matches(pattern, name)).toBe(false);
  expect(matches(pattern, name, { emptyRun: true })).toBe(true);
});

test.each(["", ".", ".com", "a.", "a..com"])("%j is matched by no pattern, nor by itself", (name) => {
  for (const pattern of ["*", "*.*", "*.com", "*.*.com", name]) {
    expect(matches(pattern, name)).toBe(false);
    expect(matches(pattern, name, { emptyRun: true })).toBe(false);
  }
});

test("matching agrees with its definition", () => {
  const text = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 9 });
  fc.assert(
    fc.property(text("ab-_.?**"), text("ab-_.."), fc.boolean(), (pattern, name, emptyRun) => {
      expect(matches(pattern, name, { emptyRun })).toBe(matchesByDefinition(pattern, name, { emptyRun }));
    }),
    { numRuns: 20_000 },
  );
});

test.each(["_", "A", "é", "а", " ", "\0", "😀", "*", "?"])("wildcards do not stand for %j", (character) => {
  for (const pattern of ["*.example.com", "?.example.com", "?*?.example.com"]) {
    expect(matches(pattern, `${character}.example.com`)).toBe(false);
    expect(matches(pattern, `a${character}b.example.com`)).toBe(false);
  }
});

test("many stars in one label cost no time", () => {
  const started = performance.now();
  for (let i = 0; i < 1_000; i += 1) matches(`${"*a".repeat(20)}b.example.com`, `${"a".repeat(60)}.example.com`);
  // A backtracking matcher needs longer than the universe for a single one.
  expect(performance.now() - started).toBeLessThan(5_000);
});

test("a pattern is what has a wildcard", () => {
  expect(["*.a.com", "a?.com", "a.com"].map(isPattern)).toEqual([true, true, false]);
});

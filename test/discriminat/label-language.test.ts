/** Words that two labels share, or that one has and the other lacks: those that a host name can have come first. */
import { describe, expect, test } from "vitest";
import { sharedWord, wordOutside } from "../../src/discriminat/label-language.ts";
import { mayOverlap, overlaps, witnessOutside } from "../../src/discriminat/pattern-language.ts";

const empty = { emptyRun: true };
const filled = { emptyRun: false };

test.each([
  ["*-*", "*-?*", empty, "a-a"],
  ["*-*", "???", empty, "a-a"],
  ["*-*", "??", empty, "a-"],
  ["-*", "*-", empty, "-"],
  ["-*", "*-", filled, "--"],
  ["?-", "*", filled, "a-"],
  ["-?", "??", filled, "-a"],
  ["*-", "-?*", filled, "-a-"],
  ["x*-*", "x*", empty, "x-a"],
  ["a", "a", filled, "a"],
  ["a", "b", filled, undefined],
  ["a", "?b", filled, undefined],
])("%s and %s share, with %j: %s", (a, b, reading, word) => {
  expect(sharedWord(a, b, reading)).toBe(word);
});

test.each([
  ["?-*", "*-*", empty, "aa-a"],
  ["a*", "?-*", empty, "b-b"],
  ["*a*", "*-*", empty, "b-b"],
  ["*-?*", "*-*", empty, "-"],
  ["?*-*", "*-*", empty, "-"],
  ["??*", "*", filled, "a"],
  ["*?", "?-", filled, undefined],
  ["a", "a", filled, undefined],
  ["a*", "ab", filled, undefined],
  ["b*", "ab", filled, "ab"],
  ["a", "-", filled, "-"],
  ["*b*", "?", filled, "a"],
  ["ww*", "*", filled, "api"],
  ["a", "", filled, undefined],
])("outside of %s, in %s, with %j: %s", (a, b, reading, word) => {
  expect(wordOutside(a, b, reading)).toBe(word);
});

describe("whole patterns", () => {
  test.each([
    ["?-.*", "*.?-", empty, "a-.a-", "www.a-"],
    ["*-*.*", "*-?*.?*", empty, "a-a.www", undefined],
    ["x.?.com", "?.?-.com", filled, undefined, "a.a-.com"],
    ["x-.?", "?*.??", filled, undefined, "www.aa"],
  ])("%s and %s, with %j, share %s, and outside is %s", (a, b, reading, shared, outside) => {
    expect([overlaps(a, b, reading), witnessOutside(a, b, reading)]).toEqual([shared, outside]);
  });

  test.each([
    ["a.com", "a.com", true],
    ["a.com", "b.com", false],
    ["a.com", "a.org", false],
    ["a.com", "com", true],
    ["com", "a.com", true],
    ["xcom", "a.com", false],
    ["*.com", "a.com", true],
    ["a.com", "?.com", true],
    ["*b.com", "*a.com", false],
    ["b*.com", "a*.com", true],
    ["*", "?", true],
    ["", "a", true],
    ["b", "a", false],
  ])("%s and %s may share a name, by their ends: %s", (a, b, may) => {
    expect(mayOverlap(a, b)).toBe(may);
  });
});

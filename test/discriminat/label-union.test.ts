/** Which of many labels a word of one label can avoid, and what the question costs. */
import { expect, test } from "vitest";
import { escapes } from "../../src/discriminat/label-union.ts";

const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789"];

function ask(label: string, others: readonly string[], { hostNames = true, left = 1_000_000 } = {}) {
  const budget = { left };
  const found = escapes(label, others, {}, { hostNames, budget });
  return { found: found?.map(({ word, matched }) => [word, Number(matched)]), spent: left - budget.left };
}

test.each([
  ["ab", ["a*", "*b", "c*"], [["ab", 3]]],
  ["ab", ["c*"], [["ab", 0]]],
  ["ab", [], [["ab", 0]]],
  ["*", ["a*", "*"], [["b", 2]]],
  ["?", ["a", "b"], [["c", 0]]],
  ["*", ["a*", "b*"], [["c", 0]]],
  ["*", ["a?*", "?a*"], [["bb", 0]]],
  ["a*", ["*b", "*c"], [["aa", 0]]],
  ["?b", ["a?", "?b"], [["cb", 2]]],
  ["*", ["?", "??*"], [["aa", 0]]],
])("of %s, against %j, the words that no others beat are %j", (label, others, found) => {
  expect(ask(label, others).found).toEqual(found);
});

test("where every word is matched by one of the others, each of them shows that", () => {
  const { found = [] } = ask("?", letters);
  expect(found).toHaveLength(36);
  expect(found.map(([word]) => word).sort()).toEqual([...letters].sort());
  for (const [word, matched] of found) expect(matched).toBe(2 ** letters.indexOf(String(word)));
  expect(ask("?", letters, { hostNames: false }).found).toEqual([["-", 0]]);
});

test("a question costs its steps, and those that follow one more for each that is like them", () => {
  expect(ask("ab", ["a", "b", "c"]).spent).toBe(3);
  expect(ask("?", ["a", "b"]).spent).toBe(2);
  expect(ask("*", ["a*", "b*"]).spent).toBe(3);
  // 72 tokens: each step costs twice as much.
  expect(ask("?", letters, { hostNames: false }).spent).toBe(4);
  expect(ask("?", letters).spent).toBe(1_334);
});

test("without the steps there is no answer", () => {
  expect(ask("?", ["a", "b"], { left: 3 }).found).toEqual([["c", 0]]);
  expect(ask("?", ["a", "b"], { left: 2 }).found).toBeUndefined();
  expect(ask("ab", ["a", "b"], { left: 1 }).found).toEqual([["ab", 0]]);
});

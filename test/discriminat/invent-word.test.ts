/** Words that are made up for labels with wildcards: which come first, and where they end. */
import { expect, test } from "vitest";
import { inventWord } from "../../src/discriminat/invent-word.ts";

/** The first words that a label gives, each taken by the one before. */
function wordsOf(label: string, count: number): readonly (string | undefined)[] {
  const words: string[] = [];
  const last = inventWord(label, (word) => words.push(word) < count);
  return last === undefined ? [...words, undefined] : words;
}

test.each<[label: string, words: readonly (string | undefined)[]]>([
  ["*", ["anyone", "anyone1", "anyone2"]],
  ["api-*", ["api-anyone", "api-anyone1", "api-anyone2"]],
  ["*-*", ["anyone-a", "anyone1-a", "anyone2-a"]],
  ["?", ["a", "b", "c"]],
  ["x?", ["xa", "xb", "xc"]],
  ["??", ["aa", "ba", "ca"]],
  ["?*", ["aanyone", "banyone1", "canyone2"]],
  ["plain", ["plain", undefined]],
])("%s gives the words %j, in this order", (label, words) => {
  expect(wordsOf(label, 3)).toEqual(words);
});

test("? counts through all letters and digits, several through all their words", () => {
  expect(wordsOf("?", 100)).toEqual([..."abcdefghijklmnopqrstuvwxyz0123456789", undefined]);
  const pairs = wordsOf("??", 2_000);
  expect(pairs.slice(35, 38)).toEqual(["9a", "ab", "bb"]);
  expect(new Set(pairs).size).toBe(36 * 36 + 1);
  expect(pairs.at(-1)).toBeUndefined();
});

test("numbers are written in letters too, so that words stay short", () => {
  expect(wordsOf("*", 40).slice(35)).toEqual(["anyonez", "anyone10", "anyone11", "anyone12", "anyone13"]);
});

test("a word is no longer than a label can be, where that is possible", () => {
  const nearly = (length: number) => "x".repeat(length);
  expect(wordsOf(`${nearly(57)}*`, 2)).toEqual([`${nearly(57)}anyone`, `${nearly(57)}1`]);
  expect(wordsOf(`${nearly(58)}*`, 2)).toEqual([`${nearly(58)}a`, `${nearly(58)}1`]);
  expect(wordsOf(`${nearly(58)}*`, 40).at(36)).toBe(`${nearly(58)}10`);
  expect(wordsOf(`${nearly(60)}**`, 1)).toEqual([`${nearly(60)}aa`]);
});

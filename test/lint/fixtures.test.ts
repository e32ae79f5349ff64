import { describe, expect, test } from "vitest";
import { documentedChecks, type ExampleFile, judgeFiles, readExamples } from "./check-examples.ts";

const examples = readExamples();

test("every check has fixtures, and every fixture belongs to a check", () => {
  expect(examples.map(({ id }) => id).sort()).toEqual(documentedChecks.map(({ id }) => id));
});

describe.each(examples)("$id", ({ id, bad, good }) => {
  test("the bad tree yields this check and no other", () => {
    const found = judgeFiles(bad, id).map(({ check }) => check);
    expect(found.length).toBeGreaterThan(0);
    expect(new Set(found)).toEqual(new Set([id]));
  });

  test("the good tree yields nothing", () => {
    expect(judgeFiles(good, id)).toEqual([]);
  });

  test("bad and good differ in one place", () => {
    expect(bad).not.toEqual(good);
    const [before, after] = withoutCommonEnds(linesOf(bad), linesOf(good));
    const kept = new Set(after.filter((line) => line.trim() !== ""));
    expect(before.filter((line) => kept.has(line))).toEqual([]);
  });
});

/** All lines of a tree; a file under another name counts as the same. */
function linesOf(files: readonly ExampleFile[]): readonly string[] {
  return files.flatMap(({ content, link }) => (content === undefined ? [link ?? "pipe"] : String(content).split("\n")));
}

function withoutCommonEnds(before: readonly string[], after: readonly string[]) {
  let start = 0;
  while (start < Math.min(before.length, after.length) && before[start] === after[start]) start += 1;
  let end = 0;
  while (end < Math.min(before.length, after.length) - start && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)] as const;
}

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import {
  documentedChecks,
  type ExampleFile,
  judgeFiles,
  readExamples,
  renderCheckDocs,
  showFinding,
} from "./check-examples.ts";

const page = readFileSync(new URL("../../docs/checks.md", import.meta.url), "utf8");

test("docs/checks.md is what `npm run docs` writes", () => {
  const examples = readExamples().map((example) => ({ ...example, findings: judgeFiles(example.bad, example.id) }));
  expect(page).toBe(renderCheckDocs(examples));
});

const sections = page
  .split(/^## /m)
  .slice(1)
  .map((text) => {
    const [before = "", after] = text.split("\nInstead:\n");
    return {
      id: text.slice(0, text.indexOf("\n")),
      before: files(before),
      output: /^```text\n([\s\S]*?)^```$/m.exec(before)?.[1]?.trimEnd(),
      after: after === undefined ? [] : files(after),
    };
  });

/** The YAML blocks of a text, each below its path. */
function files(markdown: string): readonly ExampleFile[] {
  return [
    ...markdown.matchAll(/^`((?:policies\/|observations|\.github\/)[^`]+)`\n\n```(?:yaml|json)\n([\s\S]*?)^```$/gm),
  ].map(([, path, content]) => ({
    path: path ?? "",
    content: content ?? "",
  }));
}

/** Traffic that is the same is shown once. */
function withTraffic(after: readonly ExampleFile[], before: readonly ExampleFile[]): readonly ExampleFile[] {
  const traffic = ({ path }: ExampleFile): boolean => path === "observations.json";
  return after.some(traffic) ? after : [...after, ...before.filter(traffic)];
}

test.each(readExamples())("$id: the bad tree has the finding, and the good one none at all", ({ id, bad, good }) => {
  expect(judgeFiles(bad, id).map(({ check }) => check)).toEqual(expect.arrayContaining([id]));
  expect(judgeFiles(good, id)).toEqual([]);
});

test("every check has a section", () => {
  expect(sections.map(({ id }) => id)).toEqual(documentedChecks.map(({ id }) => id));
});

test("every section shows its example, but for files that a page cannot show", () => {
  expect(sections.filter(({ before }) => before.length === 0).map(({ id }) => id)).toEqual([
    "groups/slots-exceeded",
    "policy/file-symbolic-link",
    "policy/file-unreadable",
    "yaml/byte-order-mark",
    "yaml/encoding",
    "yaml/hidden-character",
    "yaml/too-large",
  ]);
});

describe.each(sections.filter(({ before }) => before.length > 0))("$id", ({ id, before, output, after }) => {
  test("the example before has the finding that the page shows", () => {
    const findings = judgeFiles(before, id);
    expect(findings.map(({ check }) => check)).toContain(id);
    expect(findings.map(showFinding).join("\n")).toBe(output);
  });

  test("the example after has no finding", () => {
    expect(judgeFiles(withTraffic(after, before), id)).toEqual([]);
  });
});

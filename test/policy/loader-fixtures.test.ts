/** Each folder of test/fixtures/loader/ is a tree of policies; its expected.txt holds what the loader says about it. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { UserError } from "../../src/errors.ts";
import { loadTree } from "../../src/policy/load-tree.ts";

const fixtures = join(import.meta.dirname, "../fixtures/loader");

/** One line a finding, its help and related places indented below. */
function describeLoading(root: string): string {
  try {
    const { findings, tree } = loadTree(root, { cwd: root });
    const lines = findings.flatMap(({ file, line, column, check, severity, message, help, related = [] }) => [
      `${file}:${line}:${column} ${check} ${severity} ${message}`,
      ...related.map((other) => `    ${other.file}:${other.line}:${other.column} ${other.message}`),
      ...(help === undefined ? [] : [`    help: ${help}`]),
    ]);
    return [...lines, tree === undefined ? "no tree" : `${tree.policies.length} policies`, ""].join("\n");
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `UserError ${error.exitCode} ${error.message}\n    hint: ${error.hint}\n`;
  }
}

const cases = readdirSync(fixtures, { withFileTypes: true }).filter((entry) => entry.isDirectory());

for (const { name } of cases) {
  test(`the loader says about "${name}" what its expected.txt holds`, async () => {
    const root = join(fixtures, name);
    await expect(describeLoading(root)).toMatchFileSnapshot(join(root, "expected.txt"));
  });
}

/** The fixtures of test/fixtures/checks/, read and linted by the code that also writes docs/checks.md. */
import type { CheckInfo } from "../../src/findings/check.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { lintTree } from "../../src/lint/lint.ts";
import { loadTree } from "../../src/policy/load-tree.ts";

export interface ExampleFile {
  readonly path: string;
  readonly content?: Buffer | string;
  /** Target of a symbolic link, which has no content. */
  readonly link?: string;
  /** A named pipe, which has no content either. */
  readonly pipe?: true;
}

interface Example {
  readonly id: string;
  readonly bad: readonly ExampleFile[];
  readonly good: readonly ExampleFile[];
}

interface Script {
  readonly readExamples: () => readonly Example[];
  readonly lintFiles: (files: readonly ExampleFile[], tool: object) => readonly Finding[];
  readonly showFinding: (finding: Finding) => string;
  readonly renderCheckDocs: (
    checks: readonly CheckInfo[],
    examples: readonly (Example & { readonly findings: readonly Finding[] })[],
  ) => string;
}

const script: Script = await import(new URL("../../scripts/generate-check-docs.mjs", import.meta.url).href);

export const { readExamples, showFinding, renderCheckDocs } = script;

/** Findings of a tree made of these files, and of the default settings where it has none. */
export function lintFiles(files: readonly ExampleFile[]): readonly Finding[] {
  return script.lintFiles(files, { loadTree, lintTree });
}

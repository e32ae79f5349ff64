/** The fixtures of test/fixtures/checks/, read and judged by the code that also writes docs/checks.md. */
import { type CheckFamily, checkFamilies } from "../../src/check-families.ts";
import { checkTraffic } from "../../src/compare/check-traffic.ts";
import type { CheckInfo } from "../../src/findings/check.ts";
import type { Finding } from "../../src/findings/finding.ts";
import { lintTree } from "../../src/library/lint-tree.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import { readSnapshot } from "../../src/traffic/snapshot/read-snapshot.ts";

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
  readonly judgeFiles: (files: readonly ExampleFile[], id: string, tool: object) => readonly Finding[];
  readonly showFinding: (finding: Finding) => string;
  readonly renderCheckDocs: (
    families: readonly CheckFamily[],
    examples: readonly (Example & { readonly findings: readonly Finding[] })[],
  ) => string;
  readonly documentedChecks: (families: readonly CheckFamily[]) => readonly CheckInfo[];
}

const script: Script = await import(new URL("../../scripts/generate-check-docs.mjs", import.meta.url).href);

export const { readExamples, showFinding } = script;

/** Every check that has an example, sorted by id. */
export const documentedChecks: readonly CheckInfo[] = script.documentedChecks(checkFamilies);

export function renderCheckDocs(examples: Parameters<Script["renderCheckDocs"]>[1]): string {
  return script.renderCheckDocs(checkFamilies, examples);
}

/** Findings of a tree made of these files, and of the default settings where it has none, as the check's examples are judged. */
export function judgeFiles(files: readonly ExampleFile[], id: string): readonly Finding[] {
  return script.judgeFiles(files, id, { loadTree, lintTree, readSnapshot, checkTraffic });
}

/** `lint --fix`: writes the fixes that may be applied, and says on standard error what they are. */
import { automationFiles } from "../../command-line/automation-files.ts";
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import type { Selection } from "../../command-line/select-files.ts";
import { textVersion, writeFileAtomically } from "../../command-line/write-file.ts";
import type { Finding } from "../../findings/finding.ts";
import { fixTree } from "../../library/fix-tree.ts";
import type { AppliedFix, FixedTree, RefusedFix } from "../../lint/apply-fixes.ts";
import { quote } from "../../text/quote.ts";
import { visible } from "../../text/visible.ts";

export interface FixedFiles {
  readonly tree: FixedTree;
  /** For the JSON output. */
  readonly data: Readonly<Record<string, unknown>>;
}

/** Only files that were asked for are written; each one whole, and only while it holds what was judged. */
export async function fixFiles({ includes }: Selection, global: GlobalOptions, io: Io): Promise<FixedFiles> {
  const { policies, asOf, quiet } = global;
  const automation = automationFiles(global, io);
  const tree = fixTree(policies, { cwd: io.cwd, asOf, automation, mayFix: ({ file }) => includes(file) });
  for (const { path, before, after } of tree.changes) {
    await writeFileAtomically(path, after, { cwd: io.cwd, expected: textVersion(before) });
  }
  if (!quiet) {
    for (const fix of tree.applied) io.err(`${visible(fixedWords(fix))}\n`);
    for (const fix of tree.refused) io.err(`${visible(refusedWords(fix))}\n`);
  }
  return { tree, data: { changed: tree.changes.map(({ path }) => path), fixed: tree.applied.map(fixData) } };
}

const placeOf = ({ file, line, column }: Finding): string => `${file}:${line}:${column}`;

/** Without the quotes that stand in the file. */
const bare = (text: string): string => text.replace(/^(["'])(.*)\1$/, "$2");

function fixedWords({ finding, before, after }: AppliedFix): string {
  return `fixed ${placeOf(finding)}: ${quote(bare(before))} is now ${quote(bare(after))} (${finding.check})`;
}

function refusedWords({ finding, because }: RefusedFix): string {
  return `not fixed ${placeOf(finding)}: the fix of ${finding.check} would lead to ${because.check}: ${because.message}`;
}

function fixData({ finding: { check, message, file, line, column }, before, after }: AppliedFix): object {
  return { check, message, file, line, column, before, after };
}

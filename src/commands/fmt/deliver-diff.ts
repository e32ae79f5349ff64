/** `fmt --diff`: the patch for git on standard output, findings on standard error. Writes no file of the tree. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { reportFormats } from "../../command-line/deliver-report.ts";
import { repositoryPaths } from "../../command-line/repository-paths.ts";
import type { ExitCode } from "../../errors.ts";
import { formatPretty } from "../../report/pretty.ts";
import type { Report } from "../../report/report.ts";
import { examinedWords, resultWords } from "../../report/summary-words.ts";
import { fails } from "../../report/tally.ts";
import { type FileChange, unifiedDiff } from "../../report/unified-diff.ts";
import { count } from "../../text/words.ts";

/** Every format but `pretty`, which is the patch, reports the findings; JSON has both. */
export async function deliverDiff(
  report: Report,
  changes: readonly FileChange[],
  global: GlobalOptions,
  io: Io,
): Promise<ExitCode> {
  const patch = patchOf(changes, global, io);
  const formats = { ...reportFormats({ ...report, data: { changed: [], patch } }, global, io), pretty: () => patch };
  await deliver({ command: "fmt", formats, summary: resultWords(report) }, global, io);
  // Standard output may go straight to git.
  if (global.outputs.some(({ format }) => format === "pretty")) {
    if (report.findings.length > 0)
      io.err(formatPretty(report, { color: false, width: io.width, quiet: global.quiet }));
    else if (!global.quiet) io.err(`fmt: ${changeWords(report, changes)}\n`);
  }
  return fails(report.findings, global.failOn) ? 1 : 0;
}

const changeWords = ({ examined }: Report, { length }: readonly FileChange[]): string =>
  length === 0 ? `nothing would change in ${examinedWords(examined)}` : `${count(length, "file")} would change`;

/** `git apply` reads paths from the top of the repository, in every folder of it. */
export function patchOf(changes: readonly FileChange[], global: GlobalOptions, io: Io): string {
  const { fromTop } = repositoryPaths(global, io);
  return unifiedDiff(changes.map((change) => ({ ...change, path: fromTop(change.path) })));
}

/** Writes a report in every format that was asked for, and says how the command ends. */
import type { ExitCode } from "../errors.ts";
import { loadFormatter } from "../report/formatters.ts";
import type { Report } from "../report/report.ts";
import { fails, summarize, tally } from "../report/tally.ts";
import { summaryWords } from "../report/words.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { writeFileAtomically } from "./write-file.ts";

/** 1 where a finding is at or above `--fail-on`, else 0; the formats never change it. */
export async function deliver(report: Report, global: GlobalOptions, io: Io): Promise<ExitCode> {
  for (const { format, file } of global.outputs) {
    const render = await loadFormatter(format);
    if (file === undefined) {
      io.out(render(report, { color: io.color, width: io.width, quiet: global.quiet }));
    } else {
      await writeFileAtomically(file, render(report, { color: false, width: 100, quiet: false }), io.cwd);
    }
  }
  if (!global.quiet && global.outputs.every(({ file }) => file !== undefined)) {
    const words = summaryWords(summarize(tally(report.findings))) || "no findings";
    io.err(`${report.command}: ${words}; see ${global.outputs.map(({ file }) => file).join(", ")}\n`);
  }
  return fails(report.findings, report.failOn) ? 1 : 0;
}

/** Delivers the findings of a command, and says how the command ends. */
import type { ExitCode } from "../errors.ts";
import { type Format, type FormatName, formatNames, formats } from "../report/formats.ts";
import { relocate } from "../report/relocate.ts";
import type { Report } from "../report/report.ts";
import { resultWords } from "../report/summary-words.ts";
import { fails } from "../report/tally.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { deliver, type Render, type Warnings } from "./deliver.ts";
import { repositoryPaths } from "./repository-paths.ts";

/** 1 where a finding is at or above `--fail-on`, else 0; the formats never change it. */
export async function deliverReport(
  report: Report,
  global: GlobalOptions,
  io: Io,
  warnings?: Warnings,
): Promise<ExitCode> {
  const { command, findings, failOn } = report;
  const delivery = { command, formats: reportFormats(report, global, io), summary: resultWords(report) };
  await deliver({ ...delivery, ...(warnings === undefined ? {} : { warnings }) }, global, io);
  return fails(findings, failOn) ? 1 : 0;
}

/** A report in every format of findings, with the paths that the readers of each expect. */
export function reportFormats(report: Report, global: GlobalOptions, io: Io): Readonly<Record<FormatName, Render>> {
  const render =
    (name: FormatName): Render =>
    async (options) => {
      const { load, fromTop }: Format = formats[name];
      return (await load())(fromTop ? seenFromTop(report, global, io) : report, options);
    };
  return Object.fromEntries(formatNames.map((name) => [name, render(name)])) as Record<FormatName, Render>;
}

function seenFromTop(report: Report, global: GlobalOptions, io: Io): Report {
  const { inRepository, fromTop } = repositoryPaths(global, io);
  return inRepository ? { ...relocate(report, fromTop), filesFrom: "repository" } : report;
}

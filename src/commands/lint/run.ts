/** `lint`: schema, semantics, limits and guardrails; with `--fix` also the repairs that are certain. */

import { automationFiles } from "../../command-line/automation-files.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverReport } from "../../command-line/deliver-report.ts";
import { type LoadedPolicies, loadPolicies, requireSettings } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { readCount } from "../../command-line/read-count.ts";
import type { Selection } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { ExitCode } from "../../errors.ts";
import type { Finding } from "../../findings/finding.ts";
import { lintTree } from "../../library/lint-tree.ts";
import type { JudgedTree } from "../../lint/apply-fixes.ts";
import { summarize, tally } from "../../report/tally.ts";
import { count } from "../../text/words.ts";
import { fixFiles } from "./fix-files.ts";

export async function run({ args, options, global }: Invocation, io: Io): Promise<ExitCode> {
  const maxWarnings = readCount("--max-warnings", options.maxWarnings);
  const progress = startProgress(io, global);
  const policies = loadPolicies(args, global, io);
  const { selection, settingsFile, examined } = policies;
  progress.step(`checking ${count(examined.policies ?? 0, "policy", "policies")}`);
  const { judged, data } = await judge(policies, options.fix === true, global, io);
  const { loaded, checks } = judged;
  const findings = judged.findings.filter((finding) => concerns(finding, selection, settingsFile));
  progress.done();
  const exitCode = await deliverReport(
    {
      command: "lint",
      findings,
      examined,
      sources: loaded.sources,
      checks,
      failOn: global.failOn,
      toolVersion: toolVersion(),
      ...data,
    },
    global,
    io,
  );
  requireSettings(loaded, settingsFile);
  return tooMany(findings, maxWarnings, io) ? 1 : exitCode;
}

interface Judged {
  readonly judged: JudgedTree;
  /** More of the JSON output. */
  readonly data: { readonly data?: Readonly<Record<string, unknown>> };
}

async function judge(
  { loaded, selection }: LoadedPolicies,
  fix: boolean,
  global: GlobalOptions,
  io: Io,
): Promise<Judged> {
  if (!fix) {
    const automation = automationFiles(global, io);
    return { judged: { loaded, ...lintTree(loaded, { asOf: global.asOf, automation }) }, data: {} };
  }
  const { tree, data } = await fixFiles(selection, global, io);
  return { judged: tree, data: { data } };
}

/** What is wrong in a selected file, or because of it; and errors in the settings, on which everything rests. */
function concerns({ file, severity, related }: Finding, { includes }: Selection, settingsFile: string): boolean {
  if (includes(file) || (related ?? []).some((other) => includes(other.file))) return true;
  return severity === "error" && file === settingsFile;
}

/** As ESLint has it: where warnings cannot all be repaired at once, none may be added. */
function tooMany(findings: readonly Finding[], most: number | undefined, io: Io): boolean {
  const { warning } = summarize(tally(findings));
  if (most === undefined || warning <= most) return false;
  io.err(`error: there are ${count(warning, "warning")}, and --max-warnings accepts ${count(most, "warning")}\n`);
  return true;
}

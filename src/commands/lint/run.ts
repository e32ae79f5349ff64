/** `lint`: schema, semantics, limits and guardrails. */

import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverReport } from "../../command-line/deliver-report.ts";
import { loadPolicies, requireSettings } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import type { Selection } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { ExitCode } from "../../errors.ts";
import type { Finding } from "../../findings/finding.ts";
import { lintTree } from "../../library/lint-tree.ts";

export async function run({ args, global }: Invocation, io: Io): Promise<ExitCode> {
  const progress = startProgress(io, global);
  const { loaded, selection, settingsFile, examined } = loadPolicies(args, global, io);
  progress.step(`checking ${examined.policies} policies`);
  const { findings, checks } = lintTree(loaded, { asOf: global.asOf });
  const report = {
    command: "lint",
    findings: findings.filter((finding) => concerns(finding, selection, settingsFile)),
    examined,
    sources: loaded.sources,
    checks,
    failOn: global.failOn,
    toolVersion: toolVersion(),
  };
  progress.done();
  const exitCode = await deliverReport(report, global, io);
  requireSettings(loaded, settingsFile);
  return exitCode;
}

/** What is wrong in a selected file, or because of it; and errors in the settings, on which everything rests. */
function concerns({ file, severity, related }: Finding, { includes }: Selection, settingsFile: string): boolean {
  if (includes(file) || (related ?? []).some((other) => includes(other.file))) return true;
  return severity === "error" && file === settingsFile;
}

/** `test`: runs the `tests:` of the policies. */

import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverReport } from "../../command-line/deliver-report.ts";
import { loadPolicies, requireSettings } from "../../command-line/load-policies.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { ExitCode } from "../../errors.ts";
import { runTests, testChecks } from "../../evaluate/run-tests.ts";
import { atLeast, compareFindings, type Finding } from "../../findings/finding.ts";
import { testTargetInvalid } from "../../lint/checks/policy/test-target-invalid.ts";
import { lintChecks } from "../../lint/registry.ts";

export async function run({ args, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded, selection, settingsFile, examined } = loadPolicies(args, global, io);
  const { tree } = loaded;
  const policies = tree?.policies.filter(({ source }) => selection.includes(source.path)) ?? [];
  const { findings, passed } = tree === undefined ? { findings: [], passed: [] } : runTests(tree, policies);
  // A policy that was read in part only proves nothing.
  const unreadable = loaded.findings.filter(
    (one) =>
      atLeast(one.severity, "error") &&
      (tree === undefined || selection.includes(one.file)) &&
      // The test that cannot be run says more about its target than the schema does.
      !findings.some((failed) => failed.check === testTargetInvalid.id && isSamePlace(failed, one)),
  );
  const all = [...unreadable, ...findings].sort(compareFindings);
  const found = new Set(all.map(({ check }) => check));
  const exitCode = await deliverReport(
    {
      command: "test",
      findings: all,
      examined,
      sources: loaded.sources,
      checks: [...lintChecks.filter(({ id }) => found.has(id)), ...testChecks],
      failOn: global.failOn,
      toolVersion: toolVersion(),
      passed,
    },
    global,
    io,
  );
  requireSettings(loaded, settingsFile);
  return exitCode;
}

const isSamePlace = (left: Finding, right: Finding): boolean =>
  left.file === right.file && left.line === right.line && left.column === right.column;

/** `lint`: schema, semantics, limits and guardrails. */

import type { Command } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { loadPolicies, requireSettings } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import type { Selection } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { Finding } from "../../findings/finding.ts";

export const lint: Command = {
  spec: {
    name: "lint",
    summary: "Check policies: schema, firewall semantics, AWS limits, guardrails",
    details:
      "The whole tree is read whatever the paths are, because apps, bundles and settings depend on each other; the paths select what is reported. Errors in the settings are always reported; where they leave nothing to go by, the exit code is 2.",
    arguments: [{ name: "[path...]", description: "files or folders of the tree (default: all)", complete: "file" }],
    options: [],
    examples: [
      { line: "lint", does: "the whole tree" },
      { line: "lint policies/payments --fail-on warning", does: "what one team declares, warnings not accepted" },
      { line: "lint --format github --format sarif:lint.sarif", does: "in a GitHub workflow" },
    ],
  },
  run: async ({ args, global }, io) => {
    const progress = startProgress(io, global);
    const { loaded, selection, settingsFile, examined } = await loadPolicies(args, global, io);
    progress.step(`checking ${examined.policies} policies`);
    const { lintTree } = await import("../../lint-tree.ts");
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
    const exitCode = await deliver(report, global, io);
    requireSettings(loaded, settingsFile);
    return exitCode;
  },
};

/** What is wrong in a selected file, or because of it; and errors in the settings, on which everything rests. */
function concerns({ file, severity, related }: Finding, { includes }: Selection, settingsFile: string): boolean {
  if (includes(file) || (related ?? []).some((other) => includes(other.file))) return true;
  return severity === "error" && file === settingsFile;
}

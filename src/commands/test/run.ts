/** `test`: runs the `tests:` of the policies. */

import type { Command } from "../../command-line/command.ts";
import { deliver } from "../../command-line/deliver.ts";
import { loadPolicies, requireSettings } from "../../command-line/load-policies.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { atLeast, compareFindings } from "../../findings/finding.ts";

export const test: Command = {
  spec: {
    name: "test",
    summary: "Run the tests of the policies, without any network",
    details:
      "A test says what must pass (allow) or must not (block) in every network of its policy. Files that cannot be read as policies fail too. A see-thru window plays no part.",
    arguments: [{ name: "[path...]", description: "files or folders of the tree (default: all)", complete: "file" }],
    options: [],
    examples: [
      { line: "test", does: "every policy" },
      { line: "test policies/payments --format junit:tests.xml", does: "one team's, for a CI server" },
    ],
  },
  run: async ({ args, global }, io) => {
    const { loaded, selection, settingsFile, examined } = await loadPolicies(args, global, io);
    const [{ runTests, testChecks }, { lintChecks }] = await Promise.all([
      import("../../evaluate/run-tests.ts"),
      import("../../lint/registry.ts"),
    ]);
    const { tree } = loaded;
    const policies = tree?.policies.filter(({ source }) => selection.includes(source.path)) ?? [];
    const { findings, passed } = tree === undefined ? { findings: [], passed: [] } : runTests(tree, policies);
    // A policy that was read in part only proves nothing.
    const unreadable = loaded.findings.filter(
      ({ severity, file }) => atLeast(severity, "error") && (tree === undefined || selection.includes(file)),
    );
    const all = [...unreadable, ...findings].sort(compareFindings);
    const found = new Set(all.map(({ check }) => check));
    const exitCode = await deliver(
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
  },
};

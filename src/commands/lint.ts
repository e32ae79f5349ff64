/** `lint`: schema, semantics, limits and guardrails. */
import { resolve } from "node:path";
import type { Command } from "./command.ts";
import { deliver } from "./deliver.ts";
import { toolVersion } from "./tool-version.ts";

export const lint: Command = {
  spec: {
    name: "lint",
    summary: "Check policies: schema, firewall semantics, AWS limits, guardrails",
    arguments: [{ name: "[path...]", description: "files or folders of the tree (default: all)", complete: "file" }],
    options: [],
    examples: [
      { line: "lint", does: "the whole tree" },
      { line: "lint policies/payments", does: "what one team declares" },
      { line: "lint --format github --format sarif:lint.sarif", does: "in a GitHub workflow" },
    ],
  },
  run: async ({ global }, io) => {
    const { loadTree } = await import("../policy/load-tree.ts");
    const loaded = loadTree(resolve(io.cwd, global.policies), { cwd: io.cwd });
    return deliver(
      {
        command: "lint",
        findings: loaded.findings,
        examined: { policies: loaded.tree?.policies.length ?? 0 },
        sources: loaded.sources,
        checks: [],
        failOn: global.failOn,
        toolVersion: toolVersion(),
      },
      global,
      io,
    );
  },
};

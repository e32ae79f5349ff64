/** What the command line must know of `lint` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { pathsArgument } from "../../command-line/spec-parts.ts";

export const lint: Command = {
  spec: {
    name: "lint",
    summary: "Check policies: schema, firewall semantics, AWS limits, guardrails",
    details:
      "The whole tree is read whatever the paths are, because apps, bundles and settings depend on each other; the paths select what is reported. Errors in the settings are always reported; where they leave nothing to go by, the exit code is 2.",
    arguments: [pathsArgument],
    options: [
      {
        flags: "--fix",
        description: "write the repairs that are certain into the files, comments kept; report what is left",
      },
      {
        flags: "--max-warnings <n>",
        description: "more warnings than this make the exit code 1, whatever --fail-on is",
      },
    ],
    examples: [
      { line: "lint", does: "the whole tree" },
      { line: "lint policies/payments --fail-on warning", does: "what one team declares, warnings not accepted" },
      { line: "lint --fix", does: "repair what needs no decision, such as a name in upper case" },
      { line: "lint --max-warnings 12", does: "where 12 warnings are left from before, and none may be added" },
      { line: "lint --format github --format sarif:lint.sarif", does: "in a GitHub workflow" },
    ],
  },
  load: () => import("./run.ts"),
};

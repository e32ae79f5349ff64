/** What the command line must know of `fmt` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { pathsArgument } from "../../command-line/spec-parts.ts";

export const fmt: Command = {
  spec: {
    name: "fmt",
    summary: "Bring files into canonical order and style, comments kept",
    details:
      "Writes the files that change and names them on standard error. The order of entries and names stays as it is. Files that cannot be read are findings and stay as they are.",
    arguments: [pathsArgument],
    options: [
      { flags: "--check", description: "write nothing; files that would change are findings" },
      { flags: "--diff", description: "write nothing; print the changes as a patch for git" },
      { flags: "--stdin", description: "read one file from standard input, write it to standard output" },
    ],
    examples: [
      { line: "fmt", does: "the whole tree" },
      { line: "fmt --check", does: "in a CI workflow" },
      { line: "fmt --diff | git apply", does: "what fmt would change, before it does" },
      { line: "fmt --stdin policies/payments/checkout.yaml < draft.yaml", does: "for an editor, as that file" },
    ],
  },
  load: () => import("./run.ts"),
};

/** What the command line must know of `init` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const init: Command = {
  spec: {
    name: "init",
    summary: "Write a policy tree, cdktf.json, a CI workflow, code owners and pre-commit hooks",
    details:
      "Into an empty folder or an existing repository: files that are there stay as they are, and a tree that has settings gets no example.",
    arguments: [{ name: "[folder]", description: "the repository (default: the working directory)", complete: "file" }],
    options: [],
    formats: answerFormats,
    examples: [
      { line: "init", does: "in the root of a repository" },
      { line: "init egress --policies apps", does: "in the folder egress, with the tree in egress/apps" },
    ],
  },
  load: () => import("./run.ts"),
};

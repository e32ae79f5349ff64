/** What the command line must know of `explain` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const explain: Command = {
  spec: {
    name: "explain",
    summary: "Explain a check or a bundle; without argument, list them",
    arguments: [
      {
        name: "[check]",
        description: "a check (policy/wildcard-exposure) or a bundle (aws/ecr)",
        complete: "subject",
      },
    ],
    options: [],
    formats: answerFormats,
    examples: [
      { line: "explain", does: "every check and every built-in bundle" },
      { line: "explain policy/wildcard-exposure", does: "what it means, why it matters, how to repair it" },
      { line: "explain aws/ecr", does: "the names of a bundle, and where they are documented" },
    ],
  },
  load: () => import("./run.ts"),
};

/** What the command line must know of `status` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { appOption, observationsOption } from "../../command-line/spec-parts.ts";

export const status: Command = {
  spec: {
    name: "status",
    summary: "Show where every app stands: see-thru window, days left, readiness, next step",
    details:
      "Stages are undeclared, discovering, tightening, ready and enforced. Windows come first, by their last day, which is included in the days left; then what else has a next step. Without observations the stages are what the files say, and nothing is ready. The exit code is 0 whatever the stages are; `check` is the command that judges.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      { flags: "--network <name...>", description: "only these networks (default: all)", complete: "network" },
    ],
    formats: ["pretty", "json", "markdown", "ics"],
    examples: [
      { line: "status", does: "as far as the files say" },
      { line: "status --observations observations.json", does: "with what was seen" },
      {
        line: 'status --observations observations.json --format markdown:"$GITHUB_STEP_SUMMARY"',
        does: "for the summary of a workflow",
      },
      { line: "status --format ics:egress.ics", does: "last days of windows and entries, for a calendar" },
    ],
  },
  load: () => import("./run.ts"),
};

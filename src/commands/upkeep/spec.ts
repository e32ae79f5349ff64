/** What the command line must know of `upkeep` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { appOption, observationsOption } from "../../command-line/spec-parts.ts";

export const upkeep: Command = {
  spec: {
    name: "upkeep",
    summary: "Propose what is due: missing and unused names, windows and entries that are over",
    details:
      "Brings together what `suggest`, `status` and the calendar say, team by team: names that are missing, names that nothing used for long enough, see-thru windows that are ready to close or over, entries that are over. Prints a patch that `git apply` takes, and on standard error why each line. Without --observations it goes by dates alone. Nothing is removed that the evidence does not suffice for. An emergency entry that is over and stays is an error, whatever becomes of the rest.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      { flags: "--write", description: "edit the policies in place instead of printing a patch" },
      { flags: "--max-items <n>", description: "at most so many changes a team; the rest next time (default: 50)" },
      { flags: "--min-connections <n>", description: "propose names seen at least so often (default: 2)" },
      { flags: "--min-days <n>", description: "on at least so many days (default: 1)" },
      { flags: "--min-sources <n>", description: "from at least so many clients (default: 1)" },
      { flags: "--ticket <text>", description: "the ticket of new entries" },
      { flags: "--detailed-exitcode", description: "exit code 0: nothing is due; 2: changes; 1: error" },
    ],
    formats: ["pretty", "json", "markdown"],
    examples: [
      { line: "upkeep", does: "what dates alone make due" },
      { line: "upkeep --observations observations.json", does: "print a patch, and why each line" },
      { line: "upkeep --observations observations.json --write", does: "edit the policies" },
    ],
  },
  load: () => import("./run.ts"),
};

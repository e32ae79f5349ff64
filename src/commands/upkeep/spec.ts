/** What the command line must know of `upkeep` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { appOption, observationsOption } from "../../command-line/spec-parts.ts";

export const upkeep: Command = {
  spec: {
    name: "upkeep",
    summary: "Propose what is due: missing and unused names, windows and entries that are over",
    details:
      "Brings together what `suggest`, `status` and the calendar say, team by team: names that are missing, names that nothing used for long enough, see-thru windows that are ready to close or over, entries that are over. Prints a patch that `git apply` takes, and on standard error why each line. Without --observations it goes by dates alone. With --propose each team gets one pull request, on the branch egress-upkeep/<team>, made from the remote's base branch: what is checked out is neither read nor touched. It is brought up to date in place, rests while nothing is new, and is closed when nothing is due; what a person closed is not proposed again before it changes, and a branch that others have committed to is left alone. Nothing is removed that the evidence does not suffice for. An emergency entry that is over and stays is an error, whatever becomes of the rest.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      { flags: "--write", description: "edit the policies in place instead of printing a patch" },
      {
        flags: "--propose <forge>",
        description: "open or update a pull or merge request for each team: github or gitlab",
        choices: ["github", "gitlab"],
      },
      {
        flags: "--base <branch>",
        description: "the branch that proposals go into (default: the remote's default branch)",
      },
      { flags: "--remote <name>", description: 'the remote of their branches (default: "origin")' },
      { flags: "--label <name...>", description: "labels of new proposals" },
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
      {
        line: "upkeep --observations observations.json --propose github",
        does: "one pull request a team, by GITHUB_TOKEN and GITHUB_REPOSITORY",
      },
      {
        line: "upkeep --observations observations.json --propose gitlab",
        does: "one merge request a team, by GITLAB_TOKEN and CI_PROJECT_ID",
      },
    ],
  },
  load: () => import("./run.ts"),
};

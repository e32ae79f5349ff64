/** What the command line must know of `check` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { appOption, observationsOption } from "../../command-line/spec-parts.ts";
import { gates } from "./request.ts";

export const check: Command = {
  spec: {
    name: "check",
    summary: "Compare policies with observed traffic: what is missing, unused, or not applied",
    details:
      "Each finding stands on the line of the policy that decides it, with what was seen as its evidence. A name is called unused only where the snapshot suffices to say so and the name is older than it, which git tells; else it is unknown. A snapshot can hold what an attacker did: read what is missing before it is added.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      {
        flags: "--min-days <n>",
        description: "days that a snapshot must cover before a name is called unused (default: evidence.min_days)",
      },
      {
        flags: "--gate <name>",
        description: "ready-to-enforce: a finding for each app that is not ready to be enforced",
        choices: gates,
      },
      {
        flags: "--verbose",
        description: "a finding for each missing name of an app without entries, instead of one for the app",
      },
    ],
    examples: [
      { line: "check --observations observations.json", does: "every app of the network that was observed" },
      {
        line: "check --observations observations.json --app checkout --gate ready-to-enforce",
        does: "in CI, before the see-thru window of one app is closed",
      },
      { line: "check --observations prod.json staging.json --format sarif:check.sarif", does: "for code scanning" },
    ],
  },
  load: () => import("./run.ts"),
};

/** What the command line must know of `new` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const newPolicy: Command = {
  spec: {
    name: "new",
    summary: "Write the policy of a new app, with an open see-thru window",
    details:
      "The window lasts 14 days, or as long as the guardrails permit where that is less: the firewall lets everything pass and logs it, so that `observe` and `suggest` find out what the app needs. A file that is there is never overwritten.",
    arguments: [{ name: "<team/app>", description: "the team's folder and the app, such as payments/checkout" }],
    options: [
      {
        flags: "--network <name...>",
        description: "networks that the app is deployed to (default: the only one of the settings)",
        complete: "network",
      },
      { flags: "--days <n>", description: "how long the window lasts; 0 opens none" },
      { flags: "--reason <text>", description: "what the window is for" },
    ],
    formats: answerFormats,
    examples: [
      { line: "new payments/checkout", does: "in a tree with one network" },
      { line: "new payments/checkout --network staging --days 7", does: "in one of several networks, for a week" },
    ],
  },
  load: () => import("./run.ts"),
};

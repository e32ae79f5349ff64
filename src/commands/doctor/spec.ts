/** What the command line must know of `doctor` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const doctor: Command = {
  spec: {
    name: "doctor",
    summary: "Tell whether networks, accounts and this machine are set up for all of this",
    details:
      "Looks at what the other commands need, and changes nothing: credentials, account and permissions, the firewall's logs and preferences, quotas, what is installed here. One line a check, with its repair; credentials are never printed. Where there is no answer, it says what it could not tell. Exit code 1: something is wrong; 3: nothing is, but something could not be told. With --fail-on warning, warnings count as wrong.",
    arguments: [],
    options: [
      { flags: "--network <name...>", description: "only these networks (default: all)", complete: "network" },
      { flags: "--offline", description: "ask AWS nothing: only the settings and this machine" },
      { flags: "--print-iam-policy", description: "print the least IAM policy that this needs, and do nothing" },
    ],
    formats: answerFormats,
    examples: [
      { line: "doctor", does: "every network, and this machine" },
      { line: "doctor --network prod --format json", does: "for a script" },
      { line: "doctor --print-iam-policy > policy.json", does: "what a role must be allowed for it" },
    ],
  },
  load: () => import("./run.ts"),
};

/** What the command line must know of `flows` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { appOption, observationsOption } from "../../command-line/spec-parts.ts";

export const flows: Command = {
  spec: {
    name: "flows",
    summary: "List what apps connect to, from a snapshot: a table with the verdict on each destination",
    details:
      "One row for each destination of an app in a network: connections, days, clients, first and last seen, and what the policies say of it. Verdicts are covered, missing, refused and blocked; undeclared, where the app has no policy for the network; unattributed, where the app cannot be told; and ip-address, no-name, unknown-protocol, plaintext-http, old-tls and transient, which no entry can change. Names are what clients sent: read them as such.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      { flags: "--team <name...>", description: "only apps of these teams (default: all)" },
      { flags: "--network <name...>", description: "only these networks (default: all)", complete: "network" },
      { flags: "--verdict <verdict...>", description: "only these verdicts (default: all)" },
      {
        flags: "--name <pattern...>",
        description: 'only names that a pattern of the policy language matches, as "*.amazonaws.com"',
      },
      {
        flags: "--sort <key>",
        description:
          'connections, days, clients, last-seen, first-seen, name, app or verdict (default: "connections", the most first)',
      },
      { flags: "--limit <n>", description: "at most so many rows (default: all; 200 for people)" },
    ],
    formats: ["pretty", "json", "csv", "markdown"],
    examples: [
      { line: "flows --observations observations.json --app checkout", does: "what one app connects to" },
      {
        line: "flows --observations observations.json --verdict missing undeclared --sort last-seen",
        does: "what no entry admits, the latest first",
      },
      { line: "flows --observations observations.json --format csv:flows.csv", does: "for a spreadsheet" },
    ],
  },
  load: () => import("./run.ts"),
};

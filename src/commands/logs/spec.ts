/** What the command line must know of `logs` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";
import { defaultLimit } from "./default-limit.ts";

export const logs: Command = {
  spec: {
    name: "logs",
    summary: "Find records of the firewall's logs, in files or live",
    details:
      "Filters by name (disallowed, allowed-not-tls, client <address>, see-thru-expiring, see-thru-exerted, after-window, ip-address, plain-http, name-refused), or a filter pattern of CloudWatch in single quotes. Files and live give the same records. As in CloudWatch, a comparison with != does not find records that lack the field. The exit code is 0 whether something is found or not.",
    arguments: [
      {
        name: "<filter>",
        description: "a filter's name, or a pattern",
        complete: [
          "disallowed",
          "allowed-not-tls",
          "client",
          "see-thru-expiring",
          "see-thru-exerted",
          "after-window",
          "ip-address",
          "plain-http",
          "name-refused",
        ],
      },
      { name: "[argument...]", description: "the address of a client, for the filter client" },
    ],
    options: [
      {
        flags: "--logs <glob...>",
        description: "log files, folders or patterns; - for standard input",
        complete: "file",
      },
      { flags: "--network <name>", description: "search live in the log group of this network", complete: "network" },
      { flags: "--since <length>", description: "begin so long before the end: 36h, 14d, 4w (live, by default: 24h)" },
      { flags: "--from <time>", description: "begin then: 2026-11-01 or 2026-11-01T08:30:00Z" },
      { flags: "--to <time>", description: "end then (default: the end of the day of --as-of)" },
      { flags: "--not <name>", description: "leave out connections to this name; * at an end stands for anything" },
      { flags: "--days <n>", description: "for see-thru-expiring: days left (default: 2)" },
      { flags: "--limit <n>", description: `stop after so many records (default: ${defaultLimit})` },
      { flags: "--print-pattern", description: "print the pattern, to paste elsewhere, and search nothing" },
    ],
    formats: answerFormats,
    examples: [
      { line: "logs disallowed --network prod --since 24h", does: "what was blocked in the last day" },
      { line: "logs client 172.16.1.9 --not api.github.com --logs 'exports/**/*.gz'", does: "one client's, in files" },
      { line: "logs '{ $.dpt = 22 && $.outcome = \"allowed\" }' --logs flow.jsonl", does: "any pattern" },
      { line: "logs see-thru-exerted --not 'ec2-instance-connect.*' --print-pattern", does: "for a metric filter" },
    ],
  },
  load: () => import("./run.ts"),
};

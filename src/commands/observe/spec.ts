/** What the command line must know of `observe` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const observe: Command = {
  spec: {
    name: "observe",
    summary: "Turn logged traffic into a snapshot",
    details:
      "Reads exported log files (--logs) or asks CloudWatch Logs Insights (--network), and writes what was connected to, by app, into one small file. Raw log lines and client addresses stay where they are. The file is replaced only once everything was read.",
    arguments: [],
    options: [
      {
        flags: "--network <name>",
        description: 'a network of the settings, or "all"; with --logs: the one that the files are of',
        complete: "network",
      },
      {
        flags: "--logs <glob...>",
        description: "log files, folders or - for standard input, in any format of CloudWatch; also .gz and .zst",
        complete: "file",
      },
      {
        flags: "--since <length>",
        description: "so long up to --to: 36h, 14d, 4w (default with --network alone: 14d)",
      },
      { flags: "--from <time>", description: "begin: a day, or a time in UTC such as 2026-11-01T08:30:00Z" },
      {
        flags: "--to <time>",
        description: "end: the last day, or the first moment that does not count (default: the end of --as-of)",
      },
      {
        flags: "--groups <file...>",
        description: "which app a Security Group belongs to: Terraform outputs, state or plan as JSON, or a map",
        complete: "file",
      },
      { flags: "--groups-from-tags", description: "ask EC2 which app a Security Group is tagged with" },
      {
        flags: "--out <file>",
        description:
          'the snapshot (default: "observations.json"); with all networks, or to merge those of several, a folder (default with all: "observations/")',
        complete: "file",
      },
      {
        flags: "--merge <snapshot...>",
        description: "add these snapshots, or folders of them, or only merge them",
        complete: "file",
      },
      {
        flags: "--jobs <n>",
        description:
          "threads that read log files, 64 at most (default: one a core, up to 4, where the files are large)",
      },
      { flags: "--with-sources", description: "keep the addresses of clients, not only how many there were" },
      { flags: "--athena", description: "ask Athena about logs in S3, by the table of the network's settings" },
      {
        flags: "--cache <dir>",
        description: "keep the days that Logs Insights has answered there, and do not ask for them again",
        complete: "directory",
      },
      { flags: "--keep <length>", description: "remove days from --cache that are older: 90d" },
      { flags: "--log-group <name...>", description: "log groups, or their ARNs, in place of the network's" },
      { flags: "--max-scan-gb <n>", description: "refuse to let Logs Insights or Athena read more than that" },
      {
        flags: "--print-iam-policy",
        description: "print the least IAM policy that --network needs, with or without --athena, and do nothing",
      },
      {
        flags: "--print-athena-ddl",
        description: "print the statement that makes the network's table, and do nothing",
      },
    ],
    formats: answerFormats,
    examples: [
      { line: "observe --network prod --since 14d --groups-from-tags", does: "ask Logs Insights" },
      { line: "observe --logs 'exports/**/*.gz' --groups outputs.json", does: "read an export" },
      { line: "observe --network prod --since 60d --cache .days --keep 90d", does: "every night: only what is new" },
      { line: "observe --network prod --athena --max-scan-gb 50", does: "ask Athena about logs in S3" },
      { line: "observe --logs exports --jobs 8", does: "read an export on eight cores" },
      { line: "observe --network all --groups-from-tags", does: "observations/<network>.json, of each" },
      { line: "observe --merge monday.json tuesday.json --out week.json", does: "make one snapshot of two" },
      { line: "observe --merge week-45 week-46 --out november/", does: "the same with folders, network by network" },
      { line: "observe --network prod --print-iam-policy > policy.json", does: "what the role of a CI job needs" },
    ],
  },
  load: () => import("./run.ts"),
};

/** What the command line must know of `review` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";

export const review: Command = {
  spec: {
    name: "review",
    summary: "Say what a change lets through, and what it no longer does",
    details:
      "WIDER: something is newly reachable, on some day, in some network. NARROWER: something is lost and nothing gained. EQUAL: neither, however the files differ. The base is a git ref, compared as a pull request does: with the last commit that it has in common with HEAD; or a folder, written with / or ./ or ../ before it. The files on the disk are what is under review. Severities are those of the base's settings. The exit code is 0 unless an option says otherwise. Clones need the history: with actions/checkout write fetch-depth: 0.",
    arguments: [],
    options: [
      {
        flags: "--base <ref or dir>",
        description: "what to compare with: origin/main, or ../other/policies",
        complete: "directory",
      },
      {
        flags: "--observations <file...>",
        description:
          "snapshots, or folders of them, of any networks: what the change would have meant for the connections in them",
        complete: "file",
      },
      { flags: "--fail-on-widening", description: "exit code 1 exactly when the verdict is WIDER" },
      { flags: "--detailed-exitcode", description: "exit code 0: no change; 2: changes; 1: error" },
    ],
    formats: ["pretty", "json", "markdown", "sarif", "github"],
    examples: [
      { line: "review --base origin/main", does: "what this branch changes" },
      {
        line: "review --base origin/main --observations observations.json --format markdown:comment.md",
        does: "as a comment on a pull request, with what traffic says",
      },
      { line: "review --base origin/main --fail-on-widening", does: "stop what widens, for a second approval" },
    ],
  },
  load: () => import("./run.ts"),
};

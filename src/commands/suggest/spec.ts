/** What the command line must know of `suggest` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { appOption, observationsOption } from "../../command-line/spec-parts.ts";
import { evidencePlaces } from "./request.ts";

export const suggest: Command = {
  spec: {
    name: "suggest",
    summary: "Suggest the entries that observed traffic lacks, as a patch",
    details:
      "Prints one patch that `git apply` takes, and on standard error what it holds, what was left out and why. Comments, order and quotes stay as they are. Never suggests addresses, what the firewall could not identify, what the policy refuses or the guardrails forbid. In a see-thru window an attacker's connection to a valid name looks like the app's own: review what is suggested. The exit code is 0 whatever is suggested, unless an option says otherwise.",
    arguments: [],
    options: [
      observationsOption,
      appOption,
      { flags: "--write", description: "edit the policies in place instead of printing a patch" },
      { flags: "--min-connections <n>", description: "seen at least so often (default: 2)" },
      { flags: "--min-days <n>", description: "seen on at least so many days (default: 1)" },
      { flags: "--min-sources <n>", description: "seen from at least so many clients (default: 1)" },
      { flags: "--include-shared", description: "suggest names that strangers share too, such as github.com" },
      { flags: "--include-blocked", description: "suggest names too that the firewall has never let pass" },
      { flags: "--names-only", description: "write names, never a bundle" },
      { flags: "--generalise", description: "write the patterns that are offered otherwise" },
      {
        flags: "--siblings <n>",
        description: "offer a pattern for so many names that differ in one label (default: 5)",
      },
      { flags: "--sibling-days <n>", description: "that were seen on so many days (default: 3)" },
      {
        flags: "--evidence <place>",
        description: 'where the evidence goes: none, comment, or sidecar, a file <app>.evidence.json (default: "none")',
        choices: evidencePlaces,
      },
      { flags: "--reason <text>", description: "the reason of new entries (default: what was observed)" },
      { flags: "--ticket <text>", description: "the ticket of new entries" },
      { flags: "--tests", description: "write tests for what was seen and is allowed" },
      { flags: "--prune", description: "remove what is unused, where the evidence suffices" },
      { flags: "--force", description: "remove it, however much it is" },
      { flags: "--close-see-thru", description: "remove the window of apps that are ready" },
      { flags: "--detailed-exitcode", description: "exit code 0: no change; 2: changes; 1: error" },
    ],
    formats: ["pretty", "json", "markdown"],
    examples: [
      { line: "suggest --observations observations.json", does: "print a patch" },
      { line: "suggest --observations observations.json --app checkout | git apply", does: "apply one app's" },
      { line: "suggest --observations observations.json --write --tests", does: "edit the policies, with tests" },
      {
        line: "suggest --observations observations.json --prune --close-see-thru --format markdown:comment.md",
        does: "what to remove as well, for a pull request",
      },
    ],
  },
  load: () => import("./run.ts"),
};

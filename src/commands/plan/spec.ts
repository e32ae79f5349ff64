/** What the command line must know of `plan` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";

export const plan: Command = {
  spec: {
    name: "plan",
    summary: "Say a Terraform plan in policy words, and prove that the policies explain it",
    details:
      "EXPLAINED: every name and see-thru window that a rule would hold after the apply is declared for its app and network, every declared one is in a rule, and nothing that could write a rule is left unread. The file is what `terraform show -json` prints of a saved plan; any Terraform, not only ours. Groups are told by their tags, the output of our stacks, --groups, or their names. Nothing is asked of AWS.",
    arguments: [
      {
        name: "<file>",
        description: "what `terraform show -json tfplan` prints; - for standard input",
        complete: "file",
      },
    ],
    options: [
      {
        flags: "--groups <file...>",
        description: 'which app a Security Group belongs to: Terraform outputs or state, or {"sg-…": "app"}',
        complete: "file",
      },
      { flags: "--network <name>", description: "where groups stand that do not say it", complete: "network" },
      {
        flags: "--observations <file...>",
        description: "snapshots: which of the names in them the plan would cut off",
        complete: "file",
      },
      { flags: "--detailed-exitcode", description: "exit code 0: no change; 2: changes; 1: findings" },
    ],
    formats: ["pretty", "json", "markdown", "sarif", "github"],
    examples: [
      { line: "plan plan.json", does: "after `terraform show -json tfplan > plan.json`" },
      { line: "plan - --format markdown:comment.md", does: "from a pipe, as a comment on a pull request" },
      {
        line: "plan plan.json --observations observations.json",
        does: "also says what traffic the plan would cut off",
      },
    ],
  },
  load: () => import("./run.ts"),
};

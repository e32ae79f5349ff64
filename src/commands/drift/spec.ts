/** What the command line must know of `drift` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";

export const drift: Command = {
  spec: {
    name: "drift",
    summary: "Compare the policies with the Security Groups as they stand in AWS",
    details:
      "IN STEP: the groups of each app admit together what its policy declares for the network, and nothing else; how the rules are laid out makes no difference. Asks EC2 (--network), or reads files: what `aws ec2 describe-security-groups`, `describe-security-group-rules` and `describe-network-interfaces` print, states, plans and templates. Changes nothing: each finding has the command that mends it.",
    arguments: [
      {
        name: "[source...]",
        description: "files that list the groups, told apart by content; - for standard input",
        complete: "file",
      },
    ],
    options: [
      {
        flags: "--network <name>",
        description: 'a network of the settings, or "all"; with sources: the one that they list',
        complete: "network",
      },
      {
        flags: "--groups <file...>",
        description: 'which app a Security Group belongs to: Terraform outputs or state, or {"sg-…": "app"}',
        complete: "file",
      },
      {
        flags: "--observations <file...>",
        description: "snapshots: which names the firewall's config log refuses",
        complete: "file",
      },
      {
        flags: "--cloudtrail <file...>",
        description: "events of CloudTrail as JSON: who changed a rule by hand, and when",
        complete: "file",
      },
      { flags: "--detailed-exitcode", description: "exit code 0: in step; 2: drifted; 1: not everything was read" },
    ],
    formats: ["pretty", "json", "markdown", "sarif", "github"],
    examples: [
      { line: "drift --network prod", does: "ask EC2 what stands there" },
      { line: "drift groups.json rules.json interfaces.json", does: "from what the AWS CLI printed" },
      { line: "drift --network all --detailed-exitcode", does: "in a nightly job: 2 means that something differs" },
    ],
  },
  load: () => import("./run.ts"),
};

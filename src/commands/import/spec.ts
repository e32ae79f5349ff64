/** What the command line must know of `import` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";

export const importCommand: Command = {
  spec: {
    name: "import",
    summary: "Make policies of Security Groups and allowlists that exist already",
    details:
      "Reads annotated groups from what the AWS CLI, Terraform or CloudFormation say of them, or from EC2 itself where no file is given, and allowlists of other tools. Each group or list becomes an app's policy, or is added to the one that is there; comments and order stay. Whatever cannot stand in a policy, or means something else in it, is listed with its place. Nothing is changed in AWS.",
    arguments: [
      {
        name: "[source...]",
        description: "files, told apart by content; - for standard input (default: EC2 in the network)",
        complete: "file",
      },
    ],
    options: [
      {
        flags: "--network <name...>",
        description: "where it is deployed, and without a source the network whose groups are read",
        complete: "network",
      },
      { flags: "--app <name>", description: "make one app of everything" },
      { flags: "--team <name>", description: "the team of apps that name none" },
      {
        flags: "--map <file>",
        description: 'apps by group: {"sg-…": payments/checkout}, by id or name, in YAML or JSON',
        complete: "file",
      },
      { flags: "--in-place", description: "keep the groups: the policies name them in existing_groups" },
      { flags: "--reason <text>", description: "the reason of new entries (default: where they come from)" },
      { flags: "--ticket <text>", description: "the ticket of new entries" },
      { flags: "--dry-run", description: "print a patch and write nothing" },
      { flags: "--print-iam-policy", description: "print the least IAM policy that EC2 needs, and do nothing" },
    ],
    examples: [
      { line: "import groups.json", does: "of `aws ec2 describe-security-groups > groups.json`" },
      { line: "import --network prod --dry-run", does: "a patch from the groups of the network's VPC" },
      { line: "import state.json --map apps.yaml --team platform", does: "with apps of your choice" },
    ],
  },
  load: () => import("./run.ts"),
};

/** What the command line must know of `init` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const init: Command = {
  spec: {
    name: "init",
    summary: "Write a policy tree, cdktf.json, a CI workflow, code owners and pre-commit hooks",
    details:
      "Into an empty folder, a CDKTF project or a Terraform repository: files that are there stay as they are, and a tree that has settings gets no example. On a terminal it asks for what no option says; elsewhere, with CI set and with --yes it takes the defaults.",
    arguments: [{ name: "[folder]", description: "the repository (default: the working directory)", complete: "file" }],
    options: [
      { flags: "--network <name>", description: 'what the network is called (default: "main")' },
      { flags: "--region <region>", description: 'its AWS region (default: "eu-west-2")' },
      { flags: "--vpc-id <id>", description: "its VPC (default: a Terraform variable)" },
      {
        flags: "--backend <backend>",
        description: "where Terraform keeps its state: local, or a type with arguments, such as s3:bucket=my-state",
      },
      { flags: "--team <name>", description: "the team of the first app" },
      { flags: "--app <name>", description: "the first app, with an open see-thru window (default: an example)" },
      {
        flags: "--cdk <name>",
        description: "the packages of CDKTF or of CDK Terrain: cdktf or cdktn (default: those that package.json lists)",
        choices: ["cdktf", "cdktn"],
      },
      { flags: "--yes", description: "ask nothing" },
    ],
    formats: answerFormats,
    examples: [
      { line: "init", does: "in the root of a repository" },
      {
        line: "init --network prod --region eu-west-2 --vpc-id vpc-0123456789abcdef0 --backend s3:bucket=my-state",
        does: "without a question",
      },
      { line: "init egress --policies apps", does: "in the folder egress, with the tree in egress/apps" },
    ],
  },
  load: () => import("./run.ts"),
};

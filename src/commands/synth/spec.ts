/** What the command line must know of `synth` before it runs. Light: every start of the program loads it. */
import type { Command } from "../../command-line/command.ts";
import { answerFormats } from "../../command-line/spec-parts.ts";

export const synth: Command = {
  spec: {
    name: "synth",
    summary: "Write the Security Groups as Terraform",
    details:
      "The same files as `cdktf synth`, without the cdktf CLI. Depends on the policies alone, never on the clock. Refuses policies that cannot be read completely or do not fit; run lint for everything else.",
    arguments: [],
    options: [
      {
        flags: "--outdir <dir>",
        description: 'where to write (default: CDKTF_OUTDIR or "cdktf.out")',
        complete: "directory",
      },
      {
        flags: "--check",
        description: "write nothing; exit code 1 where the files there are not what synth would write",
      },
      {
        flags: "--adopt <file...>",
        description: "take over what existing_groups hold: AWS's lists of the groups and of their rules",
        complete: "file",
      },
      { flags: "--adopt-live", description: "the same, asked of EC2" },
      {
        flags: "--cdk <name>",
        description: "the packages to use: cdktf or cdktn (default: those that are installed; cdktn where both are)",
        choices: ["cdktf", "cdktn"],
      },
    ],
    formats: answerFormats,
    examples: [
      { line: "synth", does: "into cdktf.out/stacks/<stack>/cdk.tf.json" },
      { line: "synth --outdir build/terraform", does: "somewhere else" },
      {
        line: "synth --adopt groups.json rules.json",
        does: "once, for policies with existing_groups: what describe-security-groups and describe-security-group-rules print",
      },
      { line: "synth --check --outdir egress", does: "in CI, where the files are in git" },
    ],
  },
  load: () => import("./run.ts"),
};

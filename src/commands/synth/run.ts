/** `synth`: the policies as Terraform, with the same bytes as `cdktf synth`. */
import { resolve } from "node:path";
import type { Command } from "../../command-line/command.ts";
import { answerFormats, deliverAnswer } from "../../command-line/deliver-answer.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import type { Block } from "../../report/text-blocks.ts";

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
    ],
    formats: answerFormats,
    examples: [
      { line: "synth", does: "into cdktf.out/stacks/<stack>/cdk.tf.json" },
      { line: "synth --outdir build/terraform", does: "somewhere else" },
    ],
  },
  run: async ({ options, global }, io) => {
    const { loaded } = await loadPolicies([], global, io);
    const tree = requireSound(loaded);
    const { synthesize } = await import("../../terraform/synthesize.ts");
    const outdir = typeof options.outdir === "string" ? options.outdir : (io.env.CDKTF_OUTDIR ?? "cdktf.out");
    const { stacks, removed } = synthesize(tree, { outdir: resolve(io.cwd, outdir) });
    const written: Block = {
      kind: "table",
      rows: stacks.map(({ name, apps, file }) => [name, `${outdir}/${file}`, apps.join(", ") || "no app"]),
    };
    const left = removed.map(
      (name): Block => ({
        kind: "paragraph",
        text: `${name} is no longer declared. What it deployed remains until it is destroyed: keep its state, and run terraform destroy from the last commit that had it.`,
      }),
    );
    await deliverAnswer(
      {
        command: "synth",
        blocks: global.quiet ? left : [written, ...left],
        data: { outdir, stacks, removed },
      },
      global,
      io,
    );
    return 0;
  },
};

/** `synth`: the policies as Terraform, with the same bytes as `cdktf synth`. */
import { resolve } from "node:path";
import { type CdkFamily, cdkFamilies, requireCdk } from "../../command-line/cdk-packages.ts";
import type { Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import type { ExitCode } from "../../errors.ts";
import type { Block } from "../../report/text-blocks.ts";
import { count } from "../../text/words.ts";
import { describeCheck } from "./describe-check.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  // It takes 0.3 s to load and is an optional peer: errors in the policies are reported without it.
  const { synthesize, checkSynthesis } = await loadConstructs(
    requireCdk(cdkFamilies.find((family) => family === options.cdk)),
  );
  const outdir = typeof options.outdir === "string" ? options.outdir : (io.env.CDKTF_OUTDIR ?? "cdktf.out");
  const where = { outdir: resolve(io.cwd, outdir) };
  if (options.check === true) {
    const { blocks, data, isCurrent } = describeCheck(checkSynthesis(tree, where), outdir);
    await deliverAnswer(
      { command: "synth", blocks: global.quiet && isCurrent ? [] : blocks, data: { outdir, ...data } },
      global,
      io,
    );
    return isCurrent ? 0 : 1;
  }
  const { stacks, removed } = synthesize(tree, where);
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
      summary: `${count(stacks.length, "stack")} in ${outdir}`,
    },
    global,
    io,
  );
  return 0;
}

function loadConstructs(family: CdkFamily): Promise<typeof import("../../terraform/synthesize.ts")> {
  if (family === "cdktf") return import("../../terraform/synthesize.ts");
  // @ts-expect-error The build makes it: scripts/copy-for-cdktn.mjs.
  return import("../../terraform-cdktn/synthesize.ts");
}

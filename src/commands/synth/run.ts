/** `synth`: the policies as Terraform, with the same bytes as `cdktf synth`. */
import { resolve } from "node:path";
import { type CdkFamily, cdkFamilies, requireCdk } from "../../command-line/cdk-packages.ts";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { deliverAnswer } from "../../command-line/deliver-answer.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import type { PolicyTree } from "../../policy/model.ts";
import type { Block } from "../../report/text-blocks.ts";
import { stacksOf } from "../../terraform/stacks.ts";
import { shellWord } from "../../text/shell.ts";
import { count } from "../../text/words.ts";
import { type AdoptionResult, adoptExisting } from "./adopt-existing.ts";
import { adoptionBlocks, adoptionData, problemBlocks } from "./describe-adoption.ts";
import { describeCheck } from "./describe-check.ts";

export async function run({ options, global }: Invocation, io: Io): Promise<ExitCode> {
  const { loaded } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  // It takes 0.3 s to load and is an optional peer: errors in the policies are reported without it.
  const { synthesize, checkSynthesis } = await loadConstructs(
    requireCdk(cdkFamilies.find((family) => family === options.cdk)),
  );
  const outdir = typeof options.outdir === "string" ? options.outdir : (io.env.CDKTF_OUTDIR ?? "cdktf.out");
  const adopted = await adoptionFor(tree, options, global, io);
  if (adopted !== undefined && adopted.problems.length > 0) {
    await deliverAnswer(
      {
        command: "synth",
        blocks: problemBlocks(adopted.problems),
        data: { outdir, problems: adopted.problems },
        summary: "nothing is written: existing groups cannot be taken over",
      },
      global,
      io,
    );
    return 1;
  }
  const adoptions = adopted?.adoptions ?? [];
  const where = { outdir: resolve(io.cwd, outdir), adoptions };
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
    rows: stacks.map(({ name, holds, apps, file }) => [
      name,
      `${outdir}/${file}`,
      holds === "alarms" ? "alarms" : apps.join(", ") || "no app",
    ]),
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
      blocks: global.quiet
        ? left
        : [written, ...left, ...(adopted === undefined ? [] : adoptionBlocks(adoptions, plainSynth(options)))],
      data: { outdir, stacks, removed, ...(adopted !== undefined && { adopted: adoptionData(adoptions) }) },
      summary: `${count(stacks.length, "stack")} in ${outdir}`,
    },
    global,
    io,
  );
  return 0;
}

/** `undefined` where nothing is asked for. */
async function adoptionFor(
  tree: PolicyTree,
  { adopt, adoptLive }: Invocation["options"],
  global: GlobalOptions,
  io: Io,
): Promise<AdoptionResult | undefined> {
  const files = Array.isArray(adopt) ? adopt : [];
  if (files.length === 0 && adoptLive !== true) return undefined;
  if (files.length > 0 && adoptLive === true) {
    throw new UserError("--adopt and --adopt-live exclude each other", { hint: "Give one of them." });
  }
  const progress = startProgress(io, global);
  try {
    return await adoptExisting(tree, stacksOf(tree), { files }, progress, io);
  } finally {
    progress.done();
  }
}

/** The same command without adopting. */
function plainSynth({ outdir, cdk }: Invocation["options"]): string {
  const options = [
    ...(typeof outdir === "string" ? ["--outdir", shellWord(outdir)] : []),
    ...(typeof cdk === "string" ? ["--cdk", cdk] : []),
  ];
  return ["discriminat-policy synth", ...options].join(" ");
}

function loadConstructs(family: CdkFamily): Promise<typeof import("../../terraform/synthesize.ts")> {
  if (family === "cdktf") return import("../../terraform/synthesize.ts");
  // @ts-expect-error The build makes it: scripts/copy-for-cdktn.mjs.
  return import("../../terraform-cdktn/synthesize.ts");
}

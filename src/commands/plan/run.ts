/** `plan`: a Terraform plan in policy words, and whether the policies explain it. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { commandAgain } from "../../command-line/reproduce.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { provePlanFile } from "../../library/prove-plan-file.ts";
import { planChecks } from "../../plan-proof/checks.ts";
import { fails } from "../../report/tally.ts";
import { decodePlan } from "../../terraform-json/parse-plan.ts";
import { ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { deliverPlan } from "./deliver-plan.ts";

export async function run({ args: [path = ""], options, global }: Invocation, io: Io): Promise<ExitCode> {
  const progress = startProgress(io, global);
  const { loaded, examined } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  progress.step("reading and proving the plan");
  const file = await readPlanFile(path, io);
  const { network } = options;
  const groups = textsOf(options.groups);
  const traffic = readSnapshots(textsOf(options.observations), tree, io);
  const { proof, findings } = provePlanFile({
    tree,
    file,
    owners: groups.length === 0 ? undefined : ownersOf(loadGroupOwners(groups, io.cwd)),
    network: typeof network === "string" ? findNetworks(tree, [network])[0] : undefined,
    traffic,
  });
  progress.done();
  const report = {
    command: "plan",
    findings,
    examined,
    sources: loaded.sources,
    checks: sortById<CheckInfo>(planChecks),
    failOn: global.failOn,
    toolVersion: toolVersion(),
  };
  const command = commandAgain(["plan", path], global, {
    "--groups": options.groups,
    "--network": options.network,
    "--observations": options.observations,
  });
  const warnings = snapshotWarnings(tree, traffic);
  await deliverPlan({ proof, report, policies: loaded.sources, file, command, warnings }, global, io);
  if (fails(findings, global.failOn)) return 1;
  return exitCodeOf(proof.plan.isEmpty, options, global, io);
}

/** The text of the plan, under the path that findings name. */
async function readPlanFile(path: string, io: Io): Promise<SourceFile> {
  if (path === "-") return { path: "stdin", text: decodePlan(Buffer.from(await io.readStdin()), "standard input") };
  const shown = toPosix(relative(io.cwd, resolve(io.cwd, path)));
  return { path: shown, text: decodePlan(readBytes(path, io.cwd), shown) };
}

function readBytes(path: string, cwd: string): Buffer {
  try {
    return readFileSync(resolve(cwd, path));
  } catch (cause) {
    const hint = "Write it with `terraform show -json tfplan > plan.json`.";
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${path}`, { hint, cause });
    throw fileError(cause, `cannot read ${path}`);
  }
}

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function exitCodeOf(
  isEmpty: boolean,
  { detailedExitcode }: Invocation["options"],
  global: GlobalOptions,
  io: Io,
): ExitCode {
  if (!detailedExitcode || isEmpty) return 0;
  if (!global.quiet) io.err("plan: exit code 2, because there are changes (--detailed-exitcode)\n");
  return 2;
}

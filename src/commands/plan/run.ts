/** `plan`: a Terraform plan in policy words, and whether the policies explain it. */
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { commandAgain } from "../../command-line/reproduce.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { ExitCode } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import { provePlanFile } from "../../library/prove-plan-file.ts";
import { planChecks } from "../../plan-proof/checks.ts";
import { fails } from "../../report/tally.ts";
import { ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { readSource } from "../read-source.ts";
import { deliverPlan } from "./deliver-plan.ts";

export async function run({ args: [path = ""], options, global }: Invocation, io: Io): Promise<ExitCode> {
  const progress = startProgress(io, global);
  const { loaded, examined } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  progress.step("reading and proving the plan");
  const file = await readSource(path, "Write it with `terraform show -json tfplan > plan.json`.", io);
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

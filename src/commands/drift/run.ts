/** `drift`: policies against Security Groups as they stand in AWS. */
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { startProgress } from "../../command-line/progress.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { commandAgain } from "../../command-line/reproduce.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import { acceptedGroups } from "../../deployed-groups/read-deployed-groups.ts";
import { driftChecks } from "../../drift/checks.ts";
import type { Drift } from "../../drift/judge-drift.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import { findDrift } from "../../library/find-drift.ts";
import { policiesDigest } from "../../library/policies-digest.ts";
import { fails } from "../../report/tally.ts";
import { ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { askEc2 } from "../ask-ec2.ts";
import { readSources } from "../read-source.ts";
import { deliverDrift } from "./deliver-drift.ts";

const instead = "name files with what `aws ec2 describe-security-groups` prints";

export async function run({ args: paths, options, global }: Invocation, io: Io): Promise<ExitCode> {
  const named = typeof options.network === "string" ? options.network : undefined;
  requireSomething(paths, named);
  const progress = startProgress(io, global);
  const { loaded, examined } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const networks = named === undefined ? undefined : findNetworks(tree, named === "all" ? [] : [named]);
  const groups = textsOf(options.groups);
  const sources = await readSources(paths, acceptedGroups, io);
  const deployed = paths.length > 0 ? [] : [...(await askEc2(networks ?? [], instead, progress)).values()];
  const traffic = readSnapshots(textsOf(options.observations), tree, io);
  const trails = await readSources(textsOf(options.cloudtrail), acceptedGroups, io);
  progress.step("comparing");
  const { drift, findings } = findDrift({
    tree,
    sources,
    deployed,
    owners: groups.length === 0 ? undefined : ownersOf(loadGroupOwners(groups, io.cwd)),
    networks: networks?.map(({ name }) => name),
    traffic,
    trails,
    asOf: global.asOf,
  });
  progress.done();
  const report = {
    command: "drift",
    findings,
    examined,
    sources: new Map([...loaded.sources, ...sources.map((source) => [source.path, source] as const)]),
    checks: sortById<CheckInfo>(driftChecks),
    failOn: global.failOn,
    toolVersion: toolVersion(),
  };
  const command = commandAgain(["drift", ...paths], global, {
    "--network": named,
    "--groups": options.groups,
    "--observations": options.observations,
    "--cloudtrail": options.cloudtrail,
  });
  const warnings = snapshotWarnings(tree, traffic);
  const policies = loaded.sources;
  const digests = { policies, asOf: global.asOf, policiesDigest: policiesDigest(tree, policies.values()) };
  await deliverDrift({ drift, report, command, warnings, ...digests }, global, io);
  return exitCodeOf(drift, fails(findings, global.failOn), options, global, io);
}

function requireSomething(paths: readonly string[], network: string | undefined): void {
  if (paths.length > 0 || network !== undefined) return;
  throw new UserError("there is nothing to compare the policies with", {
    hint: "Ask EC2 with --network <name>, or name files that list Security Groups.",
  });
}

function textsOf(value: Invocation["options"][string]): readonly string[] {
  return Array.isArray(value) ? value : [];
}

function exitCodeOf(
  { verdict }: Drift,
  failed: boolean,
  { detailedExitcode }: Invocation["options"],
  global: GlobalOptions,
  io: Io,
): ExitCode {
  if (!detailedExitcode || verdict === "in step") return failed ? 1 : 0;
  if (verdict === "incomplete") return 1;
  if (!global.quiet) io.err("drift: exit code 2, because something differs (--detailed-exitcode)\n");
  return 2;
}

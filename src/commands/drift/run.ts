/** `drift`: policies against Security Groups as they stand in AWS. */
import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import type { GlobalOptions, Invocation, Io } from "../../command-line/command.ts";
import { findNetworks } from "../../command-line/find-networks.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { type Progress, startProgress } from "../../command-line/progress.ts";
import { readSnapshots, snapshotWarnings } from "../../command-line/read-snapshots.ts";
import { commandAgain } from "../../command-line/reproduce.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { toolVersion } from "../../command-line/tool-version.ts";
import type { DeployedGroups } from "../../deployed-groups/deployed-group.ts";
import { acceptedGroups } from "../../deployed-groups/read-deployed-groups.ts";
import { driftChecks } from "../../drift/checks.ts";
import type { Drift } from "../../drift/judge-drift.ts";
import { type ExitCode, UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import { type CheckInfo, sortById } from "../../findings/check.ts";
import type { SourceFile } from "../../findings/source-file.ts";
import { findDrift } from "../../library/find-drift.ts";
import type { Network } from "../../policy/model.ts";
import { fails } from "../../report/tally.ts";
import { ownersOf } from "../../traffic/group-owners/group-owners.ts";
import { loadGroupOwners } from "../../traffic/group-owners/load-group-owners.ts";
import { deliverDrift } from "./deliver-drift.ts";

export async function run({ args: paths, options, global }: Invocation, io: Io): Promise<ExitCode> {
  const named = typeof options.network === "string" ? options.network : undefined;
  requireSomething(paths, named);
  const progress = startProgress(io, global);
  const { loaded, examined } = loadPolicies([], global, io);
  const tree = requireSound(loaded);
  const networks = named === undefined ? undefined : findNetworks(tree, named === "all" ? [] : [named]);
  const groups = textsOf(options.groups);
  const sources: SourceFile[] = [];
  for (const path of paths) sources.push(await readSource(path, io));
  const deployed = paths.length > 0 ? [] : await fetchAll(networks ?? [], progress);
  const traffic = readSnapshots(textsOf(options.observations), tree, io);
  const trails: SourceFile[] = [];
  for (const path of textsOf(options.cloudtrail)) trails.push(await readSource(path, io));
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
  await deliverDrift({ drift, report, policies: loaded.sources, command, warnings }, global, io);
  return exitCodeOf(drift, fails(findings, global.failOn), options, global, io);
}

function requireSomething(paths: readonly string[], network: string | undefined): void {
  if (paths.length > 0 || network !== undefined) return;
  throw new UserError("there is nothing to compare the policies with", {
    hint: "Ask EC2 with --network <name>, or name files that list Security Groups.",
  });
}

async function fetchAll(networks: readonly Network[], progress: Progress): Promise<readonly DeployedGroups[]> {
  // The AWS SDK takes a second to load, and files do not need it.
  const { fetchDeployedGroups } = await import("../../deployed-groups/live/fetch-groups.ts");
  return await untilInterrupted(async (signal) => {
    const found: DeployedGroups[] = [];
    for (const { name, region, vpcId, endpoints } of networks) {
      progress.step(`asking EC2 for the groups of ${name}`);
      const place = {
        region,
        vpcId: typeof vpcId === "string" ? vpcId : undefined,
        endpoint: endpoints.ec2,
        instead: "name files with what `aws ec2 describe-security-groups` prints",
      };
      found.push(await fetchDeployedGroups(place, signal));
    }
    return found;
  });
}

async function readSource(path: string, io: Io): Promise<SourceFile> {
  if (path === "-") return { path: "stdin", text: await io.readStdin() };
  const shown = toPosix(relative(io.cwd, resolve(io.cwd, path)));
  try {
    return { path: shown, text: readFileSync(resolve(io.cwd, path), "utf8") };
  } catch (cause) {
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${path}`, { hint: acceptedGroups, cause });
    throw fileError(cause, `cannot read ${path}`);
  }
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

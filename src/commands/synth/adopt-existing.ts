/** The existing groups of a tree's apps, and what AWS holds in them → how they are taken over. Asks EC2 only where it is told to. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { adoptGroups } from "../../adoption/adopt-groups.ts";
import type { Adoption, AdoptionProblem } from "../../adoption/adoption.ts";
import type { Io } from "../../command-line/command.ts";
import { untilInterrupted } from "../../command-line/interrupt.ts";
import type { DeployedGroups } from "../../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../../deployed-groups/merge-groups.ts";
import { acceptedGroups, readDeployedGroups } from "../../deployed-groups/read-deployed-groups.ts";
import { UserError } from "../../errors.ts";
import { codeOf, fileError } from "../../files/file-error.ts";
import type { Network, PolicyTree } from "../../policy/model.ts";
import type { AppLayout } from "../../security-groups/layout.ts";
import type { StackContents } from "../../terraform/stacks.ts";

export interface AdoptionSource {
  /** Relative to the working directory; none: EC2 is asked. */
  readonly files: readonly string[];
}

export interface AdoptionResult {
  readonly adoptions: readonly Adoption[];
  readonly problems: readonly AdoptionProblem[];
}

/**
 * @param stacks of `stacksOf(tree)`
 * @throws UserError where no policy names existing groups, or what holds them cannot be read as a whole.
 */
export async function adoptExisting(
  tree: PolicyTree,
  stacks: readonly StackContents[],
  { files }: AdoptionSource,
  io: Io,
): Promise<AdoptionResult> {
  const listed = files.length > 0 ? readFiles(files, io.cwd) : undefined;
  const wanted = stacks.flatMap(({ network, layouts }) =>
    layouts
      .filter(({ groups }) => groups.some((group) => group.existingId !== undefined))
      .map((layout) => ({ network, layout })),
  );
  if (wanted.length === 0) {
    throw new UserError("no policy names existing groups, so that there is nothing to adopt", {
      hint: "Write the groups into the policy: `existing_groups: {<network>: [sg-…]}`.",
    });
  }
  const readOf = listed ?? (await askEc2(wanted, tree));
  const results = wanted.map(({ network, layout }) => adoptOne(network, layout, readOf(network)));
  return {
    adoptions: results.flatMap((result) => ("problems" in result ? [] : [result])),
    problems: results.flatMap((result) => ("problems" in result ? result.problems : [])),
  };
}

function adoptOne(network: Network, layout: AppLayout, deployed: DeployedGroups) {
  const vpcId = typeof network.vpcId === "string" ? network.vpcId : undefined;
  return adoptGroups({ layout, deployed, vpcId, quota: network.quotas.rulesPerSecurityGroup });
}

/** What was read, by network. */
type GroupsOf = (network: Network) => DeployedGroups;

function readFiles(files: readonly string[], cwd: string): GroupsOf {
  const all = mergeGroups(
    files.map((file) => {
      const groups = readDeployedGroups(readText(file, cwd), file);
      if (groups === undefined) throw new UserError(`${file} lists no Security Groups`, { hint: acceptedGroups });
      return groups;
    }),
  );
  refuseGaps(all);
  return () => all;
}

function readText(file: string, cwd: string): string {
  try {
    return readFileSync(resolve(cwd, file), "utf8");
  } catch (cause) {
    const hint = "Name a file that lists the Security Groups and their rules.";
    if (codeOf(cause) === "ENOENT") throw new UserError(`there is no ${file}`, { hint, cause });
    throw fileError(cause, `cannot read ${file}`);
  }
}

/** The client of EC2 takes a second to load. */
async function askEc2(wanted: readonly { readonly network: Network }[], { settings }: PolicyTree): Promise<GroupsOf> {
  const { fetchDeployedGroups } = await import("../../deployed-groups/live/fetch-groups.ts");
  const networks = settings.networks.filter((network) => wanted.some((one) => one.network.name === network.name));
  const found = await untilInterrupted(async (signal) => {
    const byNetwork = new Map<string, DeployedGroups>();
    for (const { name, region, vpcId, endpoints } of networks) {
      const place = {
        region,
        vpcId: typeof vpcId === "string" ? vpcId : undefined,
        endpoint: endpoints.ec2,
        instead: "give --adopt <file> with what the AWS CLI prints instead of --adopt-live",
      };
      byNetwork.set(name, await fetchDeployedGroups(place, signal));
    }
    return byNetwork;
  });
  for (const groups of found.values()) refuseGaps(groups);
  const nothing: DeployedGroups = { groups: [], interfaces: undefined, recorded: [], gaps: [] };
  return ({ name }) => found.get(name) ?? nothing;
}

/** A rule that was not read could be in the way, or hold a name. */
function refuseGaps({ gaps: [gap, ...others] }: DeployedGroups): void {
  if (gap === undefined) return;
  throw new UserError(`the groups were not read as a whole: ${[gap, ...others].join("; ")}`, {
    hint: "Give complete lists: what `aws ec2 describe-security-groups` and `describe-security-group-rules` print, every page.",
  });
}

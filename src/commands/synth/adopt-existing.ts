/** The existing groups of a tree's apps, and what AWS holds in them → how they are taken over. Asks EC2 only where it is told to. */
import { adoptGroups } from "../../adoption/adopt-groups.ts";
import type { Adoption, AdoptionProblem } from "../../adoption/adoption.ts";
import type { Io } from "../../command-line/command.ts";
import type { Progress } from "../../command-line/progress.ts";
import type { DeployedGroups } from "../../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../../deployed-groups/merge-groups.ts";
import { requireDeployedGroups } from "../../deployed-groups/read-deployed-groups.ts";
import { UserError } from "../../errors.ts";
import type { Network, PolicyTree } from "../../policy/model.ts";
import type { AppLayout } from "../../security-groups/layout.ts";
import type { StackContents } from "../../terraform/stacks.ts";
import { askEc2 } from "../ask-ec2.ts";
import { readSources } from "../read-source.ts";

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
  progress: Progress,
  io: Io,
): Promise<AdoptionResult> {
  const listed = files.length > 0 ? await readFiles(files, io) : undefined;
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
  const readOf = listed ?? (await askForAll(wanted, tree, progress));
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

async function readFiles(files: readonly string[], io: Io): Promise<GroupsOf> {
  const sources = await readSources(files, "Name a file that lists the Security Groups and their rules.", io);
  const all = mergeGroups(sources.map(requireDeployedGroups));
  refuseGaps(all);
  return () => all;
}

async function askForAll(
  wanted: readonly { readonly network: Network }[],
  { settings }: PolicyTree,
  progress: Progress,
): Promise<GroupsOf> {
  const networks = settings.networks.filter((network) => wanted.some((one) => one.network.name === network.name));
  const instead = "give --adopt <file> with what the AWS CLI prints instead of --adopt-live";
  const found = await askEc2(networks, instead, progress);
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

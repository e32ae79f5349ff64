/** What stands in the VPCs of networks, asked of EC2, for commands that do without where they are given files. */
import { groupRoles } from "../aws/read-roles.ts";
import { untilInterrupted } from "../command-line/interrupt.ts";
import type { Progress } from "../command-line/progress.ts";
import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import { mergeGroups } from "../deployed-groups/merge-groups.ts";
import type { Network } from "../policy/model.ts";

/**
 * @param instead what the user could do without EC2, for error messages
 * @returns by name of the network, in their order
 * @throws UserError where AWS does not answer.
 */
export async function askEc2(
  networks: readonly Network[],
  instead: string,
  progress: Progress,
): Promise<ReadonlyMap<string, DeployedGroups>> {
  // The AWS SDK takes a second to load, and files do not need it.
  const { fetchDeployedGroups } = await import("../deployed-groups/live/fetch-groups.ts");
  return await untilInterrupted(async (signal) => {
    const found = new Map<string, DeployedGroups>();
    for (const network of networks) {
      const { name, region, vpcId, endpoints } = network;
      progress.step(`asking EC2 for the groups of ${name}`);
      const place = { region, vpcId: typeof vpcId === "string" ? vpcId : undefined, endpoint: endpoints.ec2, instead };
      const ofAccounts: DeployedGroups[] = [];
      for (const role of groupRoles(network)) ofAccounts.push(await fetchDeployedGroups({ ...place, role }, signal));
      found.set(name, mergeGroups(ofAccounts));
    }
    return found;
  });
}

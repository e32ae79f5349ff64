/** The roles with which commands read in the accounts of a network. Pure. */
import type { AssumedRole } from "../aws/assumed-role.ts";
import type { Network } from "../policy/model.ts";

/** `undefined`: with the credentials as they are. */
export function readRole({ region, readRoleArn, endpoints }: Network): AssumedRole | undefined {
  return readRoleArn === undefined ? undefined : { roleArn: readRoleArn, region, endpoint: endpoints.sts };
}

/** Of every account that may have groups of the network, its own first. */
export function tagRoles(network: Network): readonly (AssumedRole | undefined)[] {
  const { region, endpoints, participantRoles } = network;
  return [readRole(network), ...participantRoles.map((roleArn) => ({ roleArn, region, endpoint: endpoints.sts }))];
}

/** The roles that read in the accounts of a network, as its settings name them. Pure. */
import type { AssumedRole } from "./assumed-role.ts";

/** Of a network's settings. */
export interface ReadByRoles {
  readonly region: string;
  readonly readRoleArn: string | undefined;
  /** Of the accounts that share its VPC. */
  readonly participantRoles: readonly string[];
  readonly endpoints: { readonly sts?: string | undefined };
}

/** `undefined`: with the credentials as they are. */
export function readRole({
  region,
  readRoleArn,
  endpoints,
}: Omit<ReadByRoles, "participantRoles">): AssumedRole | undefined {
  return readRoleArn === undefined ? undefined : { roleArn: readRoleArn, region, endpoint: endpoints.sts };
}

/** Of every account that may have groups of the network, its own first. */
export function groupRoles(network: ReadByRoles): readonly (AssumedRole | undefined)[] {
  const { region, endpoints, participantRoles } = network;
  return [readRole(network), ...participantRoles.map((roleArn) => ({ roleArn, region, endpoint: endpoints.sts }))];
}

/** Every role, for the policy of the identity that assumes them. */
export function roleArnsOf(network: ReadByRoles): readonly string[] {
  return groupRoles(network).flatMap((role) => role?.roleArn ?? []);
}

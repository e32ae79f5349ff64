/** Names of the stacks that hold alarms. Pure. */
import { watchedNetworks } from "../monitoring/monitored-network.ts";
import type { PolicyTree } from "../policy/model.ts";

/** `<network>__monitoring`: names of networks and teams have no underscore, so no stack of policies has this name. */
export function monitoringStackName(network: string): string {
  return `${network}__monitoring`;
}

/** In the order of the networks; none without `monitoring` in the settings. */
export function monitoringStackNames({ settings: { monitoring, networks } }: PolicyTree): readonly string[] {
  if (monitoring === undefined) return [];
  return watchedNetworks(monitoring, networks).map(({ name }) => monitoringStackName(name));
}

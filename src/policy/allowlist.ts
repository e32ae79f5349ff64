/** A policy in one network, reduced to what its Security Groups are made of. Pure. Names are not validated. */
import type { Protocol } from "../discriminat/preferences.ts";
import type { Network, Policy, PolicyTree } from "./model.ts";
import { appliesTo, type ResolvedName, resolveNames } from "./resolve.ts";

/** A name in the policy's language (`*`, `?`), without placeholders. */
export interface AllowedName {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
}

/** What the Security Groups of an app in a network depend on, and nothing else. */
export interface AppAllowlist<Name extends AllowedName = AllowedName> {
  readonly app: string;
  readonly team: string;
  readonly network: string;
  /** In any order, duplicates allowed: the layout depends on the set only. */
  readonly names: readonly Name[];
  /** How many groups hold the names (`security_groups`), 1 to 16. */
  readonly securityGroups: number;
  /**
   * Ids of Security Groups that are there already and take the rules of the first groups, at most as many as `securityGroups`.
   *
   * @default all groups are made
   */
  readonly existingGroups?: readonly string[] | undefined;
  readonly seeThru:
    | { readonly until: string; readonly ports: readonly number[] | "all"; readonly group: "same" | "separate" }
    | undefined;
}

/** The names in the order of the file; what is malformed is left out. `undefined` where the policy lacks its app or team. */
export function allowlistOf(
  tree: Pick<PolicyTree, "bundles">,
  policy: Policy,
  network: Network,
): AppAllowlist<ResolvedName> | undefined {
  const { app, team, securityGroups } = policy;
  if (app === undefined || team === undefined) return undefined;
  return {
    app: app.value,
    team: team.value,
    network: network.name,
    names: resolveNames(tree, policy, network),
    securityGroups: securityGroups?.value ?? 1,
    existingGroups: existingGroupsOf(policy, network),
    seeThru: seeThruOf(policy, network),
  };
}

/** Ids of the Security Groups of others that a policy names for a network. */
export function existingGroupsOf({ existingGroups }: Policy, { name }: Pick<Network, "name">): readonly string[] {
  return existingGroups.flatMap(({ network, ids }) => (network.value === name ? ids.map(({ value }) => value) : []));
}

/** The see-thru window of a policy in a network. */
export function seeThruOf({ seeThru }: Policy, network: Network): AppAllowlist["seeThru"] {
  if (seeThru?.until === undefined || !appliesTo(seeThru, network)) return undefined;
  return {
    until: seeThru.until.value,
    ports: seeThru.ports?.map((port) => port.value) ?? "all",
    group: seeThru.group?.value ?? "same",
  };
}

/** What an app's groups leave on each of its network interfaces, in the network where that is least. */
export interface InterfaceRoom {
  /** Security Groups that one interface takes. */
  readonly quota: number;
  /** For groups that are not of the policy; negative where not even those have room. */
  readonly left: number;
}

/** `undefined` where there is no network. */
export function interfaceRoom(policy: Policy, networks: Iterable<Network>): InterfaceRoom | undefined {
  let least: InterfaceRoom | undefined;
  for (const network of networks) {
    const quota = network.quotas.securityGroupsPerInterface;
    const separate = seeThruOf(policy, network)?.group === "separate" ? 1 : 0;
    const left = quota - (policy.securityGroups?.value ?? 1) - separate;
    if (least === undefined || left < least.left) least = { quota, left };
  }
  return least;
}

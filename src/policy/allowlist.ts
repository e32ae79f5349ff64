/**
 * A policy in one network, reduced to what its Security Groups are made of (the shape of `AppAllowlist` in
 * `security-groups/layout.ts`). Pure. Names are not validated, and what is malformed is left out.
 */
import type { Network, Policy, PolicyTree } from "./model.ts";
import { appliesTo, type ResolvedName, resolveNames } from "./resolve.ts";

export interface Allowlist {
  readonly app: string;
  readonly team: string;
  readonly network: string;
  /** In the order of the file, duplicates kept. */
  readonly names: readonly ResolvedName[];
  readonly securityGroups: number;
  readonly seeThru:
    | { readonly until: string; readonly ports: readonly number[] | "all"; readonly group: "same" | "separate" }
    | undefined;
}

/** `undefined` where the policy lacks its app or team. */
export function allowlistOf(
  tree: Pick<PolicyTree, "bundles">,
  policy: Policy,
  network: Network,
): Allowlist | undefined {
  const { app, team, securityGroups } = policy;
  if (app === undefined || team === undefined) return undefined;
  return {
    app: app.value,
    team: team.value,
    network: network.name,
    names: resolveNames(tree, policy, network),
    securityGroups: securityGroups?.value ?? 1,
    seeThru: seeThruOf(policy, network),
  };
}

/** The see-thru window of a policy in a network. */
export function seeThruOf({ seeThru }: Policy, network: Network): Allowlist["seeThru"] {
  if (seeThru?.until === undefined || !appliesTo(seeThru, network)) return undefined;
  return {
    until: seeThru.until.value,
    ports: seeThru.ports?.map((port) => port.value) ?? "all",
    group: seeThru.group?.value ?? "same",
  };
}

/** What snapshots say of one policy, network by network: what it lacks, and what it uses. Pure. */
import type { Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, resolveNames } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { admittingNames } from "./admit.ts";
import { mergeNeeds, type Need } from "./needs.ts";
import type { AppTraffic } from "./propose-edit.ts";

export interface NetworkTraffic {
  readonly network: string;
  readonly snapshot: Snapshot;
}

export function appTraffic(tree: PolicyTree, policy: Policy, traffic: readonly NetworkTraffic[]): AppTraffic {
  const needs: Need[] = [];
  const used: Target[] = [];
  for (const { network: name, snapshot } of traffic) {
    const network = networksOf(policy, tree.settings.networks).find((one) => one.name === name);
    if (network === undefined) continue;
    const names = resolveNames(tree, policy, network);
    for (const flow of snapshot.flows) {
      if (flow.app !== policy.app?.value || flow.name === null || flow.port === null) continue;
      if (flow.protocol !== "tls" && flow.protocol !== "ssh") continue;
      if (flow.reasons.some((reason) => reason.includes("cache not ready"))) continue;
      const target: Target = { protocol: flow.protocol, name: flow.name, port: flow.port };
      if (admittingNames(names, target, network.preferences.wildcardExposure, "coverage").length > 0) used.push(target);
      else
        needs.push({
          ...target,
          networks: [name],
          connections: flow.connections,
          sources: flow.sources,
          days: flow.days,
          firstSeen: flow.first_seen,
          lastSeen: flow.last_seen,
        });
    }
  }
  return { needs: mergeNeeds(needs), used, unused: [], readiness: undefined };
}

/**
 * What checks look at: the tree, the date, and what several checks derive from them, each derived once. Pure; must not hold
 * an opinion about anything.
 */
import { checkName, type NameProblem } from "../discriminat/name.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { CheckInfo } from "../findings/check.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { type MonitoredNetwork, monitoredNetworks } from "../monitoring/monitored-network.ts";
import { existingGroupsOf, seeThruOf } from "../policy/allowlist.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { type WrittenName, writtenNames } from "../policy/places.ts";
import { type DeclaredName, declaredNames, networksOf } from "../policy/resolve.ts";
import { layOutApp } from "../security-groups/lay-out-app.ts";
import type { LayoutProblem, SecurityGroup } from "../security-groups/layout.ts";
import { maxSecurityGroups } from "../security-groups/limits.ts";
import { isDate } from "../values/dates.ts";

/** A policy and where it is deployed. */
export interface Deployment {
  readonly policy: Policy;
  /** At least one, in the order of the settings. */
  readonly networks: readonly Network[];
  /** What the policy declares, in the order of the file, without the names that `checkName` objects to. */
  readonly names: readonly DeclaredName[];
}

/** The Security Groups of a policy in one of its networks, without what is in them. */
interface DeployedGroups {
  readonly policy: Policy;
  readonly network: Network;
  /** Without a name where others have made the group. */
  readonly groups: readonly { readonly name: string | undefined; readonly words: string; readonly rules: number }[];
  readonly problems: readonly LayoutProblem[];
}

/** A written name that `checkName` objects to. */
export interface WrongName extends WrittenName {
  readonly problems: readonly NameProblem[];
}

export interface LintContext {
  readonly tree: PolicyTree;
  /** `YYYY-MM-DD`: the only clock. */
  readonly asOf: string;
  /** Every check that there is, of every command. */
  readonly checks: readonly CheckInfo[];
  /** Workflows and pipelines of the repository. */
  readonly automation: readonly SourceFile[];
  /** Policies that are deployed nowhere are left out. */
  readonly deployments: readonly Deployment[];
  readonly wrongNames: readonly WrongName[];
  /** The Security Groups of every policy in each of its networks; policies without app or team are left out. */
  securityGroups(): readonly DeployedGroups[];
  /** What the settings' `monitoring` makes in each network; nothing without it. */
  monitored(): readonly MonitoredNetwork[];
}

export function createContext(
  tree: PolicyTree,
  asOf: string,
  checks: readonly CheckInfo[],
  automation: readonly SourceFile[] = [],
): LintContext {
  const problemsOf = (name: string, protocol: Protocol) =>
    checkName(name, { wildcards: protocol === "tls", placeholders: ["region"] });
  const wrongNames = writtenNames(tree, (name, protocol) => problemsOf(name, protocol).length > 0).map((written) => ({
    ...written,
    problems: problemsOf(written.at.value, written.protocol),
  }));

  const wrong = new Set(wrongNames.map(({ at }) => at));
  const isGood = ({ name, protocol, at, bundle }: DeclaredName): boolean => {
    if (wrong.has(bundle?.written ?? at)) return false;
    // With the region in place of its placeholder a name can become too long.
    return name === at.value || checkName(name, { wildcards: protocol === "tls" }).length === 0;
  };
  const deployments = tree.policies.flatMap((policy): Deployment[] => {
    const networks = networksOf(policy, tree.settings.networks);
    return networks.length === 0
      ? []
      : [{ policy, networks, names: declaredNames(tree, policy, networks).filter(isGood) }];
  });

  let kept: readonly DeployedGroups[] | undefined;
  const securityGroups = () => {
    kept ??= deployments.flatMap(layOut);
    return kept;
  };

  let watched: readonly MonitoredNetwork[] | undefined;
  const monitored = () => {
    watched ??= monitoredNetworks(tree);
    return watched;
  };

  return { tree, asOf, checks, automation, deployments, wrongNames, securityGroups, monitored };
}

function layOut({ policy, networks, names }: Deployment): readonly DeployedGroups[] {
  const { app, team, securityGroups } = policy;
  const count = securityGroups?.value ?? 1;
  if (app === undefined || team === undefined || count < 1 || count > maxSecurityGroups) return [];
  return networks.map((network) => {
    const seeThru = seeThruOf(policy, network);
    const existingGroups = existingGroupsOf(policy, network);
    const { groups, problems } = layOutApp({
      app: app.value,
      team: team.value,
      network: network.name,
      names: names.filter((name) => name.networks.includes(network)),
      securityGroups: count,
      existingGroups: existingGroups.slice(0, count),
      seeThru: seeThru !== undefined && isDate(seeThru.until) ? seeThru : undefined,
    });
    return { policy, network, groups: groups.map(describeGroup), problems };
  });
}

function describeGroup({ name, existingId, rules }: SecurityGroup): DeployedGroups["groups"][number] {
  return { name: existingId === undefined ? name : undefined, words: existingId ?? name, rules: rules.length };
}

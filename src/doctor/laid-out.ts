/** What the policies lay out in a network, as far as quotas depend on it. Pure. */
import type { LintContext } from "../lint/context.ts";
import type { Network } from "../policy/model.ts";

export interface LaidOut {
  /** Names of all groups that the stacks make. */
  readonly groups: readonly string[];
  /** Rules of the group that has the most. */
  readonly mostRules: number;
  /** Groups of the app that has the most. */
  readonly mostGroups: number;
}

export function laidOutIn(deployed: ReturnType<LintContext["securityGroups"]>, network: Network): LaidOut {
  const apps = deployed.filter((one) => one.network === network);
  const groups = apps.flatMap((one) => one.groups);
  return {
    groups: groups.flatMap(({ name }) => name ?? []),
    mostRules: Math.max(0, ...groups.map(({ rules }) => rules)),
    mostGroups: Math.max(0, ...apps.map((one) => one.groups.length)),
  };
}

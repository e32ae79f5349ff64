/** One app in one network: what its policy declares and what its groups hold, side by side. Pure. */
import type { DeployedGroup, DeployedRule } from "../deployed-groups/deployed-group.ts";
import type { AnnotatedRule } from "../plan-proof/admitted-names.ts";
import { annotate } from "../plan-proof/admitted-names.ts";
import type { Owner } from "../plan-proof/find-owner.ts";
import type { PolicyTree } from "../policy/model.ts";
import { type NetworkReach, reachOf } from "../review/app-reach.ts";

/** A deployed rule with what its description says, and the group that holds it. */
export interface HeldRule extends AnnotatedRule<DeployedRule> {
  readonly group: DeployedGroup;
}

export interface AppGroups extends Owner {
  /** None where the app has no group in the network. */
  readonly groups: readonly DeployedGroup[];
  /** Of all its groups, in their order. */
  readonly rules: readonly HeldRule[];
  readonly reach: NetworkReach;
}

export function groupsOfApp(owner: Owner, groups: readonly DeployedGroup[], tree: PolicyTree): AppGroups {
  const reach = reachOf(tree, owner.app, owner.policies).networks.get(owner.network.name);
  if (reach === undefined) throw new Error(`${owner.app} is not for ${owner.network.name}`);
  return { ...owner, groups, rules: groups.flatMap(heldRules), reach };
}

export function heldRules(group: DeployedGroup): readonly HeldRule[] {
  return annotate(group.rules).map((annotated) => ({ ...annotated, group }));
}

/** `checkout in prod`. */
export function appWords({ app, network }: Pick<Owner, "app" | "network">): string {
  return `${app} in ${network.name}`;
}

/** The group of a see-thru window that the vendor's recipe has beside the app's own: it is attached only where it is wanted. */
export function isWindowGroup({ app }: Pick<Owner, "app">, { name }: DeployedGroup): boolean {
  return name === `${app}-see-thru`;
}

/** `checkout-egress (sg-0123)`, or what else tells a group. */
export function groupWords({ name, id, key }: DeployedGroup): string {
  if (name === undefined) return id ?? key;
  return id === undefined ? name : `${name} (${id})`;
}

/** `sgr-0123 of checkout-egress (sg-0123)`, or the rule by its destination. */
export function ruleWords({ rule, group }: Pick<HeldRule, "rule" | "group">): string {
  return `${rule.id ?? `the rule for ${rule.destination ?? "an unknown destination"}`} of ${groupWords(group)}`;
}

/**
 * Which Terraform stacks the policies of a tree make, and what stands in each: one per network, or one per network and team. Pure.
 * Depends on the files alone, never on the clock: an expired window or entry stays until its lines are removed.
 */

import { UserError } from "../errors.ts";
import type { Network, PolicyTree, PublishSettings } from "../policy/model.ts";
import type { AppLayout } from "../security-groups/layout.ts";
import { quote } from "../text/quote.ts";
import { type Backend, backendsOf } from "./backend.ts";
import { layOutPolicy } from "./lay-out-policy.ts";
import { monitoringStackNames } from "./monitoring-stack-names.ts";

export interface StackContents {
  /** `<network>`, or `<network>_<team>`: names of networks and teams have no underscore, so no two stacks share a name. */
  readonly name: string;
  readonly network: Network;
  /** Sorted by app. */
  readonly layouts: readonly AppLayout[];
  readonly backend: Backend;
  readonly publish: PublishSettings | undefined;
}

/**
 * The stacks, sorted by name. With `stacks: network` every network has one, even without apps, so that its last app can be
 * removed; with `stacks: team` only teams with an app in the network have one.
 *
 * @throws UserError where a policy cannot be deployed. `lint` says the same with places, for all policies at once.
 */
export function stacksOf(tree: PolicyTree): readonly StackContents[] {
  const { networks, terraform } = tree.settings;
  const stacks = new Map<string, { readonly network: Network; readonly layouts: AppLayout[] }>();
  const stackOf = (name: string, network: Network): { readonly layouts: AppLayout[] } => {
    const stack = stacks.get(name) ?? { network, layouts: [] };
    stacks.set(name, stack);
    return stack;
  };
  if (terraform.stacks === "network") for (const network of networks) stackOf(network.name, network);

  const apps = new Set<string>();
  for (const policy of tree.policies) {
    const name = policy.app?.value ?? "";
    if (apps.has(name)) throw new UserError(`app ${quote(name)} has two policies; one is ${policy.source.path}`);
    apps.add(name);
    for (const { network, layout } of layOutPolicy(tree, policy)) {
      const stack = terraform.stacks === "network" ? network.name : `${network.name}_${layout.team}`;
      stackOf(stack, network).layouts.push(layout);
    }
  }

  const sorted = [...stacks].sort(([left], [right]) => (left < right ? -1 : 1));
  const backendOf = backendsOf(terraform, [...sorted.map(([name]) => name), ...monitoringStackNames(tree)]);
  return sorted.map(([name, { network, layouts }]) => ({
    name,
    network,
    layouts: layouts.sort((left, right) => (left.app < right.app ? -1 : 1)),
    backend: backendOf(name),
    publish: terraform.publish,
  }));
}

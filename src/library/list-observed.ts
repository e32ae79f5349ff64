/** `flows` as the command and callers of the library run it. Pure. */
import { compareTraffic } from "../compare/compare-traffic.ts";
import { type FlowFilter, type FlowOrder, type ListedFlow, listFlows } from "../compare/list-flows.ts";
import type { PolicyTree } from "../policy/model.ts";
import { type NetworkSnapshot, withOwnNetworks } from "./network-snapshots.ts";

export interface ListOptions extends FlowFilter {
  /** `YYYY-MM-DD`, UTC: decides which windows are open. */
  readonly asOf: string;
  /** @default "connections", the most first */
  readonly order?: FlowOrder | undefined;
}

/**
 * What apps connect to: a row for each destination, with the verdict of the policies on it.
 *
 * @param observed as `networkSnapshots` makes it
 * @throws UserError where an argument is not what it should be, or the tree does not have a network.
 */
export function listObserved(
  tree: PolicyTree,
  observed: readonly NetworkSnapshot[],
  options: ListOptions,
): readonly ListedFlow[] {
  const { asOf, order = "connections", ...filter } = options;
  const comparisons = withOwnNetworks(tree, observed).map(({ network, snapshot }) =>
    compareTraffic(tree, snapshot, { asOf, network }),
  );
  return listFlows(comparisons, filter, order);
}

/** Tests for what was seen and is allowed, so that a later edit cannot take it away unnoticed. Pure. */
import { checkName } from "../discriminat/name.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, resolveNames } from "../policy/resolve.ts";
import { formatTarget, type Target } from "../policy/target.ts";
import { admittingNames } from "./admit.ts";

/**
 * The targets that get a test: those that the policy surely allows in all of its networks, and that have none yet. Sorted.
 *
 * @param policy as it will be, with what is suggested
 */
export function acceptedTargets(tree: PolicyTree, policy: Policy, seen: readonly Target[]): readonly Target[] {
  const networks = networksOf(policy, tree.settings.networks);
  const deployed = networks.map((network) => ({ network, names: resolveNames(tree, policy, network) }));
  const tested = new Set(policy.tests.map(({ target }) => target.value));
  const found = new Map<string, Target>();
  for (const { protocol, name, port } of seen) {
    const target = { protocol, name, port };
    const text = formatTarget(target);
    if (tested.has(text) || checkName(name, { wildcards: false }).length > 0) continue;
    const isAllowed = deployed.every(
      ({ network, names }) =>
        admittingNames(names, target, network.preferences.wildcardExposure, "coverage").length > 0,
    );
    if (isAllowed && deployed.length > 0) found.set(text, target);
  }
  return [...found].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, target]) => target);
}

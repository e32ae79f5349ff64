/** Tests for what was seen and is allowed: they fail when a later edit takes it away. Pure. */
import { checkName } from "../discriminat/name.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { admittingNames } from "../evaluate/admitting-names.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, type ResolvedName, resolveNames } from "../policy/resolve.ts";
import { formatTarget, isTarget, parseTarget, type Target } from "../policy/target.ts";

/** Of a pattern that thousands of names use, a few prove as much. */
const mostOfPattern = 3;

/**
 * The targets that get a test: those that the policy surely allows in all of its networks, and that have none yet. Of those
 * that patterns alone admit only the first few. Sorted.
 *
 * @param policy as it will be, with what is suggested
 */
export function acceptedTargets(tree: PolicyTree, policy: Policy, seen: readonly Target[]): readonly Target[] {
  const networks = networksOf(policy, tree.settings.networks);
  const deployed = networks.map((network) => ({ network, names: resolveNames(tree, policy, network) }));
  /** For each network the names that surely admit it; `undefined` where one has none. */
  const admitting = (target: Target): readonly (readonly ResolvedName[])[] | undefined => {
    const found = deployed.map(({ network, names }) =>
      admittingNames(names, target, network.preferences.wildcardExposure, "coverage"),
    );
    return found.length > 0 && found.every((names) => names.length > 0) ? found : undefined;
  };
  const shown = new Map<string, number>();
  /** The pattern that stands for the target; `undefined` where a name is written for it. */
  const patternOf = (found: readonly (readonly ResolvedName[])[]): string | undefined => {
    const [names = []] = found;
    return names.every(({ name }) => isPattern(name)) ? names[0]?.name : undefined;
  };
  const tested = new Set<string>();
  for (const test of policy.tests) {
    const target = parseTarget(test.target.value);
    if (!isTarget(target)) continue;
    tested.add(formatTarget(target));
    const pattern = patternOf(admitting(target) ?? []);
    if (pattern !== undefined) shown.set(pattern, (shown.get(pattern) ?? 0) + 1);
  }
  const byText = new Map(
    seen.map(({ protocol, name, port }) => [formatTarget({ protocol, name, port }), { protocol, name, port }]),
  );
  return [...byText]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([text, target]) => {
      if (tested.has(text) || checkName(target.name, { wildcards: false }).length > 0) return [];
      const found = admitting(target);
      if (found === undefined) return [];
      const pattern = patternOf(found);
      if (pattern === undefined) return [target];
      const before = shown.get(pattern) ?? 0;
      shown.set(pattern, before + 1);
      return before < mostOfPattern ? [target] : [];
    });
}

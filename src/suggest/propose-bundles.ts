/** Which bundles cover needs well enough to be written instead of the names. Pure. */
import { multiTenantTier } from "../discriminat/multi-tenant.ts";
import { checkName } from "../discriminat/name.ts";
import { createOverlapIndex } from "../discriminat/overlap-index.ts";
import { admittingNames } from "../evaluate/admitting-names.ts";
import { builtInBundles } from "../policy/built-in-bundles.ts";
import type { Bundle, Policy, PolicyTree } from "../policy/model.ts";
import { namesOfBundle, networksOf, type ResolvedName, readBundleReference } from "../policy/resolve.ts";
import type { Need } from "./needs.ts";

export interface BundleProposal {
  readonly bundle: string;
  /** Where it is needed. */
  readonly networks: readonly string[];
  readonly needs: readonly Need[];
  /** Names of the bundle that were not observed: the price of the short form. */
  readonly unseen: readonly string[];
}

/** More than so much of a bundle must have been seen: else names that no one asked for would be most of what is written. */
const minority = 0.5;

/** Bundles, the one that covers most first, and the needs that none covers. */
export function proposeBundles(
  tree: PolicyTree,
  policy: Policy,
  needs: readonly Need[],
  { includeShared }: { readonly includeShared: boolean },
  refused: ReadonlySet<string>,
): { readonly proposals: readonly BundleProposal[]; readonly rest: readonly Need[] } {
  const proposals: BundleProposal[] = [];
  const written = new Set(policy.allow.map(({ bundle }) => bundle && readBundleReference(bundle.value).name));
  const candidates = [...tree.bundles, ...builtInBundles.values()].filter(
    ({ name }, index, all) =>
      !written.has(name) && !refused.has(name) && all.findIndex((other) => other.name === name) === index,
  );
  const harmless = candidates.filter((bundle) => isHarmless(tree, policy, bundle, includeShared));
  let rest = needs;
  while (rest.length > 0) {
    const best = harmless
      .map((bundle) => coverage(tree, policy, bundle, rest))
      .filter(({ needs: covered, share }) => covered.length > 0 && share > minority)
      .sort((left, right) => right.needs.length - left.needs.length || left.unseen.length - right.unseen.length)[0];
    if (best === undefined) break;
    const { share: _, ...proposal } = best;
    proposals.push(proposal);
    rest = rest.filter((need) => !best.needs.includes(need));
  }
  return { proposals, rest };
}

function coverage(
  tree: PolicyTree,
  policy: Policy,
  bundle: Bundle,
  needs: readonly Need[],
): BundleProposal & { readonly share: number } {
  const used = new Set<string>();
  const all = new Set<string>();
  const admittedIn = new Map<Need, number>();
  const seenIn: string[] = [];
  for (const network of networksOf(policy, tree.settings.networks)) {
    const names = namesOfBundle(tree, bundle, network);
    const exposure = network.preferences.wildcardExposure;
    const keyOf = ({ name, bundle: origin, protocol, port }: ResolvedName) =>
      JSON.stringify([origin?.written.value ?? name, protocol, port]);
    for (const name of names) all.add(keyOf(name));
    for (const need of needs) {
      if (!need.networks.includes(network.name)) continue;
      const admitting = admittingNames(names, need, exposure, "coverage");
      if (admitting.length === 0) continue;
      admittedIn.set(need, (admittedIn.get(need) ?? 0) + 1);
      if (!seenIn.includes(network.name)) seenIn.push(network.name);
      for (const name of admitting) used.add(keyOf(name));
    }
  }
  return {
    bundle: bundle.name,
    networks: seenIn,
    needs: [...admittedIn].flatMap(([need, networks]) => (networks === need.networks.length ? [need] : [])),
    unseen: [...all].filter((key) => !used.has(key)).map((key) => String(JSON.parse(key)[0])),
    share: all.size === 0 ? 0 : used.size / all.size,
  };
}

/** Whether every name of the bundle may be suggested. */
function isHarmless(tree: PolicyTree, policy: Policy, bundle: Bundle, includeShared: boolean): boolean {
  const { never, ports } = tree.settings.guardrails;
  const unwanted = [...never, ...policy.refuse].flatMap(({ name }) => (name === undefined ? [] : [name.value]));
  const index = createOverlapIndex(unwanted.filter((name) => checkName(name, { wildcards: true }).length === 0));
  return networksOf(policy, tree.settings.networks).every((network) =>
    namesOfBundle(tree, bundle, network).every(
      ({ name, protocol, port }) =>
        ports[protocol].includes(port) &&
        index.find(name) === undefined &&
        (includeShared || multiTenantTier(name) === undefined),
    ),
  );
}

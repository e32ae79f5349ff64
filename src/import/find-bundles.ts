/** Which bundles say what names say: never more, never less. Pure. */

import type { AllowedName } from "../policy/allowlist.ts";
import { builtInBundles } from "../policy/built-in-bundles.ts";
import type { Bundle, Network, PolicyTree } from "../policy/model.ts";
import { namesOfBundle, replacePlaceholders } from "../policy/resolve.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import type { DraftName } from "./draft-entries.ts";

export interface BundleUse {
  readonly bundle: string;
  /** Names of networks, sorted. */
  readonly networks: readonly string[];
  readonly from: readonly string[];
}

/**
 * Bundles of which every name is there, the largest first, and the names that none of them has. A bundle with a name more would
 * let out what was not let out before.
 *
 * @param networks of the policy
 */
export function findBundles(
  names: readonly DraftName[],
  tree: PolicyTree,
  networks: readonly Network[],
): { readonly uses: readonly BundleUse[]; readonly rest: readonly DraftName[] } {
  const bundles = new Map([...builtInBundles, ...tree.bundles.map((bundle) => [bundle.name, bundle] as const)]);
  const sorted = [...bundles.values()].sort(
    (one, other) => size(other) - size(one) || compareText(one.name, other.name),
  );
  /** Networks in which a name is not covered yet, by the name in each. */
  const left = new Map<string, DraftName>();
  const keyOf = (network: Network, { protocol, port, name }: AllowedName): string =>
    `${network.name} ${protocol} ${port} ${name}`;
  /** The networks of a name, with its key in each. */
  const keysOf = (name: DraftName) =>
    networks
      .filter((network) => name.networks.includes(network.name))
      .map((network) => ({
        network: network.name,
        key: keyOf(network, { ...name, name: replacePlaceholders(name.written, network) }),
      }));
  for (const name of names) for (const { key } of keysOf(name)) left.set(key, name);
  const uses: BundleUse[] = [];
  for (const bundle of sorted) {
    const found: { readonly network: string; readonly from: readonly string[] }[] = [];
    for (const network of networks) {
      const keys = namesOfBundle(tree, bundle, network).map((name) => keyOf(network, name));
      const covered = keys.flatMap((key) => left.get(key) ?? []);
      if (keys.length === 0 || covered.length < keys.length) continue;
      for (const key of keys) left.delete(key);
      found.push({ network: network.name, from: covered.flatMap(({ from }) => from) });
    }
    if (found.length === 0) continue;
    uses.push({
      bundle: bundle.name,
      networks: found.map(({ network }) => network).sort(compareText),
      from: [...new Set(found.flatMap(({ from }) => from))].sort(compareText),
    });
  }
  const rest = names.flatMap((name) => {
    const open = keysOf(name).flatMap(({ network, key }) => (left.has(key) ? [network] : []));
    return open.length === 0 ? [] : [{ ...name, networks: open.sort(compareText) }];
  });
  return { uses: uses.sort((one, other) => compareText(one.bundle, other.bundle)), rest };
}

const size = ({ allow }: Bundle): number => allow.reduce((sum, { names }) => sum + names.length, 0);

/** Names that several apps have in common, as a bundle of the tree. */
export interface SharedNames {
  readonly bundle: string;
  /** Of one protocol and port, sorted. */
  readonly names: readonly DraftName[];
  /** The apps that have all of them, sorted. */
  readonly apps: readonly string[];
}

/** Shorter lists are simply repeated. */
const fewestNames = 3;

/**
 * Names that the very same apps have, and no other: each set of apps has one such list.
 *
 * @param taken names of bundles
 */
export function findShared(
  namesOfApps: ReadonlyMap<string, readonly DraftName[]>,
  taken: ReadonlySet<string>,
): readonly SharedNames[] {
  const all = [...namesOfApps].flatMap(([app, names]) => names.map((name) => ({ app, name })));
  const owned = [...groupBy(all, ({ name }) => sharedKey(name)).values()].map((same) => ({
    name: same[0].name,
    apps: [...new Set(same.map(({ app }) => app))].sort(compareText),
  }));
  const alike = groupBy(owned, ({ name, apps }) => JSON.stringify([apps, name.protocol, name.port, name.networks]));
  const lists = [...alike.values()].filter(
    ([{ apps }, ...others]) => apps.length > 1 && others.length + 1 >= fewestNames,
  );
  const used = new Set(taken);
  return lists.map(([first, ...others]) => {
    const bundle = freeName(used);
    used.add(bundle);
    return { bundle, names: [first, ...others].map(({ name }) => name), apps: first.apps };
  });
}

/** The same name for the same use. */
export function sharedKey({ protocol, port, written, networks }: DraftName): string {
  return JSON.stringify([protocol, port, written, networks]);
}

function freeName(taken: ReadonlySet<string>): string {
  for (let number = 1; ; number += 1) {
    const name = `imported/list-${number}`;
    if (!taken.has(name)) return name;
  }
}

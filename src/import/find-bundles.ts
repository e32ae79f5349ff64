/** Which bundles say what names say: never more, never less. Pure. */

import { inPartition } from "../discriminat/aws-partitions.ts";
import { defaultPort } from "../discriminat/preferences.ts";
import { builtInBundles } from "../policy/built-in-bundles.ts";
import type { Bundle, Network, PolicyTree } from "../policy/model.ts";
import { replacePlaceholders } from "../policy/resolve.ts";
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
  const keyOf = (network: Network, protocol: string, port: number, name: string): string =>
    `${network.name} ${protocol} ${port} ${name}`;
  for (const name of names) {
    for (const network of networks) {
      if (!name.networks.includes(network.name)) continue;
      left.set(keyOf(network, name.protocol, name.port, replacePlaceholders(name.written, network)), name);
    }
  }
  const uses: BundleUse[] = [];
  for (const bundle of sorted) {
    const found: { readonly network: string; readonly from: readonly string[] }[] = [];
    for (const network of networks) {
      const keys = namesIn(bundle, network).map(({ protocol, port, name }) => keyOf(network, protocol, port, name));
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
    const open = networks
      .filter((network) =>
        left.has(keyOf(network, name.protocol, name.port, replacePlaceholders(name.written, network))),
      )
      .map((network) => network.name)
      .filter((network) => name.networks.includes(network))
      .sort(compareText);
    return open.length === 0 ? [] : [{ ...name, networks: open }];
  });
  return { uses: uses.sort((one, other) => compareText(one.bundle, other.bundle)), rest };
}

const size = ({ allow }: Bundle): number => allow.reduce((sum, { names }) => sum + names.length, 0);

function namesIn({ allow, source }: Bundle, network: Network) {
  const there = allow.filter(({ regions }) => regions === undefined || regions.includes(network.region));
  return there.flatMap(({ protocol, names, ports }) =>
    names.flatMap(({ value }) => {
      const resolved = replacePlaceholders(value, network);
      const name = source === undefined ? inPartition(resolved, network.region) : resolved;
      return (ports?.map((port) => port.value) ?? [defaultPort[protocol]]).map((port) => ({ protocol, port, name }));
    }),
  );
}

/** Names that several apps have in common, as a bundle of the tree. */
export interface SharedNames {
  readonly bundle: string;
  /** Of one protocol and port, sorted. */
  readonly names: readonly DraftName[];
  /** The apps that have all of them, sorted. */
  readonly apps: readonly string[];
}

/** A shorter list is no trouble to repeat. */
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

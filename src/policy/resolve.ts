/**
 * A policy as it applies to one network: entries of other networks left out, bundles replaced by their names, `{region}`
 * replaced by the network's region, and in built-in bundles the end of AWS's names by that of the network's partition. And
 * which item of `refuse` a name falls under. Pure. Depends on the files alone, never on the clock: an expired entry is still here.
 */
import { inPartition } from "../discriminat/aws-partitions.ts";
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import type { Located } from "../findings/finding.ts";
import { groupBy } from "../values/group.ts";
import { builtInBundles, versionsOf } from "./built-in-bundles.ts";
import type { Bundle, Entry, Network, Policy, PolicyTree, Refusal } from "./model.ts";

/** One (name, protocol, port) that an entry declares for a network. */
export interface ResolvedName {
  /** In the policy's language (`*`, `?`), placeholders replaced. Not validated. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly entry: Entry;
  /** The name as written in the policy, or the reference to the bundle. */
  readonly at: Located<string>;
  readonly bundle: { readonly bundle: Bundle; readonly written: Located<string> } | undefined;
}

/** `name`, or `name@YYYY-MM-DD` for the list that a built-in bundle had on that date. */
export function readBundleReference(reference: string): {
  readonly name: string;
  readonly version: string | undefined;
} {
  const at = reference.indexOf("@");
  return at < 0
    ? { name: reference, version: undefined }
    : { name: reference.slice(0, at), version: reference.slice(at + 1) };
}

/** A bundle by what an entry writes: the tree's own, or a built-in one. */
export function findBundle(tree: Pick<PolicyTree, "bundles">, reference: string): Bundle | undefined {
  const { name, version } = readBundleReference(reference);
  const own = tree.bundles.find((bundle) => bundle.name === name);
  if (version === undefined) return own ?? builtInBundles.get(name);
  // Git keeps the versions of a tree's own bundle.
  return own === undefined ? versionsOf(name).find((bundle) => bundle.version === version) : undefined;
}

/** The networks to which a policy is deployed; names that the settings do not have are left out. */
export function networksOf(policy: Policy, networks: readonly Network[]): readonly Network[] {
  const { networks: declared } = policy;
  if (declared === undefined) return networks.length === 1 ? networks : [];
  return networks.filter((network) => declared.some((name) => name.value === network.name));
}

/** Whether something with an optional `networks` list applies to a network. */
export function appliesTo(
  item: { readonly networks: readonly Located<string>[] | undefined },
  network: Network,
): boolean {
  return item.networks === undefined || item.networks.some((name) => name.value === network.name);
}

/** Replaces `{region}`, the only placeholder. */
export function replacePlaceholders(name: string, network: Pick<Network, "region">): string {
  return name.replaceAll("{region}", network.region);
}

/** Every (name, protocol, port) that a policy declares for a network, in the order of the file, duplicates kept. */
export function resolveNames(
  tree: Pick<PolicyTree, "bundles">,
  policy: Policy,
  network: Network,
): readonly ResolvedName[] {
  return declaredNames(tree, policy, [network]);
}

/** What a bundle of the tree, or a built-in one, declares in a network for the entry that refers to it. */
export function namesOfBundle(
  tree: Pick<PolicyTree, "bundles">,
  bundle: Bundle,
  network: Network,
): readonly ResolvedName[] {
  const at = { value: bundle.name, span: { start: 0, end: 0 }, path: [] };
  const rest = { list: undefined, reason: undefined, ticket: undefined, networks: undefined, expires: undefined };
  return declaredNames(tree, { allow: [{ at, bundle: at, ...rest }] }, [network]);
}

/** A resolved name and the networks for which the policy declares it. */
export interface DeclaredName extends ResolvedName {
  readonly networks: readonly Network[];
}

/** What a policy declares for several networks: as `resolveNames`, but once where it is the same in all of them. */
export function declaredNames(
  tree: Pick<PolicyTree, "bundles">,
  policy: Pick<Policy, "allow">,
  networks: readonly Network[],
): readonly DeclaredName[] {
  const declared: DeclaredName[] = [];
  for (const entry of policy.allow) {
    const applicable =
      entry.networks === undefined ? networks : networks.filter((network) => appliesTo(entry, network));
    if (applicable.length === 0) continue;
    const { bundle: reference } = entry;
    const bundle = reference && findBundle(tree, reference.value);
    const lists = bundle?.allow ?? (entry.list === undefined ? [] : [{ ...entry.list, regions: undefined }]);
    for (const list of lists) {
      const { protocol, regions } = list;
      const there = regions === undefined ? applicable : applicable.filter(({ region }) => regions.includes(region));
      if (there.length === 0) continue;
      const ports = list.ports?.map(({ value }) => value) ?? [defaultPort[protocol]];
      for (const written of list.names) {
        const at = (bundle && reference) ?? written;
        const origin = bundle && { bundle, written };
        const declare = (name: string, where: readonly Network[], port: number) =>
          declared.push({ name, protocol, port, entry, at, bundle: origin, networks: where });
        for (const port of ports) {
          if (!written.value.includes("{")) declare(written.value, there, port);
          else for (const [name, where] of byResolvedName(written.value, there, bundle)) declare(name, where, port);
        }
      }
    }
  }
  return declared;
}

/** What a name with placeholders becomes, and in which networks. Names of built-in bundles follow the network's partition. */
function byResolvedName(
  written: string,
  networks: readonly Network[],
  bundle: Bundle | undefined,
): ReadonlyMap<string, readonly Network[]> {
  const isBuiltIn = bundle !== undefined && bundle.source === undefined;
  return groupBy(networks, (network) => {
    const name = replacePlaceholders(written, network);
    return isBuiltIn ? inPartition(name, network.region) : name;
  });
}

/** The first item that matches a name; `undefined` where none does. */
export type FindRefusal = (name: string) => Refusal | undefined;

/**
 * Of one app: usually one policy. `*` is at least one character: a refusal silences a finding, and must not silence more than
 * it says.
 */
export function createRefusals(policies: readonly Pick<Policy, "refuse">[]): FindRefusal {
  const byName = new Map<string, Refusal>();
  for (const refusal of policies.flatMap(({ refuse }) => refuse)) {
    if (refusal.name !== undefined && !byName.has(refusal.name.value)) byName.set(refusal.name.value, refusal);
  }
  let set: PatternSet | undefined;
  return (name) => {
    if (byName.size === 0) return undefined;
    set ??= createPatternSet(byName.keys());
    const [first] = set.match(name);
    return first === undefined ? undefined : byName.get(first);
  };
}

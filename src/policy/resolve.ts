/**
 * A policy as it applies to one network: entries of other networks left out, bundles replaced by their names, `{region}`
 * replaced by the network's region. Pure. Depends on the files alone, never on the clock: an expired entry is still here.
 */
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import type { Located, Place } from "../findings/finding.ts";
import { builtInBundles } from "./built-in-bundles.ts";
import type { Bundle, Entry, Network, Policy, PolicyTree } from "./model.ts";

/** One (name, protocol, port) that an entry declares for a network. */
export interface ResolvedName {
  /** In the policy's language (`*`, `?`), placeholders replaced. Not validated. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  readonly entry: Entry;
  /** The name as written in the policy, or the reference to the bundle. */
  readonly at: Place;
  readonly bundle: { readonly bundle: Bundle; readonly written: Located<string> } | undefined;
}

/** A bundle by name: the tree's own, or a built-in one. */
export function findBundle(tree: Pick<PolicyTree, "bundles">, name: string): Bundle | undefined {
  return tree.bundles.find((bundle) => bundle.name === name) ?? builtInBundles.get(name);
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
  const resolved: ResolvedName[] = [];
  for (const entry of policy.allow) {
    if (!appliesTo(entry, network)) continue;
    const bundle = entry.bundle === undefined ? undefined : findBundle(tree, entry.bundle.value);
    const lists = bundle?.allow ?? (entry.list === undefined ? [] : [entry.list]);
    for (const list of lists) {
      const ports = list.ports?.map((port) => port.value) ?? [defaultPort[list.protocol]];
      for (const written of list.names) {
        const name = replacePlaceholders(written.value, network);
        const at = bundle === undefined ? written : (entry.bundle ?? entry.at);
        for (const port of ports) {
          resolved.push({ name, protocol: list.protocol, port, entry, at, bundle: bundle && { bundle, written } });
        }
      }
    }
  }
  return resolved;
}

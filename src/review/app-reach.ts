/**
 * What each app of a tree may reach in each network: names with the last day on which their entries hold, and the see-thru
 * window. Everything that two spellings of one policy can differ in is gone here: order, files, bundles, `{region}`. Pure; an
 * expired entry is still here, because it stays deployed until it is removed.
 */
import { checkName } from "../discriminat/name.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import { seeThruOf } from "../policy/allowlist.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { declaredNames, networksOf, type ResolvedName } from "../policy/resolve.ts";
import { isDate } from "../values/dates.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { compareText } from "../values/order.ts";

/** Later than every date that a policy can write. */
export const forever = "forever";

/** One name, pattern or not, of one protocol and port. */
export interface ReachedName {
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** Last day, `YYYY-MM-DD`, or `forever`, which sorts after all of them. Of several entries the one that holds longest. */
  readonly until: string;
  readonly policy: Policy;
  readonly from: ResolvedName;
}

export interface ReachedWindow {
  /** `YYYY-MM-DD`, inclusive. */
  readonly until: string;
  readonly ports: readonly number[] | "all";
  readonly group: "same" | "separate";
  readonly policy: Policy;
}

export interface NetworkReach {
  readonly network: Network;
  /** By `portKey`, then by name. */
  readonly names: ReadonlyMap<string, ReadonlyMap<string, ReachedName>>;
  readonly window: ReachedWindow | undefined;
  /** Written names that no firewall rule can hold: `lint` refuses them, and nothing is deployed with them. */
  readonly impossible: readonly ResolvedName[];
}

/** One app: usually one policy; several where the tree declares it twice, which `lint` refuses. */
export interface AppReach {
  readonly app: string;
  readonly policies: readonly Policy[];
  /** By network. */
  readonly networks: ReadonlyMap<string, NetworkReach>;
}

export function portKey({ protocol, port }: { readonly protocol: Protocol; readonly port: number }): string {
  return `${protocol} ${port}`;
}

/** The policies of each app of a tree, in the order of the names of the apps. */
export function policiesByApp(tree: PolicyTree): ReadonlyMap<string, readonly Policy[]> {
  const byApp = new Map<string, Group<Policy>>();
  for (const policy of tree.policies) {
    if (policy.app !== undefined) addToGroup(byApp, policy.app.value, policy);
  }
  return new Map([...byApp].sort(([one], [other]) => compareText(one, other)));
}

export function reachOf(tree: PolicyTree, app: string, policies: readonly Policy[]): AppReach {
  const reaches = new Map<string, Mutable>();
  for (const policy of policies) {
    const networks = networksOf(policy, tree.settings.networks);
    for (const network of networks) {
      const reach = reaches.get(network.name) ?? { network, names: new Map(), window: undefined, impossible: [] };
      reaches.set(network.name, reach);
      reach.window = later(reach.window, windowOf(policy, network));
    }
    for (const from of declaredNames(tree, policy, networks)) {
      const good = checkName(from.name, { wildcards: from.protocol === "tls" }).length === 0;
      for (const network of from.networks) {
        const reach = reaches.get(network.name);
        if (reach === undefined) continue;
        if (good) add(reach, policy, from);
        else reach.impossible.push(from);
      }
    }
  }
  return { app, policies, networks: reaches };
}

interface Mutable {
  readonly network: Network;
  readonly names: Map<string, Map<string, ReachedName>>;
  window: ReachedWindow | undefined;
  readonly impossible: ResolvedName[];
}

function add({ names }: Mutable, policy: Policy, from: ResolvedName): void {
  const { name, protocol, port, entry } = from;
  const expires = entry.expires?.value;
  const until = expires !== undefined && isDate(expires) ? expires : forever;
  const key = portKey(from);
  const ofPort = names.get(key) ?? new Map<string, ReachedName>();
  names.set(key, ofPort);
  const known = ofPort.get(name);
  if (known === undefined || known.until < until) ofPort.set(name, { name, protocol, port, until, policy, from });
}

function windowOf(policy: Policy, network: Network): ReachedWindow | undefined {
  const window = seeThruOf(policy, network);
  return window !== undefined && isDate(window.until) ? { ...window, policy } : undefined;
}

function later(one: ReachedWindow | undefined, other: ReachedWindow | undefined): ReachedWindow | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.until >= other.until ? one : other;
}

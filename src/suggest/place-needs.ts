/** Which entry a needed name goes under: the one that holds names of the same owner, or a new one for each owner. Pure. */
import { defaultPort, type Protocol } from "../discriminat/preferences.ts";
import { regionOf } from "../findings/source-file.ts";
import type { Entry, Network, Policy, PolicyTree } from "../policy/model.ts";
import { appliesTo, networksOf } from "../policy/resolve.ts";
import { domainOf, writtenName } from "../policy/written-name.ts";
import type { Need } from "./needs.ts";

/** A name that is to be written, and the evidence for it. */
export interface NeededName {
  readonly written: string;
  readonly needs: readonly Need[];
}

/** Names that go into one list. */
export interface Placement {
  /** Index in `allow` of the entry that they go under; `undefined` for a new one. */
  readonly entry: number | undefined;
  readonly protocol: Protocol;
  /** Ascending. */
  readonly ports: readonly number[];
  /** Where they are needed; all networks of the policy where they are needed in all of them. */
  readonly networks: readonly string[];
  /** Other networks of the entry, in which the names were not observed. */
  readonly alsoIn: readonly string[];
  readonly names: readonly NeededName[];
}

interface Group {
  readonly domain: string;
  readonly protocol: Protocol;
  readonly ports: readonly number[];
  readonly networks: readonly string[];
  readonly names: NeededName[];
}

/** Places all needs of one policy. */
export function placeNeeds(tree: PolicyTree, policy: Policy, needs: readonly Need[]): readonly Placement[] {
  const networks = networksOf(policy, tree.settings.networks);
  const placements = new Map<string, Placement>();
  for (const { domain, ...group } of groupsOf(needs, networks)) {
    const found = homeOf(policy, networks, { domain, ...group });
    const entry = found === undefined ? undefined : indexOf(found);
    const alsoIn = networks
      .filter((network) => found !== undefined && appliesTo(found, network) && !group.networks.includes(network.name))
      .map(({ name }) => name);
    const key = JSON.stringify([entry, entry === undefined ? domain : "", group.protocol, group.ports, group.networks]);
    const earlier = placements.get(key)?.names ?? [];
    placements.set(key, { ...group, entry, alsoIn, names: [...earlier, ...group.names] });
  }
  return [...placements.values()];
}

/** The index of an entry in its file. */
export function indexOf(entry: Entry): number {
  return Number(entry.at.path[1]);
}

/** By owner, protocol, ports and networks, in the order of the owners' names. */
function groupsOf(needs: readonly Need[], networks: readonly Network[]): readonly Group[] {
  const byName = new Map<string, { readonly protocol: Protocol; readonly written: string; needs: Need[] }>();
  for (const need of needs) {
    const seenIn = networks.filter(({ name }) => need.networks.includes(name));
    const written = writtenName(need.name, seenIn);
    const key = JSON.stringify([need.protocol, written]);
    const known = byName.get(key);
    if (known === undefined) byName.set(key, { protocol: need.protocol, written, needs: [need] });
    else known.needs.push(need);
  }
  const groups = new Map<string, Group>();
  for (const { protocol, written, needs: same } of byName.values()) {
    const ports = [...new Set(same.map(({ port }) => port))].sort((a, b) => a - b);
    const seen = networks.map(({ name }) => name).filter((name) => same.some((need) => need.networks.includes(name)));
    const domain = domainOf(written);
    const key = JSON.stringify([domain, protocol, ports, seen]);
    const group = groups.get(key) ?? { domain, protocol, ports, networks: seen, names: [] };
    group.names.push({ written, needs: same });
    groups.set(key, group);
  }
  const sorted = [...groups].sort(([left], [right]) => (left < right ? -1 : 1)).map(([, group]) => group);
  for (const { names } of sorted) names.sort((left, right) => (left.written < right.written ? -1 : 1));
  return sorted;
}

/**
 * The entry that names of a group belong to. None that ends some day, and none under a suppression, which was given for the
 * names that are there.
 */
function homeOf(policy: Policy, networks: readonly Network[], group: Group): Entry | undefined {
  let best: { readonly entry: Entry; readonly score: number } | undefined;
  for (const entry of policy.allow) {
    const { list, expires } = entry;
    if (list === undefined || list.protocol !== group.protocol || expires !== undefined) continue;
    if (!samePorts(list.ports?.map(({ value }) => value) ?? [defaultPort[list.protocol]], group.ports)) continue;
    const holds = networks.filter((network) => appliesTo(entry, network)).map(({ name }) => name);
    if (!group.networks.every((name) => holds.includes(name))) continue;
    const lines = new Set([entry.at, ...list.names].map(({ span }) => regionOf(policy.source, span).line));
    if (policy.suppressions.some((suppression) => suppression.lines.some((line) => lines.has(line)))) continue;
    const alike = list.names.filter(({ value }) => domainOf(value) === group.domain).length;
    if (alike === 0) continue;
    // Exactly the right networks before more of them; then the list that holds least of anything else.
    const score = (holds.length === group.networks.length ? 2 : 0) + alike / list.names.length;
    if (best === undefined || score > best.score) best = { entry, score };
  }
  return best?.entry;
}

function samePorts(left: readonly number[], right: readonly number[]): boolean {
  return left.length === right.length && left.every((port) => right.includes(port));
}

/**
 * Which of a policy's unused names may be removed. The comparison has decided what is unused; this keeps what a test still
 * expects, and refuses to remove so much that something else is probably wrong. Pure.
 */

import { admittingNames } from "../evaluate/admitting-names.ts";
import type { NameChange } from "../policy/edit-policy.ts";
import type { Entry, Policy, PolicyTree } from "../policy/model.ts";
import { findBundle, networksOf, resolveNames } from "../policy/resolve.ts";
import { isTarget, parseTarget } from "../policy/target.ts";
import { quote } from "../text/quote.ts";
import { count } from "../text/words.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { indexOf } from "./place-needs.ts";

/** A name as it is written in an entry; the whole entry without one. */
export interface UnusedName {
  readonly entry: Entry;
  readonly name: string | undefined;
}

/** An entry with names goes name by name, so that it stays where others are added to it. */
export function nameByName({ entry, name }: UnusedName): readonly UnusedName[] {
  const { list } = entry;
  return name !== undefined || list === undefined
    ? [{ entry, name }]
    : list.names.map(({ value }) => ({ entry, name: value }));
}

export interface Pruning {
  readonly removeNames: readonly NameChange[];
  readonly removeEntries: readonly number[];
  /** How many names go, those of bundles included. */
  readonly removed: number;
  /** Perhaps unused, or surely, and kept: sentences without a full stop. */
  readonly kept: readonly string[];
  /** Why nothing is removed at all. */
  readonly refusedBecause: string | undefined;
}

/** A share of fewer names means little; removing all of them is too much for every app. */
const leastNames = 10;
const largestShare = 0.3;

/** What nothing used, and what may or may not be unused: sentences without a full stop. */
export interface Unused {
  readonly unused: readonly UnusedName[];
  readonly doubts: readonly string[];
}

/** @param force removes however much it is. */
export function prune(tree: PolicyTree, policy: Policy, { unused, doubts }: Unused, force: boolean): Pruning {
  const kept = [...doubts];
  const free = unused.flatMap(nameByName).filter(({ entry, name }) => {
    const test = testThatNeeds(tree, policy, entry, name);
    if (test === undefined) return true;
    kept.push(`${quote(name ?? entry.bundle?.value ?? "")} is unused, but the test ${quote(test)} asks for it`);
    return false;
  });
  const removeEntries = free.filter(({ name }) => name === undefined).map(({ entry }) => indexOf(entry));
  const names = new Map<number, Group<string>>();
  for (const { entry, name } of free) {
    if (name !== undefined) addToGroup(names, indexOf(entry), name);
  }
  const removeNames = [...names].map(([entry, some]) => ({ entry, names: [...new Set(some)] }));
  const sizes = new Map(policy.allow.map((entry) => [indexOf(entry), sizeOf(tree, entry)]));
  const removed =
    removeEntries.reduce((sum, index) => sum + (sizes.get(index) ?? 0), 0) +
    removeNames.reduce((sum, change) => sum + change.names.length, 0);
  const all = [...sizes.values()].reduce((sum, size) => sum + size, 0);
  const isAll = removed > 0 && removed >= all;
  const isMass = all >= leastNames && removed > all * largestShare;
  if (force || !(isAll || isMass)) return { removeNames, removeEntries, removed, kept, refusedBecause: undefined };
  const limit = isAll ? "which is every one" : `more than ${Math.round(largestShare * 100)} %`;
  const refusedBecause = `${count(removed, "name")} of ${all} would go, ${limit}: the evidence may be of another network or time`;
  return { removeNames: [], removeEntries: [], removed: 0, kept, refusedBecause };
}

function sizeOf(tree: PolicyTree, { list, bundle }: Entry): number {
  if (list !== undefined) return list.names.length;
  const found = bundle && findBundle(tree, bundle.value);
  return found === undefined ? 1 : found.allow.reduce((sum, item) => sum + item.names.length, 0);
}

/** A test of the policy that expects something that the name admits. */
function testThatNeeds(tree: PolicyTree, policy: Policy, entry: Entry, name: string | undefined): string | undefined {
  const networks = networksOf(policy, tree.settings.networks);
  for (const { expect, target: written } of policy.tests) {
    const target = parseTarget(written.value);
    if (expect !== "allow" || !isTarget(target)) continue;
    const isNeeded = networks.some((network) => {
      const names = resolveNames(tree, { ...policy, allow: [entry] }, network).filter(
        ({ at }) => name === undefined || at.value === name,
      );
      return admittingNames(names, target, network.preferences.wildcardExposure, "exposure").length > 0;
    });
    if (isNeeded) return `allow ${written.value}`;
  }
  return undefined;
}

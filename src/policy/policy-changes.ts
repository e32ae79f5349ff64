/** What a change of a policy means for its data: the types of changes, and what must come out of them. Pure. */
import { quote } from "../text/quote.ts";
import { nodeOf } from "../yaml/read-fields.ts";
import type { ListNode, MapNode } from "../yaml/yaml-node.ts";
import { entryData, type NewEntry, type NewTest, testData } from "./entry-text.ts";

/** Names of one entry, which is given by its index in `allow` before any change. */
export interface NameChange {
  readonly entry: number;
  readonly names: readonly string[];
  /** Only where names are added: lines of a comment above the entry, without their `#`. */
  readonly comment?: readonly string[] | undefined;
}

/** What is to change. Indexes are those of the unchanged file. */
export interface PolicyChanges {
  readonly addNames?: readonly NameChange[];
  /** An entry without any name left is removed. */
  readonly removeNames?: readonly NameChange[];
  readonly removeEntries?: readonly number[];
  /** After the other entries, in this order. */
  readonly addEntries?: readonly NewEntry[];
  readonly removeSeeThru?: boolean;
  /** After the other tests, in this order. */
  readonly addTests?: readonly NewTest[];
}

/** What is removed, the last first. */
export function removals(root: MapNode, { addNames = [], removeNames = [], removeEntries = [] }: PolicyChanges) {
  const entries = new Set(removeEntries);
  const names: { readonly entry: number; readonly index: number }[] = [];
  for (const { entry, names: unwanted } of mergeChanges(removeNames)) {
    if (entries.has(entry)) continue;
    const written = nameList(root, entry).items.map(({ value }) => value);
    const missing = unwanted.find((name) => !written.includes(name));
    if (missing !== undefined) throw new Error(`entry ${entry} does not hold ${quote(missing)}`);
    const indexes = written.flatMap((name, index) => (unwanted.includes(String(name)) ? [index] : []));
    const isReplaced = addNames.some((change) => change.entry === entry && change.names.length > 0);
    if (indexes.length === written.length && !isReplaced) entries.add(entry);
    else names.push(...indexes.map((index) => ({ entry, index })));
  }
  return { entries: [...entries].sort((a, b) => b - a), names: names.sort((a, b) => b.index - a.index) };
}

/** One change an entry. */
function mergeChanges(changes: readonly NameChange[]): readonly NameChange[] {
  const merged = new Map<number, Set<string>>();
  for (const { entry, names } of changes) merged.set(entry, new Set([...(merged.get(entry) ?? []), ...names]));
  return [...merged].map(([entry, names]) => ({ entry, names: [...names] }));
}

export function allowList(root: MapNode): ListNode {
  const allow = nodeOf(root, "allow");
  if (allow?.kind !== "list") throw new Error("the policy has no entries");
  return allow;
}

export function entryNode(root: MapNode, index: number): MapNode {
  const entry = allowList(root).items[index];
  if (entry?.kind !== "map") throw new Error(`the policy has no entry ${index}`);
  return entry;
}

export function nameKey(root: MapNode, index: number) {
  const found = entryNode(root, index).entries.find(({ key }) => key.value === "tls" || key.value === "ssh");
  if (found?.node.kind !== "list") throw new Error(`entry ${index} has no list of names`);
  return { key: found.key, protocol: found.key.value as "tls" | "ssh", list: found.node };
}

export function nameList(root: MapNode, index: number): ListNode {
  return nameKey(root, index).list;
}

/** The data of the changed policy. */
export function intend(root: MapNode, changes: PolicyChanges): unknown {
  const data = structuredClone(root.value) as Record<string, unknown>;
  const { addNames = [], addEntries = [], addTests = [] } = changes;
  const { entries, names } = removals(root, changes);
  const allow = (data.allow ?? []) as Record<string, unknown>[];
  const namesOf = (entry: number): string[] => allow[entry]?.[nameKey(root, entry).protocol] as string[];
  for (const { entry, names: added } of addNames) {
    const list = namesOf(entry);
    list.push(...new Set(added.filter((name) => !list.includes(name))));
  }
  for (const { entry, index } of names) namesOf(entry).splice(index, 1);
  for (const index of entries) allow.splice(index, 1);
  allow.push(...addEntries.map(entryData));
  if (allow.length > 0) data.allow = allow;
  else if (entries.length > 0) delete data.allow;
  if (changes.removeSeeThru === true) delete data.see_thru;
  if (addTests.length > 0) data.tests = [...((data.tests ?? []) as unknown[]), ...addTests.map(testData)];
  return data;
}

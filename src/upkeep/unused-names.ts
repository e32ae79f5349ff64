/** Names that nothing used, as items. Pure; whether the evidence suffices, and how much may go at once, `suggest` has decided. */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import type { Policy } from "../policy/model.ts";
import { indexOf } from "../suggest/place-needs.ts";
import { nameByName, type Pruning, type UnusedName } from "../suggest/prune.ts";
import { quote } from "../text/quote.ts";
import { count, wordList } from "../text/words.ts";
import { type Item, itemKey } from "./item.ts";

export interface UnusedItem {
  readonly unused: UnusedName;
  readonly item: Item;
}

/** By which a name is found again among the unused ones of its policy. */
export function unusedKey(app: string, { entry: { list, bundle, networks }, name }: UnusedName): string {
  const ports = list?.ports?.map(({ value }) => value);
  return itemKey(
    "unused",
    app,
    list?.protocol,
    ports,
    networks?.map(({ value }) => value),
    name ?? bundle?.value,
  );
}

/** What a pruning removes, name by name. */
export function unusedItems(
  policy: Policy,
  unused: readonly UnusedName[],
  { removeNames, removeEntries }: Pruning,
  comparisons: readonly TrafficComparison[],
): readonly UnusedItem[] {
  const app = policy.app?.value ?? "";
  const own = comparisons.filter(({ apps }) => apps.some((one) => one.policy === policy));
  const days = Math.min(...own.map(({ evidence }) => evidence.days));
  const seen = own.map(
    ({ network, snapshot: { window } }) => `${network.name} (${dayOf(window?.from)} to ${dayOf(window?.to)})`,
  );
  return unused.flatMap(nameByName).flatMap((one) => {
    const index = indexOf(one.entry);
    const { name } = one;
    const goes =
      name === undefined
        ? removeEntries.includes(index)
        : removeNames.some(({ entry, names }) => entry === index && names.includes(name));
    if (!goes) return [];
    const what = name === undefined ? `the bundle ${quote(one.entry.bundle?.value ?? "")}` : quote(name);
    const why = `${what} under entry ${index + 1}: no connection used it in ${count(days, "day")} in ${wordList(seen)}`;
    const grounds = { verdict: "unused", connections: 0, days, clients: 0 };
    return [{ unused: one, item: { kind: "unused", app, key: unusedKey(app, one), grounds, why } }];
  });
}

const dayOf = (time: string | undefined): string => time?.slice(0, "YYYY-MM-DD".length) ?? "";

/**
 * Spreads names over slots by rendezvous hashing: each name goes to the slot for which its weight is largest. A further slot
 * therefore only takes names, and no name moves between two slots that stay. Knows nothing of ports, CIDRs and groups.
 */
import { maxListLength } from "../discriminat/annotation.ts";
import { weight } from "./hash.ts";

/** What a name takes of a list, its comma included. */
const room = (name: string): number => name.length + 1;
const roomOfSlot = maxListLength + 1;

/**
 * The names of each slot, for the smallest number of slots with which every list fits a description; a slot other than the
 * last may be empty. `undefined` where more than `maxSlots` would be needed.
 *
 * @param names As the annotation holds them, without duplicates, each at most `maxListLength` characters. Their order is kept.
 */
export function fillSlots(names: readonly string[], maxSlots: number): readonly (readonly string[])[] | undefined {
  const total = names.reduce((sum, name) => sum + room(name), 0);
  if (total <= roomOfSlot) return names.length === 0 ? [] : [names];
  if (total > roomOfSlot * maxSlots) return undefined;

  const placed = names.map((name) => ({ name, slot: 0, weight: weight(name, 0) }));
  const used = [total];
  for (let added = 1; added < maxSlots; added++) {
    used.push(0);
    for (const item of placed) {
      const candidate = weight(item.name, added);
      if (candidate <= item.weight) continue;
      used[item.slot] = (used[item.slot] ?? 0) - room(item.name);
      used[added] = (used[added] ?? 0) + room(item.name);
      item.slot = added;
      item.weight = candidate;
    }
    if (used.every((length) => length <= roomOfSlot)) {
      const slots: string[][] = used.map(() => []);
      for (const { name, slot } of placed) slots[slot]?.push(name);
      return slots;
    }
  }
  return undefined;
}

/**
 * Spreads names over slots by rendezvous hashing: each name goes to the slot for which its weight is the largest. A further
 * slot therefore only takes names, and no name ever moves between two slots that stay. Knows nothing of ports, CIDRs, groups.
 */
import { maxListLength } from "../discriminat/annotation.ts";
import { digestOf, slotsPerDigest, weightIn } from "./hash.ts";

/** The names of each slot. The last slot is never empty; one before it may be. */
export type Slots = readonly (readonly string[])[];

/** Characters that a name takes of a slot, its comma included. */
function room(name: string): number {
  return name.length + 1;
}

const roomOfSlot = maxListLength + 1;

/**
 * Uses the smallest number of slots with which every list of names fits a description. `undefined` where more than
 * `maxSlots` would be needed.
 *
 * @param names Without duplicates, each of at most `maxListLength` characters. Slots keep their order.
 */
export function fillSlots(names: readonly string[], maxSlots: number): Slots | undefined {
  if (names.length === 0) return [];
  const total = names.reduce((sum, name) => sum + room(name), 0);
  if (total <= roomOfSlot) return [names];
  // Stryker disable next-line ConditionalExpression: a shortcut; without it the loop comes to the same.
  if (total > roomOfSlot * maxSlots) return undefined;

  const placed = names.map((name) => {
    const digest = digestOf(name, 0);
    return { name, digest, slot: 0, weight: weightIn(digest, 0) };
  });
  const used = [total];
  for (let added = 1; added < maxSlots; added += 1) {
    used.push(0);
    for (const place of placed) {
      if (added % slotsPerDigest === 0) place.digest = digestOf(place.name, added / slotsPerDigest);
      const weight = weightIn(place.digest, added);
      // Stryker disable next-line EqualityOperator: it takes two equal words of SHA-256 in one name to tell.
      if (weight <= place.weight) continue;
      used[place.slot] = (used[place.slot] ?? 0) - room(place.name);
      used[added] = (used[added] ?? 0) + room(place.name);
      place.slot = added;
      place.weight = weight;
    }
    if (used.every((length) => length <= roomOfSlot)) {
      return used.map((_, slot) => placed.filter((place) => place.slot === slot).map((place) => place.name));
    }
  }
  return undefined;
}

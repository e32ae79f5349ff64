/** Items that share a key, in the order in which they came. Pure. */

/** At least one item. */
export type Group<Item> = [Item, ...Item[]];

/** The groups stand in the order of their first items. */
export function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item) => Key): Map<Key, Group<Item>> {
  const groups = new Map<Key, Group<Item>>();
  for (const item of items) addToGroup(groups, keyOf(item), item);
  return groups;
}

/** For loops that leave items out, or put one into several groups. */
export function addToGroup<Item, Key>(groups: Map<Key, Group<Item>>, key: Key, item: Item): void {
  const group = groups.get(key);
  if (group === undefined) groups.set(key, [item]);
  else group.push(item);
}

/**
 * Values of lines → rows of the table: open addressing over typed arrays, because a text for each line would cost more than all
 * the rest. Compares what it finds, because an attacker who chooses names could choose ones whose hashes agree.
 */

export interface RowIndex {
  /** The place of a key, or a free one. The first `length` words of `key` count. */
  readonly find: (key: Int32Array, length: number, hash: number, day: number) => number;
  readonly rowAt: (place: number) => number | undefined;
  /** @param place what `find` said just now. */
  readonly add: (place: number, key: Int32Array, length: number, hash: number, day: number, row: number) => void;
}

/** 48 MB. Then it starts anew: keys of days that are over are of no more use. */
const maxWords = 12 * 1024 * 1024;
/** Of each entry: hash, day, row, where its key starts, how long it is. */
const width = 5;

export function createRowIndex(): RowIndex {
  let size = 1 << 14;
  let slots = new Int32Array(size);
  let facts = new Int32Array((size / 2) * width);
  let words = new Int32Array(1 << 18);
  let entries = 0;
  let used = 0;

  const slotOf = (hash: number, day: number): number => {
    const mixed = Math.imul(hash ^ Math.imul(day, 0x85ebca6b), 0xc2b2ae35);
    return (mixed ^ (mixed >>> 16)) & (size - 1);
  };

  const grow = (): void => {
    size *= 2;
    slots = new Int32Array(size);
    const larger = new Int32Array((size / 2) * width);
    larger.set(facts);
    facts = larger;
    for (let entry = 0; entry < entries; entry += 1) {
      let slot = slotOf(facts[entry * width] ?? 0, facts[entry * width + 1] ?? 0);
      while (slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      slots[slot] = entry + 1;
    }
  };

  const isKey = (fact: number, key: Int32Array, length: number): boolean => {
    const start = facts[fact + 3] ?? 0;
    for (let index = 0; index < length; index += 1) if (words[start + index] !== key[index]) return false;
    return true;
  };

  const find: RowIndex["find"] = (key, length, hash, day) => {
    let slot = slotOf(hash, day);
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      const fact = (entry - 1) * width;
      const mayBe = facts[fact] === hash && facts[fact + 1] === day && facts[fact + 4] === length;
      if (mayBe && isKey(fact, key, length)) break;
      slot = (slot + 1) & (size - 1);
    }
    return slot;
  };

  return {
    find,
    rowAt: (place) => {
      const entry = slots[place] ?? 0;
      return entry === 0 ? undefined : facts[(entry - 1) * width + 2];
    },
    add: (place, key, length, hash, day, row) => {
      let slot = place;
      if (used + length > maxWords) {
        slots.fill(0);
        [entries, used] = [0, 0];
        slot = find(key, length, hash, day);
      } else if (entries + 1 >= size / 2) {
        grow();
        slot = find(key, length, hash, day);
      }
      while (used + length > words.length) {
        const larger = new Int32Array(words.length * 2);
        larger.set(words);
        words = larger;
      }
      words.set(key.subarray(0, length), used);
      facts.set([hash, day, row, used, length], entries * width);
      used += length;
      entries += 1;
      slots[slot] = entries;
    },
  };
}

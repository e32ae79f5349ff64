/**
 * A set of numbers above 0 that forgets the oldest: it holds at least the last `most` of them, and twice as many at most, in 16 bytes
 * each.
 */
export interface FingerprintSet {
  /** `false` where it was there. */
  readonly add: (fingerprint: number) => boolean;
}

export function createFingerprintSet(most: number): FingerprintSet {
  let current = createTable(most);
  let former: Table | undefined;
  return {
    add: (fingerprint) => {
      if (former?.has(fingerprint) === true || !current.add(fingerprint)) return false;
      if (current.size() === most) {
        former = current;
        current = createTable(most);
      }
      return true;
    },
  };
}

interface Table {
  readonly has: (value: number) => boolean;
  readonly add: (value: number) => boolean;
  readonly size: () => number;
}

/** Open addressing; 0 is free. At most half full. */
function createTable(most: number): Table {
  let slots = new Float64Array(1024);
  let size = 0;

  const slotOf = (table: Float64Array, value: number): number => {
    let slot = value % table.length;
    for (let found = table[slot]; found !== 0 && found !== value; found = table[slot]) slot = (slot + 1) % table.length;
    return slot;
  };

  const grow = (): void => {
    const larger = new Float64Array(slots.length * 2);
    for (const value of slots) if (value !== 0) larger[slotOf(larger, value)] = value;
    slots = larger;
  };

  return {
    has: (value) => slots[slotOf(slots, value)] === value,
    add: (value) => {
      const slot = slotOf(slots, value);
      if (slots[slot] === value) return false;
      slots[slot] = value;
      size += 1;
      if (size * 2 > slots.length && size < most) grow();
      return true;
    },
    size: () => size,
  };
}

/**
 * Remembers events up to a bound: all of them at first, and then a sample by time, halved whenever it is full. The same times are in
 * the sample of every file. In columns: a map of numbers with fractions is several times as slow.
 */
export interface EventSample {
  /** One of 2 ** bits times is in the sample. */
  readonly bits: () => number;
  readonly isSampled: (atMs: number) => boolean;
  /**
   * The file in which a sampled event came first; -1 where it is new, and from now on of that `file`.
   * @param key its fingerprint
   */
  readonly firstFile: (atMs: number, key: number, file: number) => number;
}

/** Spreads times that are multiples of a second. The scanner of lines computes the same. */
const spread = 0x9e3779b1;

/** Open addressing by fingerprint, at most half full; 0 is free. */
interface Slots {
  readonly keys: Float64Array;
  readonly times: Float64Array;
  readonly files: Int32Array;
}

interface SampleOptions {
  /** To begin with a sample, where it is known that all would be too many. */
  readonly startBits?: number;
  /**
   * Whether it is halved only until there is room for the event that comes. Then it has the fewest bits with which these events are
   * not more than `most`: so no other sample that has them too, whatever it had before, has fewer.
   */
  readonly isLeast?: boolean;
}

export function createEventSample(most: number, { startBits = 0, isLeast = false }: SampleOptions = {}): EventSample {
  let slots = createSlots(1024);
  let events = 0;
  let bits = startBits;

  const isSampled = (atMs: number): boolean => bits === 0 || Math.imul(atMs >>> 0, spread) >>> (32 - bits) === 0;

  /** Only those in the sample; into so much room. */
  const moveInto = (larger: Slots): void => {
    const { keys, times, files } = slots;
    slots = larger;
    events = 0;
    // `entries` would take several times as long.
    for (let slot = 0; slot < keys.length; slot += 1) {
      const key = keys[slot] ?? 0;
      if (key !== 0 && isSampled(times[slot] ?? 0)) add(slotOf(larger, key), times[slot] ?? 0, key, files[slot] ?? 0);
    }
  };

  const add = (slot: number, atMs: number, key: number, file: number): void => {
    slots.keys[slot] = key;
    slots.times[slot] = atMs;
    slots.files[slot] = file;
    events += 1;
  };

  return {
    bits: () => bits,
    isSampled,
    firstFile: (atMs, key, file) => {
      const slot = slotOf(slots, key);
      if (slots.keys[slot] === key) return slots.files[slot] ?? -1;
      if (events >= most) {
        const hasRoom = (): boolean => events + (isLeast && !isSampled(atMs) ? 0 : 1) <= most;
        // Remembers half as many.
        while (!hasRoom()) {
          bits += 1;
          moveInto(createSlots(slots.keys.length));
        }
        if (isSampled(atMs)) add(slotOf(slots, key), atMs, key, file);
      } else if ((events + 1) * 2 > slots.keys.length) {
        moveInto(createSlots(slots.keys.length * 2));
        add(slotOf(slots, key), atMs, key, file);
      } else add(slot, atMs, key, file);
      return -1;
    },
  };
}

function createSlots(length: number): Slots {
  return { keys: new Float64Array(length), times: new Float64Array(length), files: new Int32Array(length) };
}

/** Where the key is, or has its place. */
function slotOf({ keys }: Slots, key: number): number {
  const mask = keys.length - 1;
  let slot = Math.floor(key / 2 ** 21) & mask;
  for (let found = keys[slot]; found !== 0 && found !== key; found = keys[slot]) slot = (slot + 1) & mask;
  return slot;
}

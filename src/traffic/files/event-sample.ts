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
  /** Forgets all, and begins with that sample. A new object would do, and have V8 compile anew all that uses it. */
  readonly restart: (bits: number) => void;
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
  /**
   * Whether it is halved only until there is room for the event that comes. Then it has the fewest bits with which these events are
   * not more than `most`: so no other sample that has them too, whatever it had before, has fewer.
   */
  readonly isLeast?: boolean;
}

export function createEventSample(most: number, { isLeast = false }: SampleOptions = {}): EventSample {
  let slots = createSlots(1024);
  /** As many, and of no use until the next move. */
  let spare: Slots | undefined;
  let events = 0;
  let bits = 0;

  const isSampled = (atMs: number): boolean => bits === 0 || Math.imul(atMs >>> 0, spread) >>> (32 - bits) === 0;

  /** Only those in the sample; into so much room. */
  const moveInto = (length: number): void => {
    const before = slots;
    slots = spare?.keys.length === length ? spare : createSlots(length);
    slots.keys.fill(0);
    events = 0;
    const { keys, times, files } = before;
    // `entries` would take several times as long.
    for (let slot = 0; slot < keys.length; slot += 1) {
      const key = keys[slot] ?? 0;
      if (key !== 0 && isSampled(times[slot] ?? 0)) add(slotOf(slots, key), times[slot] ?? 0, key, files[slot] ?? 0);
    }
    spare = keys.length === length ? before : undefined;
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
          moveInto(slots.keys.length);
        }
        if (isSampled(atMs)) add(slotOf(slots, key), atMs, key, file);
      } else if ((events + 1) * 2 > slots.keys.length) {
        moveInto(slots.keys.length * 2);
        add(slotOf(slots, key), atMs, key, file);
      } else add(slot, atMs, key, file);
      return -1;
    },
    restart: (startBits) => {
      slots.keys.fill(0);
      events = 0;
      bits = startBits;
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

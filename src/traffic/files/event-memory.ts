/**
 * Remembers events in bounded memory, because the same one may come twice: subscriptions deliver at least once, exports overlap, and
 * people give the same logs in two forms. An event is its time and its record (blanks aside), and the id that AWS gave it.
 *
 * With an id it is known wherever it came before; without one, where it came in an earlier file, because lines that agree within a
 * file may be connections that agree. Beyond the bound, see docs/decisions/0033-one-event-once.md.
 */
import { createFingerprints, type RecordBytes } from "./fingerprint.ts";
import { createFingerprintSet } from "./fingerprint-set.ts";

export interface EventMemory {
  /** From here on, events are of that file. */
  readonly nextFile: (file: string) => void;
  /** Whether to ask for an event without an id: above some number only a sample of them is remembered. */
  readonly sampleBits: () => number;
  /** Whether it came before and must not count. */
  readonly isRepeated: (atMs: number | null, record: RecordBytes, eventId: string | undefined) => boolean;
  readonly repeats: () => number;
  /** Two files that have events in common, which are too many to leave out. */
  readonly overlap: () => { readonly file: string; readonly other: string } | undefined;
}

export interface EventMemoryOptions {
  /** Events of all files that are known one by one (default: 32,768). */
  readonly mostEvents?: number | undefined;
  /** Ids; twice as many at most (default: 1,000,000). */
  readonly mostIds?: number | undefined;
}

/** Where it came first. */
interface Remembered {
  readonly atMs: number;
  readonly file: number;
}

/** Spreads times that are multiples of a second. The scanner of lines computes the same. */
const spread = 0x9e3779b1;

export function createEventMemory({ mostEvents = 32_768, mostIds = 1_000_000 }: EventMemoryOptions = {}): EventMemory {
  const fingerprintOf = createFingerprints();
  const files: string[] = [];
  const ids = createFingerprintSet(mostIds);
  const events = new Map<number, Remembered>();
  let bits = 0;
  let repeats = 0;
  let overlap: { readonly file: string; readonly other: string } | undefined;

  const isSampled = (atMs: number): boolean => bits === 0 || Math.imul(atMs >>> 0, spread) >>> (32 - bits) === 0;

  /** Remembers half as many. */
  const thinOut = (): void => {
    while (events.size >= mostEvents) {
      bits += 1;
      for (const [key, { atMs }] of events) if (!isSampled(atMs)) events.delete(key);
    }
  };

  const cameInEarlierFile = (atMs: number, record: RecordBytes): boolean => {
    if (!isSampled(atMs)) return false;
    const key = fingerprintOf(record, atMs);
    const before = events.get(key);
    const file = files.length - 1;
    if (before === undefined) {
      if (events.size >= mostEvents) thinOut();
      if (isSampled(atMs)) events.set(key, { atMs, file });
      return false;
    }
    if (before.file === file) return false;
    if (bits === 0) return true;
    // The others of its kind have been counted.
    overlap ??= { file: files[before.file] ?? "", other: files[file] ?? "" };
    return false;
  };

  return {
    nextFile: (file) => void files.push(file),
    sampleBits: () => bits,
    isRepeated: (atMs, record, eventId) => {
      const isKnownId = eventId !== undefined && !ids.add(fingerprintOf(record, atMs, eventId));
      const isRepeated = isKnownId || (atMs !== null && cameInEarlierFile(atMs, record));
      if (isRepeated) repeats += 1;
      return isRepeated;
    },
    repeats: () => repeats,
    overlap: () => overlap,
  };
}

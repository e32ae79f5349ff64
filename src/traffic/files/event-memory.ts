/**
 * Remembers events in bounded memory, because the same one may come twice: subscriptions deliver at least once, exports overlap, and
 * people give the same logs in two forms. An event is its time and its record (blanks aside), and the id that AWS gave it.
 *
 * With an id it is known wherever it came before; without one, where it came in an earlier file, because lines that agree within a
 * file may be connections that agree. Beyond the bound, see docs/decisions/0033-one-event-once.md.
 */

import { createEventSample } from "./event-sample.ts";
import { createFingerprints, type FingerprintSeed, type RecordBytes } from "./fingerprint.ts";
import { createFingerprintSet } from "./fingerprint-set.ts";

/** Told of each event in its order, and of what became of it. */
export interface EventWatch {
  /** Whether to ask for an event without an id: above some number only a sample of them is remembered. */
  readonly sampleBits: () => number;
  /** Whether it came before and must not count. */
  readonly isRepeated: (atMs: number | null, record: RecordBytes, eventId: string | undefined) => boolean;
  /** What the event that was asked about last counted as: the row of its daily flow, -1 where that is lost, or one of `countedAs`. */
  readonly counted: (as: number) => void;
}

export const countedAs = { server: -2, config: -3, untimed: -4 } as const;

export interface EventMemory extends EventWatch {
  /** From here on, events are of that file. */
  readonly nextFile: (file: string) => void;
  /** The same for an event of which only the fingerprints are known; 0 where it has no id, or another thread saw that it is in no sample. */
  readonly isRepeatedKey: (atMs: number | null, key: number, idKey: number) => boolean;
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

export const defaultMostEvents = 32_768;

/** @param seed of the fingerprints, where others make them too */
export function createEventMemory(
  { mostEvents = defaultMostEvents, mostIds = 1_000_000 }: EventMemoryOptions = {},
  seed?: FingerprintSeed,
): EventMemory {
  const fingerprintOf = createFingerprints(seed);
  const files: string[] = [];
  const ids = createFingerprintSet(mostIds);
  const events = createEventSample(mostEvents);
  let repeats = 0;
  let overlap: { readonly file: string; readonly other: string } | undefined;

  const cameInEarlierFile = (atMs: number, key: number): boolean => {
    const file = files.length - 1;
    const before = events.firstFile(atMs, key, file);
    if (before < 0 || before === file) return false;
    if (events.bits() === 0) return true;
    // The others of its kind have been counted.
    overlap ??= { file: files[before] ?? "", other: files[file] ?? "" };
    return false;
  };

  const note = (isRepeated: boolean): boolean => {
    if (isRepeated) repeats += 1;
    return isRepeated;
  };

  return {
    nextFile: (file) => void files.push(file),
    sampleBits: events.bits,
    isRepeated: (atMs, record, eventId) => {
      const isKnownId = eventId !== undefined && !ids.add(fingerprintOf(record, atMs, eventId));
      return note(
        isKnownId || (atMs !== null && events.isSampled(atMs) && cameInEarlierFile(atMs, fingerprintOf(record, atMs))),
      );
    },
    counted: () => {},
    isRepeatedKey: (atMs, key, idKey) => {
      const isKnownId = idKey !== 0 && !ids.add(idKey);
      return note(isKnownId || (atMs !== null && key !== 0 && events.isSampled(atMs) && cameInEarlierFile(atMs, key)));
    },
    repeats: () => repeats,
    overlap: () => overlap,
  };
}

/**
 * Tells another thread of the events of a file, so that it can compare those of all files in their order. Tells of no fewer than that
 * one would remember if it read the files itself: it begins with a sample that is known to be enough, and halves it only as far as
 * this file alone makes the other one do so, whatever that one has of earlier files.
 */
import { defaultMostEvents, type EventWatch } from "../event-memory.ts";
import { createEventSample } from "../event-sample.ts";
import { createFingerprints, type FingerprintSeed } from "../fingerprint.ts";
import { type EventBlock, numbersOfEvent } from "./messages.ts";

export interface EventRecorder extends EventWatch {
  readonly nextFile: (sampleBits: number) => void;
  /** Hands over what is left. */
  readonly flush: () => void;
}

const eventsOfBlock = 4096;

export function createEventRecorder(
  seed: FingerprintSeed,
  mostEvents: number = defaultMostEvents,
  handOver: (block: EventBlock) => void = () => {},
): EventRecorder {
  const fingerprintOf = createFingerprints(seed);
  const sample = createEventSample(mostEvents, { isLeast: true });
  let numbers = new Float64Array(eventsOfBlock * numbersOfEvent);
  let events = 0;
  /** Whether the numbers of the last event wait for what it counts as. */
  let isOpen = false;

  const flush = (): void => {
    if (events === 0) return;
    handOver({ numbers, events });
    numbers = new Float64Array(eventsOfBlock * numbersOfEvent);
    events = 0;
  };

  return {
    nextFile: sample.restart,
    sampleBits: sample.bits,
    // Whether it is, the other thread finds out.
    isRepeated: (atMs, record, eventId) => {
      const key = atMs !== null && sample.isSampled(atMs) ? fingerprintOf(record, atMs) : 0;
      const idKey = eventId === undefined ? 0 : fingerprintOf(record, atMs, eventId);
      isOpen = key !== 0 || idKey !== 0;
      if (!isOpen) return false;
      if (key !== 0) sample.firstFile(atMs ?? 0, key, 0);
      const at = events * numbersOfEvent;
      numbers[at] = key;
      numbers[at + 1] = idKey;
      numbers[at + 2] = atMs ?? Number.NaN;
      return false;
    },
    counted: (as) => {
      if (!isOpen) return;
      numbers[events * numbersOfEvent + 3] = as;
      isOpen = false;
      events += 1;
      if (events === eventsOfBlock) flush();
    },
    flush,
  };
}

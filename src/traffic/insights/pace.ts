/** How long to wait between questions. */
import { setTimeout as delay } from "node:timers/promises";

export interface Pace {
  /** Between looks at a running query: from the first, doubling up to the longest. */
  readonly pollFirstMs: number;
  readonly pollLongestMs: number;
  /** Before a request is tried again. */
  readonly retryFirstMs: number;
  readonly retryLongestMs: number;
  /** How often it is tried again. */
  readonly retries: number;
}

/** About two minutes of trying again: long enough for queries of other people to end. */
export const defaultPace: Pace = {
  pollFirstMs: 500,
  pollLongestMs: 5_000,
  retryFirstMs: 500,
  retryLongestMs: 20_000,
  retries: 10,
};

/** Doubles with each attempt from 0 on, up to the longest; half of it is random, to spread requests. */
export function waitOf(attempt: number, firstMs: number, longestMs: number): number {
  const whole = Math.min(firstMs * 2 ** attempt, longestMs);
  return whole / 2 + Math.random() * (whole / 2);
}

/** Rejects with the signal's reason as soon as it is aborted. */
export async function pause(ms: number, signal: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
}

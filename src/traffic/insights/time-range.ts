/** Stretches of time that one query covers. Pure. */

import { msPerDay } from "../../values/time.ts";
import type { Window } from "../flow.ts";

/** Half-open, milliseconds since 1970. */
export interface TimeRange {
  readonly fromMs: number;
  readonly toMs: number;
}

/** Shorter stretches are not asked for: 10,000 different connections in one second are not the traffic of apps. */
export const shortestMs = 1_000;
/** A result that is cut off costs as much as a whole one. Four parts need half as many rounds as two. */
const parts = 4;

/**
 * One stretch for each UTC day. Rows are counted by day anyway, so cutting there adds no row, and a window
 * that would not fit into one answer is not read twice.
 */
export function daysOf({ from, to }: Window): readonly TimeRange[] {
  const toMs = Date.parse(to);
  const ranges: TimeRange[] = [];
  for (let fromMs = Date.parse(from); fromMs < toMs; ) {
    const next = Math.min((Math.floor(fromMs / msPerDay) + 1) * msPerDay, toMs);
    ranges.push({ fromMs, toMs: next });
    fromMs = next;
  }
  return ranges;
}

/**
 * `undefined` where the range is no longer than `enoughMs`. The parts are whole seconds long, but for what the last one has
 * left over, and together exactly the range.
 */
export function splitRange({ fromMs, toMs }: TimeRange, enoughMs = shortestMs): readonly TimeRange[] | undefined {
  const seconds = Math.floor((toMs - fromMs) / shortestMs);
  if (seconds < 2 || toMs - fromMs <= enoughMs) return undefined;
  const count = Math.min(parts, seconds);
  return Array.from({ length: count }, (_, index) => ({
    fromMs: fromMs + Math.floor((index * seconds) / count) * shortestMs,
    toMs: index === count - 1 ? toMs : fromMs + Math.floor(((index + 1) * seconds) / count) * shortestMs,
  }));
}

export function formatRange({ fromMs, toMs }: TimeRange): string {
  return `${formatMoment(fromMs)} to ${formatMoment(toMs)}`;
}

function formatMoment(ms: number): string {
  return new Date(ms).toISOString().replace(".000Z", "Z");
}

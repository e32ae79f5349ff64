/**
 * Stretches of a window of which nothing is known, in whole hours. Pure. See docs/decisions/0010-snapshot-merge.md.
 *
 * In what one source saw, twelve hours of silence and more are a gap; a quiet night is not. Between two
 * windows any stretch is a gap, because no source covered it.
 */

import { formatTime, msPerHour } from "../../values/time.ts";
import type { Window } from "../flow.ts";
import { type Range, rangesOf, subtract, unite } from "./ranges.ts";
import { hoursOf, parseTime } from "./times.ts";

const patienceMs = 12 * msPerHour;

/**
 * @param activeHours hours since 1970 with at least one record
 * @param settledUntilMs silence after the last record and from this moment on means nothing, because that day is not over
 */
export function silentStretches(
  window: Window,
  activeHours: readonly number[],
  settledUntilMs = Number.POSITIVE_INFINITY,
): readonly Window[] {
  const lastActive = activeHours.at(-1) ?? Number.NEGATIVE_INFINITY;
  const settledUntil = Math.max(lastActive + 1, Math.ceil(settledUntilMs / msPerHour));
  const { from, to } = hoursOf(window);
  if (from >= settledUntil) return [];
  return subtract({ from, to: Math.min(to, settledUntil) }, rangesOf(activeHours))
    .map((hours) => clip(hours, window))
    .filter((gap) => parseTime(gap.to) - parseTime(gap.from) >= patienceMs);
}

/** The hours that a snapshot knows about. */
export function coveredHours(window: Window | null, gaps: readonly Window[]): readonly Range[] {
  return window === null ? [] : subtract(hoursOf(window), unite(gaps.map(hoursOf)));
}

/** What is left of a window beside the hours that are known. */
export function uncoveredStretches(window: Window, covered: readonly Range[]): readonly Window[] {
  return subtract(hoursOf(window), unite(covered)).map((hours) => clip(hours, window));
}

function clip({ from, to }: Range, window: Window): Window {
  return {
    from: formatTime(Math.max(from * msPerHour, parseTime(window.from))),
    to: formatTime(Math.min(to * msPerHour, parseTime(window.to))),
  };
}

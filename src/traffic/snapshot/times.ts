/** Times as snapshots write them, and the numbers that are reckoned with. Pure; must not read the clock. */

import { dayNumber, formatDay, msPerHour } from "../../values/time.ts";
import type { Window } from "../flow.ts";
import { type Range, unite } from "./ranges.ts";

export function parseTime(time: string): number {
  return Date.parse(time);
}

/** `2026-11-01/2026-11-13`, both included, or a single day. */
export function formatDays(ranges: readonly Range[]): readonly string[] {
  return ranges.map(({ from, to }) => (to - from === 1 ? formatDay(from) : `${formatDay(from)}/${formatDay(to - 1)}`));
}

/** The reverse of `formatDays`. */
export function parseDays(days: readonly string[]): readonly Range[] {
  return unite(
    days.map((text) => {
      const [first = "", last = first] = text.split("/");
      return { from: dayNumber(first), to: dayNumber(last) + 1 };
    }),
  );
}

/** The hours since 1970 that a window touches. */
export function hoursOf({ from, to }: Window): Range {
  return { from: Math.floor(parseTime(from) / msPerHour), to: Math.ceil(parseTime(to) / msPerHour) };
}

/** `--since`, `--from` and `--to` → a window. Pure; `--as-of` is the only clock. */
import { UserError } from "../errors.ts";
import type { Window } from "../traffic/flow.ts";
import { formatTime, msPerDay, msPerHour } from "../values/time.ts";

export interface WindowOptions {
  readonly since: string | undefined;
  readonly from: string | undefined;
  readonly to: string | undefined;
  /** `YYYY-MM-DD`: without `--to`, the window ends with this day. */
  readonly asOf: string;
}

const unitsMs: Readonly<Record<string, number>> = { h: msPerHour, d: msPerDay, w: 7 * msPerDay };

/**
 * `undefined` where none of the options is given.
 *
 * @throws UserError where an option cannot be read, or the window is empty.
 */
export function readWindow({ since, from, to, asOf }: WindowOptions): Window | undefined {
  if (since === undefined && from === undefined && to === undefined) return undefined;
  if (since !== undefined && from !== undefined) {
    throw new UserError("--since and --from both say when to begin", { hint: "Give one of them." });
  }
  const toMs = to === undefined ? Date.parse(`${asOf}T00:00:00Z`) + msPerDay : readMoment("--to", to, msPerDay);
  const fromMs = since === undefined ? beginning(from) : toMs - readDuration("--since", since);
  if (fromMs >= toMs) {
    throw new UserError(`the window ends at ${formatTime(toMs)}, before it begins`, {
      hint: "--from is included; --to is the last day, or the first moment that is not included.",
    });
  }
  return { from: formatTime(fromMs), to: formatTime(toMs) };
}

function beginning(from: string | undefined): number {
  if (from !== undefined) return readMoment("--from", from, 0);
  throw new UserError("--to says when to end, and nothing when to begin", {
    hint: "Add --from <time> or --since 14d.",
  });
}

/** Milliseconds. @throws UserError where the value of that option is not `36h`, `14d` or `4w`. */
export function readDuration(flag: string, text: string): number {
  const [, count, unit = ""] = /^([1-9]\d{0,4})([hdw])$/.exec(text) ?? [];
  const ms = Number(count) * (unitsMs[unit] ?? Number.NaN);
  if (!Number.isNaN(ms)) return ms;
  throw new UserError(`${flag} ${text} is not a length of time`, { hint: "Write hours, days or weeks: 36h, 14d, 4w." });
}

/** @param wholeDayMs what a day without a time of day means beyond its first moment */
function readMoment(flag: string, text: string, wholeDayMs: number): number {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(text);
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2})?Z$/.test(text);
  const ms = isDay ? Date.parse(`${text}T00:00:00Z`) : isTime ? Date.parse(text) : Number.NaN;
  // JavaScript takes February 30 for March 2.
  if (!Number.isNaN(ms) && new Date(ms).toISOString().startsWith(text.slice(0, 16)))
    return isDay ? ms + wholeDayMs : ms;
  throw new UserError(`${flag} ${text} is neither a day nor a time`, {
    hint: "Write a day, 2026-11-14, or a time in UTC, 2026-11-14T08:30:00Z.",
  });
}

/** Calendar dates as policies write them: `YYYY-MM-DD`, inclusive, without a time zone. Pure; must not read the clock. */
import { msPerDay } from "./time.ts";

function toTime(date: string): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** Whether a text is a day of the calendar; `2026-02-30` is not. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = toTime(text);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Days from one date to another; negative where `to` is earlier. Both must be dates. */
export function daysBetween(from: string, to: string): number {
  return (toTime(to) - toTime(from)) / msPerDay;
}

const lastDate = "9999-12-31";

/** The date so many days later, at most the last one that four digits can write. */
export function addDays(date: string, days: number): string {
  return new Date(Math.min(toTime(date) + days * msPerDay, toTime(lastDate))).toISOString().slice(0, 10);
}

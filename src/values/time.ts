/** Times in UTC as numbers, and as this package writes them. Pure; must not read the clock. */

export const msPerHour = 3_600_000;
export const msPerDay = 24 * msPerHour;

/** `YYYY-MM-DDTHH:MM:SSZ`, rounded down. */
export function formatTime(ms: number): string {
  // Where there are very many, `${…}Z` would hold on to the longer text as well.
  return [new Date(ms).toISOString().slice(0, 19), "Z"].join("");
}

/** Days since 1970 of a date, or of a time, that begins with `YYYY-MM-DD`. */
export function dayNumber(text: string): number {
  return dayNumberAt(text, 0);
}

/**
 * The same of the `YYYY-MM-DD` at a place in a text. By the digits alone, because snapshots have millions of
 * them; the days of a month are not checked.
 */
export function dayNumberAt(text: string, at: number): number {
  const month = digits(text, at + 5, at + 7);
  // A year that begins in March ends with the leap day: https://howardhinnant.github.io/date_algorithms.html#days_from_civil
  const year = digits(text, at, at + 4) - (month <= 2 ? 1 : 0);
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digits(text, at + 8, at + 10) - 1;
  return year * 365 + Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400) + dayOfYear - 719_468;
}

const zero = 48;

function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at += 1) number = number * 10 + text.charCodeAt(at) - zero;
  return number;
}

/** `YYYY-MM-DD` of a day since 1970. */
export function formatDay(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

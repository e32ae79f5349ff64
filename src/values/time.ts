/** Times in UTC as numbers, and as this package writes them. Pure; must not read the clock. */

export const msPerHour = 3_600_000;
export const msPerDay = 24 * msPerHour;

/** `YYYY-MM-DDTHH:MM:SSZ`, rounded down. */
export function formatTime(ms: number): string {
  // Where there are very many, `${…}Z` would hold on to the longer text as well.
  return [new Date(ms).toISOString().slice(0, 19), "Z"].join("");
}

/** `YYYY-MM-DD` of a day since 1970. */
export function formatDay(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

/** Times as logs write them → milliseconds since 1970, UTC. Pure. */

/** Milliseconds since 1970 have 12 or 13 digits from 1973 to 2286: fewer are something else. */
const leastMs = 100_000_000_000;

const written = /^(\d{4}-\d\d-\d\d)[T ](\d\d:\d\d:\d\d)(?:[.,](\d{1,9}))?(Z|[+-]\d\d:?\d\d)?$/;

/** `2026-11-01T00:03:11.000Z`, with a blank for the T, another fraction or offset; without an offset it is UTC. */
export function readTime(text: string): number | null {
  const match = written.exec(text);
  if (match === null) return null;
  const [, day, time, fraction = "0", offset = "Z"] = match;
  const ms = Date.parse(`${day}T${time}${offset.length === 5 ? `${offset.slice(0, 3)}:${offset.slice(3)}` : offset}`);
  return Number.isNaN(ms) ? null : ms + Math.floor(Number(`0.${fraction}`) * 1000);
}

/** A field's value: milliseconds as a number or its digits, or a written time. */
export function readMoment(value: unknown): number | null {
  if (typeof value === "number") return Number.isSafeInteger(value) && value >= leastMs ? value : null;
  if (typeof value !== "string") return null;
  return /^\d{12,13}$/.test(value) ? Number(value) : readTime(value);
}

/** Values of Logs Insights' rows: all of them are texts. Pure. */

/**
 * `2026-11-14 23:58:02.123`, which is UTC, or milliseconds since 1970: AWS documents neither for `min` and `max` of a time.
 * `null` for anything else.
 */
export function readMoment(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d{1,3})?$/.test(text)) return Date.parse(`${text.replace(" ", "T")}Z`);
  return readWhole(text);
}

/** A count; 0 for anything else. */
export function readCount(text: string | undefined): number {
  return (text === undefined ? null : readWhole(text)) ?? 0;
}

/** `12`, `12.0` or `1.2E1`. */
function readWhole(text: string): number | null {
  const number = /^\d+(\.\d+)?(E\d+)?$/i.test(text) ? Math.round(Number(text)) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

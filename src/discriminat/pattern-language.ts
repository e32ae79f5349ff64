/** Questions about all the names that patterns match. */
import { isPattern, matches, type WildcardReading } from "./pattern.ts";

/** A name that both match, or `undefined`. */
export function overlaps(a: string, b: string, reading: WildcardReading = { emptyRun: true }): string | undefined {
  if (!isPattern(b)) return matches(a, b, reading) ? b : undefined;
  if (!isPattern(a)) return matches(b, a, reading) ? a : undefined;
  return a === b ? a.replaceAll(/[*?]/g, "a") : undefined;
}

/** A name that `b` matches and `a` does not, or `undefined`. */
export function witnessOutside(a: string, b: string): string | undefined {
  if (a === b || matches(a, b)) return undefined;
  return b.replaceAll(/[*?]/g, "a");
}

/** Whether `a` matches every name that `b` matches, whichever way the firewall reads `*`. */
export function includes(a: string, b: string): boolean {
  return witnessOutside(a, b) === undefined;
}

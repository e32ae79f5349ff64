/**
 * Names against patterns: `*` is any run of `[a-z0-9-]`, `?` exactly one such character, and neither crosses a dot
 * (https://chasersystems.com/blog/wildcards-and-system-2-thinking). Text only: names are neither lower-cased nor validated.
 *
 * Whether the firewall lets `*` match the empty run is not published. Every function says which reading it takes.
 */

/** How to read a `*`. */
export interface WildcardReading {
  /** Whether `*` may match nothing at all. A label as a whole is never empty. */
  readonly emptyRun?: boolean | undefined;
}

const dot = 46;
const asterisk = 42;
const questionMark = 63;

/** Whether a name of the policy's language has a wildcard. */
export function isPattern(name: string): boolean {
  return name.includes("*") || name.includes("?");
}

/** Whether wildcards match the character with this code: `a-z`, `0-9`, `-`. */
export function isWild(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 48 && code <= 57) || code === 45;
}

/**
 * Whether a pattern (or a plain name) matches a name. By default `*` needs at least one character, so that coverage is never
 * claimed wrongly; `emptyRun: true` answers what might be admitted. Linear in practice, never worse than pattern × name.
 */
export function matches(pattern: string, name: string, { emptyRun = false }: WildcardReading = {}): boolean {
  let p = 0;
  let n = 0;
  // Where to go on after a mismatch: after the last `*` of this label, with one more character given to it.
  let retryPattern = -1;
  let retryName = -1;
  while (n < name.length || p < pattern.length) {
    const wanted = p < pattern.length ? pattern.charCodeAt(p) : -1;
    const actual = n < name.length ? name.charCodeAt(n) : -1;
    if (wanted === asterisk) {
      if (emptyRun) {
        retryPattern = p + 1;
        retryName = n;
        p += 1;
        continue;
      }
      if (actual !== -1 && isWild(actual)) {
        p += 1;
        n += 1;
        retryPattern = p;
        retryName = n;
        continue;
      }
    } else if (wanted === questionMark ? isWild(actual) : wanted === actual && actual !== -1) {
      if (wanted === dot) {
        if (n === 0 || name.charCodeAt(n - 1) === dot) return false;
        retryPattern = -1;
      }
      p += 1;
      n += 1;
      continue;
    }
    if (retryPattern === -1 || retryName >= name.length || !isWild(name.charCodeAt(retryName))) return false;
    retryName += 1;
    p = retryPattern;
    n = retryName;
  }
  return name.length > 0 && name.charCodeAt(name.length - 1) !== dot;
}

/** Versions of programs as numbers. Pure. */

/**
 * Whether a version is in a range as Terraform and npm write them, of `>=`, `<`, `^` and `||`; what comes behind the numbers, as in
 * `1.15.0-beta1`, does not count.
 *
 * @returns `undefined` where the version or the range is written otherwise.
 */
export function isInRange(version: string, range: string): boolean | undefined {
  const have = numbersOf(version);
  const alternatives = range.split("||").map((text) => text.trim().split(/\s*,\s*|(?<=\d)\s+/));
  const verdicts = alternatives.map((bounds) => bounds.map((bound) => have && isWithin(have, bound)));
  if (verdicts.flat().includes(undefined)) return undefined;
  return verdicts.some((bounds) => bounds.every((holds) => holds));
}

type Numbers = readonly [number, number, number];

function isWithin(have: Numbers, bound: string): boolean | undefined {
  const [, operator, text = ""] = /^(>=|<|\^)\s*(\S+)$/.exec(bound) ?? [];
  const than = numbersOf(text);
  if (than === undefined) return undefined;
  if (operator === "<") return compare(have, than) < 0;
  return compare(have, than) >= 0 && (operator === ">=" || have[0] === than[0]);
}

function numbersOf(version: string): Numbers | undefined {
  const [, major, minor = 0, patch = 0] = /^v?(\d+)(?:\.(\d+))?(?:\.(\d+))?(?=$|[-+.])/.exec(version) ?? [];
  return major === undefined ? undefined : [Number(major), Number(minor), Number(patch)];
}

function compare(one: Numbers, other: Numbers): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

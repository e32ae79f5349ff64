/**
 * Whether several patterns together match every name that one pattern matches: `?.example.com` is covered by its 37 names
 * though by none of them alone. Exact, with a name that shows it. The lengths of names and labels are not looked at.
 */
import { inventWord } from "./invent-word.ts";
import { type Budget, escapes } from "./label-union.ts";
import { isPattern, matches, type WildcardReading } from "./pattern.ts";
import { includes, mayOverlap, overlaps } from "./pattern-language.ts";

/** `undecided`: the patterns were made to be hard; callers must not take them for covered. */
export type Coverage =
  | { readonly kind: "covered" }
  | { readonly kind: "outside"; readonly witness: string }
  | { readonly kind: "undecided" };

/** Far more than patterns that people write need, and about a second. */
export const stepsPerQuestion = 1_000_000;
const covered: Coverage = { kind: "covered" };

/** Whether every name of `pattern` is matched by some of `members`, in one reading of `*`. Plain names are patterns too. */
export function coverageBy(
  members: readonly string[],
  pattern: string,
  reading: WildcardReading,
  budget: Budget = { left: stepsPerQuestion },
): Coverage {
  if (!isPattern(pattern)) {
    return members.some((member) => matches(member, pattern, reading))
      ? covered
      : { kind: "outside", witness: pattern };
  }
  // The simplest words first, before any two patterns are compared: they decide most questions.
  const simple = guessOutside(members, simpleNames(pattern), pattern, reading, budget);
  if (simple !== undefined) return { kind: "outside", witness: simple };
  const near = members.filter(
    (member) =>
      mayOverlap(member, pattern) &&
      spendOnPair(budget, member, pattern) &&
      overlaps(member, pattern, reading) !== undefined,
  );
  const guess = guessOutside(near, inventedNames(pattern), pattern, reading, budget);
  if (guess !== undefined) return { kind: "outside", witness: guess };
  const isIncluded = near.some(
    (member) => isPattern(member) && spendOnPair(budget, member, pattern) && includes(member, pattern, reading),
  );
  if (isIncluded) return covered;
  if (budget.left <= 0) return { kind: "undecided" };
  for (const hostNames of [true, false]) {
    const answer = search(near, pattern, reading, hostNames, budget);
    if (answer.kind !== "covered") return answer;
  }
  return covered;
}

/** Pays for the comparison of two patterns before it is made; `false` where the budget is spent. */
export function spendOnPair(budget: Budget, one: string, other: string): boolean {
  budget.left -= 1 + ((one.length * other.length) >> 4);
  return budget.left > 0;
}

/** The first of the names that the pattern matches and no member does. */
function guessOutside(
  members: readonly string[],
  names: readonly string[],
  pattern: string,
  reading: WildcardReading,
  budget: Budget,
): string | undefined {
  return names.find((name) => {
    if (budget.left <= 0 || !matches(pattern, name, reading)) return false;
    budget.left -= 1 + (members.length >> 3);
    return !members.some((member) => matches(member, name, reading));
  });
}

const plausibleWords = ["www", "api", "app"];
const inventedPerLabel = 20;

const fill = (label: string): string => inventWord(label, () => false) ?? label;

/** Names that look like names: most patterns that are not covered leave one of them out. The pattern may not match them all. */
export function simpleNames(pattern: string): readonly string[] {
  const labels = pattern.split(".");
  return [
    ...new Set(plausibleWords.map((word) => labels.map((label) => (label === "*" ? word : fill(label))).join("."))),
  ];
}

function inventedNames(pattern: string): readonly string[] {
  const labels = pattern.split(".");
  const invented = labels.flatMap((label, index) => {
    if (!isPattern(label)) return [];
    const words: string[] = [];
    inventWord(label, (word) => words.push(word) < inventedPerLabel);
    return words.map((word) => labels.map((other, at) => (at === index ? word : fill(other))).join("."));
  });
  return [...new Set(invented)];
}

/**
 * Label by label: each word leaves some members in the race, those that match it; a name is outside when none is left at its
 * end. Of all the words of a label only those are tried that leave the fewest members.
 */
function search(
  members: readonly string[],
  pattern: string,
  reading: WildcardReading,
  hostNames: boolean,
  budget: Budget,
): Coverage {
  const labels = pattern.split(".");
  const rows = members.map((member) => member.split("."));
  const hopeless = new Set<string>();
  let undecided = false;

  const visit = (depth: number, alive: readonly number[]): readonly string[] | undefined => {
    const label = labels[depth];
    if (label === undefined) return alive.length === 0 ? [] : undefined;
    const key = `${depth} ${alive.join()}`;
    if (hopeless.has(key)) return undefined;
    const words = [...new Set(alive.map((row) => rows[row]?.[depth] ?? ""))];
    const found = escapes(label, words, reading, { hostNames, budget });
    if (found === undefined) {
      undecided = true;
      return undefined;
    }
    const next = found.map(({ word, matched }) => {
      const still = new Set(words.filter((_, index) => (matched >> BigInt(index)) & 1n));
      return { word, alive: alive.filter((row) => still.has(rows[row]?.[depth] ?? "")) };
    });
    for (const { word, alive: left } of next.sort((one, other) => one.alive.length - other.alive.length)) {
      const rest = visit(depth + 1, left);
      if (rest !== undefined) return [word, ...rest];
    }
    hopeless.add(key);
    return undefined;
  };

  const found = visit(
    0,
    rows.map((_, row) => row),
  );
  if (found !== undefined) return { kind: "outside", witness: found.join(".") };
  return undecided ? { kind: "undecided" } : covered;
}

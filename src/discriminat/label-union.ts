/**
 * Words of one label against many labels at once: which of these can a word avoid. The building block of `pattern-union.ts`.
 * Exact while the budget lasts.
 */
import { createTracker, findFarWord, separator, type Token, tokensOf } from "./label-language.ts";
import { isPattern, matches, type WildcardReading } from "./pattern.ts";

/** A word of the label, and which of the other labels match it too. */
export interface Escape {
  readonly word: string;
  /** Bit *i* stands for the other label *i*. */
  readonly matched: bigint;
}

/** Steps that a question may still take; shared by all that belong to one question. */
export interface Budget {
  left: number;
}

/**
 * For every word of `label` there is one here that no more of the others match. Those that few match come first.
 * `undefined` where the budget is spent.
 */
export function escapes(
  label: string,
  others: readonly string[],
  reading: WildcardReading,
  { hostNames, budget }: { readonly hostNames: boolean; readonly budget: Budget },
): readonly Escape[] | undefined {
  if (!isPattern(label)) {
    budget.left -= others.length;
    let matched = 0n;
    for (const [index, other] of others.entries()) if (matches(other, label, reading)) matched |= 1n << BigInt(index);
    return [{ word: label, matched }];
  }
  const tokens: Token[] = [];
  let starts = 0n;
  const ends: bigint[] = [];
  for (const other of others) {
    starts |= 1n << BigInt(tokens.length);
    tokens.push(...tokensOf(other, reading));
    ends.push(1n << BigInt(tokens.length));
    tokens.push(separator);
  }
  // What a state costs grows with the bits that it holds.
  const weight = 1 + (tokens.length >> 6);
  let found: Escape[] = [];
  findFarWord(
    { tokens, tracker: createTracker(tokens, starts) },
    tokensOf(label, reading),
    hostNames,
    (word, reached) => {
      let matched = 0n;
      for (const [index, end] of ends.entries()) if ((reached & end) !== 0n) matched |= 1n << BigInt(index);
      if (!found.some((other) => (other.matched & matched) === other.matched)) {
        found = [...found.filter((other) => (other.matched & matched) !== matched), { word, matched }];
      }
      return matched === 0n ? "found" : "go on";
    },
    (states) => {
      budget.left -= states * weight;
      return budget.left > 0;
    },
  );
  return budget.left > 0 ? found : undefined;
}

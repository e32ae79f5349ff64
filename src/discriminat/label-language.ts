/**
 * The words that one label of a pattern matches, as a set: which word is in two such sets, which is in one but not in the
 * other. Exact, over words of any length, and without regular expressions.
 */
import { maxLabelLength } from "./name-problems.ts";
import { isPattern, isWild, matches, type WildcardReading } from "./pattern.ts";

/** The code of a literal character, or one of the two below. */
export type Token = number;
const any: Token = -1;
/** Zero or more wild characters. */
const run: Token = -2;
/** Accepts nothing: stands between labels that are tracked together. */
export const separator: Token = 0x110000;

const hyphen = 45;
/** Stands for a wildcard that any character satisfies: `a`. */
const filler = 97;
/** All that wildcards match, the most plausible first. */
const wildCodes = [..."abcdefghijklmnopqrstuvwxyz0123456789-"].map((character) => character.charCodeAt(0));
/** Tried first, so that a witness looks like part of a name. */
const plausibleWords = ["www", "api", "app", "anyone"];

export function tokensOf(label: string, { emptyRun = false }: WildcardReading): readonly Token[] {
  const tokens: Token[] = [];
  for (const character of label.split("")) {
    if (character === "?" || (character === "*" && !emptyRun)) tokens.push(any);
    if (character === "*") tokens.push(run);
    if (character !== "?" && character !== "*") tokens.push(character.charCodeAt(0));
  }
  return tokens;
}

function accepts(token: Token, code: number): boolean {
  return token < 0 ? isWild(code) : token === code;
}

/** A word under construction, the last character first. */
interface Word {
  readonly code: number;
  readonly length: number;
  readonly before: Word | undefined;
}

function append(before: Word | undefined, code: number): Word {
  return { code, length: (before?.length ?? 0) + 1, before };
}

function spell(word: Word): string {
  let text = "";
  for (let step: Word | undefined = word; step !== undefined; step = step.before) {
    text = String.fromCharCode(step.code) + text;
  }
  return text;
}

/**
 * What the two searches share: states are visited in the order of their costs, small whole numbers. `visit` says where to go
 * on from a state, or returns the word that it was looking for.
 */
function search<State extends { readonly word: Word | undefined }>(
  start: State,
  costOf: (state: State) => number,
  visit: (state: State, goOn: (state: State) => void) => Word | undefined,
): string | undefined {
  const waiting: State[][] = [];
  let cheapest = 0;
  const goOn = (state: State): void => {
    const cost = costOf(state);
    waiting[cost] ??= [];
    waiting[cost].push(state);
    cheapest = Math.min(cheapest, cost);
  };
  goOn(start);
  while (cheapest < waiting.length) {
    const state = waiting[cheapest]?.pop();
    if (state === undefined) {
      cheapest += 1;
      continue;
    }
    const found = visit(state, goOn);
    if (found !== undefined) return spell(found);
  }
  return undefined;
}

/** Labels of host names neither start nor end with a hyphen; other words are looked for only where there is none of those. */
function mayFollow(word: Word | undefined, code: number, hostNames: boolean): boolean {
  return !hostNames || code !== hyphen || word !== undefined;
}

function mayEnd(word: Word | undefined, hostNames: boolean): word is Word {
  return word !== undefined && !(hostNames && word.code === hyphen);
}

/** What of a word's history matters for how it may go on. */
function edgeOf(word: Word | undefined, hostNames: boolean): 0 | 1 | 2 {
  return word === undefined ? 0 : mayEnd(word, hostNames) ? 1 : 2;
}

function findShared(a: readonly Token[], b: readonly Token[], hostNames: boolean): string | undefined {
  const seen = new Set<number>();
  const start = { i: 0, j: 0, word: undefined as Word | undefined };
  const costOf = ({ word }: typeof start): number => word?.length ?? 0;
  return search(start, costOf, ({ i, j, word }, goOn) => {
    const key = (i * (b.length + 1) + j) * 3 + edgeOf(word, hostNames);
    if (seen.has(key)) return undefined;
    seen.add(key);
    const left = a[i];
    const right = b[j];
    if (left === undefined && right === undefined && mayEnd(word, hostNames)) return word;
    if (left === run) goOn({ i: i + 1, j, word });
    if (right === run) goOn({ i, j: j + 1, word });
    if (left === undefined || right === undefined) return undefined;
    const code = left >= 0 ? left : right >= 0 ? right : filler;
    if (accepts(left, code) && accepts(right, code) && mayFollow(word, code, hostNames)) {
      goOn({ i: left === run ? i : i + 1, j: right === run ? j : j + 1, word: append(word, code) });
    }
    return undefined;
  });
}

/**
 * All positions that a word can have reached in a label, or in several with separators between them, as a set of bits; one
 * step for all of them at once. `starts` are the positions at which labels begin.
 */
export function createTracker(tokens: readonly Token[], starts = 1n) {
  let runs = 0n;
  for (const [position, token] of tokens.entries()) if (token === run) runs |= 1n << BigInt(position);
  const accepting = new Map<number, bigint>();
  const acceptingAt = (code: number): bigint => {
    let bits = accepting.get(code);
    if (bits === undefined) {
      bits = 0n;
      for (const [position, token] of tokens.entries()) if (accepts(token, code)) bits |= 1n << BigInt(position);
      accepting.set(code, bits);
    }
    return bits;
  };
  const skipRuns = (positions: bigint): bigint => {
    let reached = positions;
    for (let more = reached & runs; more !== 0n; more &= runs) {
      more <<= 1n;
      reached |= more;
    }
    return reached;
  };
  return {
    start: skipRuns(starts),
    end: 1n << BigInt(tokens.length),
    step(positions: bigint, code: number): bigint {
      const moving = positions & acceptingAt(code);
      return skipRuns((moving & runs) | ((moving & ~runs) << 1n));
    },
  };
}

/** The tracked labels, as `createTracker` knows them. */
interface Tracked {
  readonly tokens: readonly Token[];
  readonly tracker: ReturnType<typeof createTracker>;
}

/**
 * Walks the words of the label `b`, the farthest outside of the tracked labels first, until `judge` is content with one that is
 * complete. Nothing is lost by what it leaves out: for every word of `b` it shows one that reaches no more ends than that.
 */
export function findFarWord(
  { tokens, tracker }: Tracked,
  b: readonly Token[],
  hostNames: boolean,
  judge: (word: string, reached: bigint) => "found" | "go on",
  spend: (states: number) => boolean = () => true,
): string | undefined {
  const letters = new Set(tokens);
  // A character that the labels do not spell out is the hardest to match: where it is matched, every other one is.
  const fresh = wildCodes.find((code) => code !== hyphen && !letters.has(code));
  const choices = fresh === undefined ? wildCodes : [fresh];
  // The fewer positions in `a`, the farther outside. A state is not worth a visit after one with a subset of its positions,
  // so those with few go first: that keeps patterns that were made to be hard from growing the search without bound.
  const seen = new Map<number, bigint[]>();
  const start = { j: 0, reached: tracker.start, word: undefined as Word | undefined };
  const costOf = ({ reached, word }: typeof start): number => {
    const positions = reached.toString(2).replaceAll("0", "").length;
    return positions * maxLabelLength + Math.min(word?.length ?? 0, maxLabelLength - 1);
  };
  return search(start, costOf, ({ j, reached, word }, goOn) => {
    const key = j * 3 + edgeOf(word, hostNames);
    const smaller = seen.get(key) ?? [];
    if (!spend(1 + smaller.length) || smaller.some((set) => (set & reached) === set)) return undefined;
    seen.set(key, [...smaller.filter((set) => (set & reached) !== reached), reached]);
    const token = b[j];
    if (token === undefined)
      return mayEnd(word, hostNames) && judge(spell(word), reached) === "found" ? word : undefined;
    if (token === run) goOn({ j: j + 1, reached, word });
    for (const code of token < 0 ? choices : [token]) {
      if (!mayFollow(word, code, hostNames)) continue;
      goOn({ j: token === run ? j : j + 1, reached: tracker.step(reached, code), word: append(word, code) });
    }
    return undefined;
  });
}

function findOutside(a: readonly Token[], b: readonly Token[], hostNames: boolean): string | undefined {
  const tracker = createTracker(a);
  return findFarWord({ tokens: a, tracker }, b, hostNames, (_, reached) =>
    (reached & tracker.end) === 0n ? "found" : "go on",
  );
}

/** A word that both labels match, or `undefined`: a plausible one if there is one, else a shortest one. */
export function sharedWord(a: string, b: string, reading: WildcardReading): string | undefined {
  if (!isPattern(a)) return matches(b, a, reading) ? a : undefined;
  if (!isPattern(b)) return matches(a, b, reading) ? b : undefined;
  const plausible = plausibleWords.find((word) => matches(a, word, reading) && matches(b, word, reading));
  if (plausible !== undefined) return plausible;
  const left = tokensOf(a, reading);
  const right = tokensOf(b, reading);
  return findShared(left, right, true) ?? findShared(left, right, false);
}

/** A word that `b` matches and `a` does not, or `undefined`: a plausible one if there is one, else a short one. */
export function wordOutside(a: string, b: string, reading: WildcardReading): string | undefined {
  if (a === b) return undefined;
  if (!isPattern(b)) return matches(a, b, reading) || !matches(b, b, reading) ? undefined : b;
  const plausible = plausibleWords.find((word) => matches(b, word, reading) && !matches(a, word, reading));
  if (plausible !== undefined) return plausible;
  const left = tokensOf(a, reading);
  const right = tokensOf(b, reading);
  return findOutside(left, right, true) ?? findOutside(left, right, false);
}

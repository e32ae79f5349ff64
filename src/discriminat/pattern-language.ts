/**
 * Questions about all the names that patterns match: do two patterns overlap, does one include the other. The answers are
 * exact and come with a name that shows them. The lengths that names and labels can have are not looked at.
 *
 * Without a reading, an answer allows for both readings of `*`: patterns overlap if they do under one of them, and one
 * includes the other only if it does under both.
 */
import { sharedWord, wordOutside } from "./label-language.ts";
import { isPattern, matches, type WildcardReading } from "./pattern.ts";

const bothReadings: readonly WildcardReading[] = [{ emptyRun: false }, { emptyRun: true }];

/** The first answer that some reading gives. */
function ask(
  reading: WildcardReading | undefined,
  question: (reading: WildcardReading) => string | undefined,
): string | undefined {
  for (const one of reading === undefined ? bothReadings : [reading]) {
    const answer = question(one);
    if (answer !== undefined) return answer;
  }
  return undefined;
}

function toName(labels: readonly (string | undefined)[]): string | undefined {
  return labels.includes(undefined) ? undefined : labels.join(".");
}

/** Whether what two patterns have after their last wildcards shows that no name matches both. Cheap, and true for most pairs. */
function endDiffers(a: string, b: string): boolean {
  for (let back = 1; back <= a.length && back <= b.length; back += 1) {
    const left = a[a.length - back];
    const right = b[b.length - back];
    if (left === "*" || left === "?" || right === "*" || right === "?") return false;
    if (left !== right) return true;
  }
  return false;
}

/** Cheap: `false` only where no name can match both. */
export function mayOverlap(a: string, b: string): boolean {
  return !endDiffers(a, b);
}

/** A name that both patterns match, a plausible or short one, or `undefined`. Plain names are patterns too. */
export function overlaps(a: string, b: string, reading?: WildcardReading): string | undefined {
  if (endDiffers(a, b)) return undefined;
  return ask(reading, (one) => {
    if (!isPattern(a)) return matches(b, a, one) ? a : undefined;
    const left = a.split(".");
    const right = b.split(".");
    if (left.length !== right.length) return undefined;
    // From the end, where names differ most often.
    const words: string[] = [];
    for (let index = left.length - 1; index >= 0; index -= 1) {
      const word = sharedWord(left[index] ?? "", right[index] ?? "", one);
      if (word === undefined) return undefined;
      words.push(word);
    }
    return words.reverse().join(".");
  });
}

/** A name that `b` matches and `a` does not, a plausible or short one, or `undefined` where `a` includes `b`. */
export function witnessOutside(a: string, b: string, reading?: WildcardReading): string | undefined {
  return ask(reading, (one) => {
    if (!isPattern(b)) return matches(a, b, one) ? undefined : b;
    const left = a.split(".");
    const right = b.split(".");
    const some = right.map((label) => sharedWord(label, label, one));
    if (left.length !== right.length) return toName(some);
    // Host names first: another label may give one where this one needs a hyphen at its end.
    const found = right.flatMap((label, index) => {
      const word = wordOutside(left[index] ?? "", label, one);
      return word === undefined ? [] : [some.with(index, word)];
    });
    return toName(
      found.find((labels) => labels.every((label) => !/^-|-$/.test(label ?? ""))) ?? found[0] ?? [undefined],
    );
  });
}

/** Whether `a` matches every name that `b` matches. */
export function includes(a: string, b: string, reading?: WildcardReading): boolean {
  return witnessOutside(a, b, reading) === undefined;
}

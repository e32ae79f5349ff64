/**
 * The known word that a mistyped one was probably meant to be. Pure. Every start of the program loads it, so that it needs no
 * package.
 */
import { quote } from "./quote.ts";

/** How far a mistyped word may be from the one that was meant. */
const maxDistance = 2;

/** The option that a mistyped word means where it is the only one that is near: what is written without asking. */
export function onlyNear(written: string, options: readonly string[]): string | undefined {
  const near = [...new Set(options)].filter((option) => nearest(written, [option]) !== undefined);
  return near.length === 1 ? near[0] : undefined;
}

/** The option that a mistyped word probably means. */
export function nearest(written: string, options: readonly string[]): string | undefined {
  const word = written.replace(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
  let best: string | undefined;
  let bestDistance = maxDistance + 1;
  for (const option of options) {
    if (Math.abs(word.length - option.length) >= bestDistance) continue;
    const apart = distance(word, option);
    if (apart < bestDistance && apart < option.length) [best, bestDistance] = [option, apart];
  }
  return best;
}

/** A clause such as `did you mean "prod"?` about the nearest known word, or `otherwise` where none is near. */
export function didYouMean(written: string, known: readonly string[], otherwise: string): string {
  const near = nearest(written, known);
  return near === undefined ? otherwise : asking(near);
}

/** `did you mean "prod"?` */
export function asking(meant: string): string {
  return `did you mean ${quote(meant)}?`;
}

/** Levenshtein's: how many letters are added, removed or replaced. */
function distance(left: string, right: string): number {
  let above = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const replaced = (above[column - 1] ?? 0) + Number(left[row - 1] !== right[column - 1]);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[right.length] ?? 0;
}

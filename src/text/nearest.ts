/** The known word that a mistyped one was probably meant to be. Pure. */
import { distance } from "fastest-levenshtein";

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
    const apart = distance(word, option);
    if (apart < bestDistance && apart < option.length) [best, bestDistance] = [option, apart];
  }
  return best;
}

/** The known word that was probably meant. Pure. */

import { nearest } from "../text/nearest.ts";
import { quote } from "../text/quote.ts";

/** A clause such as `did you mean "prod"?`, or `otherwise` where no known word is near. */
export function didYouMean(word: string, known: readonly string[], otherwise: string): string {
  const guess = nearest(word, known);
  return guess === undefined ? otherwise : `did you mean ${quote(guess)}?`;
}

/** Makes up a label that a label with wildcards matches: what anyone could register. */
import { maxLabelLength } from "./name-problems.ts";

const letters = "abcdefghijklmnopqrstuvwxyz0123456789";

/** The candidate with a given number: `?` counts in letters, the first `*` is a word, the others are as short as can be. */
function wordWithNumber(label: string, number: number): string {
  let rest = number;
  const singles = label.replaceAll("?", () => {
    const letter = letters.charAt(rest % letters.length);
    rest = Math.floor(rest / letters.length);
    return letter;
  });
  const suffix = number === 0 ? "" : number.toString(36);
  const word = singles.replace("*", `anyone${suffix}`).replaceAll("*", "a");
  return word.length <= maxLabelLength ? word : singles.replace("*", suffix || "a").replaceAll("*", "a");
}

/** The first made-up word that is not taken, or `undefined` where all are. A label without wildcards is its own only word. */
export function inventWord(label: string, isTaken: (word: string) => boolean): string | undefined {
  const questionMarks = label.split("?").length - 1;
  const words = label.includes("*") ? Number.POSITIVE_INFINITY : letters.length ** questionMarks;
  for (let number = 0; number < words; number += 1) {
    const word = wordWithNumber(label, number);
    if (!isTaken(word)) return word;
  }
  return undefined;
}

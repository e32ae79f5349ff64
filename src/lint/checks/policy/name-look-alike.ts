/** Internationalised names that read like other names. Judges letters by their script, as browsers do. */
import { domainToUnicode } from "node:url";
import { placeWithin, writtenNames } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { wordList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

const scripts = [
  ["Latin", /\p{Script=Latin}/u],
  ["Cyrillic", /\p{Script=Cyrillic}/u],
  ["Greek", /\p{Script=Greek}/u],
  ["Armenian", /\p{Script=Armenian}/u],
  ["Cherokee", /\p{Script=Cherokee}/u],
  ["Hebrew", /\p{Script=Hebrew}/u],
  ["Arabic", /\p{Script=Arabic}/u],
  ["Devanagari", /\p{Script=Devanagari}/u],
  ["Thai", /\p{Script=Thai}/u],
] as const;

/** Labels of nothing but letters that look like Latin ones: Cyrillic, then Greek (https://www.unicode.org/reports/tr39/). */
const wholeLookAlike = /^(?:[аәсԁеһіјӏорԛѕԝхуъьԍ0-9-]+|[αεικνορτυχ0-9-]+)$/u;

export const nameLookAlike = defineLintCheck({
  id: "policy/name-look-alike",
  summary: "an internationalised name reads like another name",
  why: "Cyrillic, Greek and other letters can look exactly like Latin ones. `xn--pple-43d.com` is shown as `аpple.com` in many places and does not belong to the owner of `apple.com`. No one sees the difference in a review.",
  repair:
    "Write the ASCII name that was meant. If the name is right, suppress the finding with a comment that says whose it is.",
  severity: "error",
  security: true,
  run: ({ tree }, report) => {
    for (const { file, at } of writtenNames(tree, (name) => name.includes("xn--"))) {
      let start = 0;
      for (const label of at.value.split(".")) {
        const range = { start, end: start + label.length };
        start = range.end + 1;
        const problem = lookAlike(label);
        if (problem === undefined) continue;
        report({
          file,
          at: placeWithin(file, at, range),
          message: `the label ${quote(label)} of ${quote(at.value)} reads as ${problem}`,
          help: "write the ASCII name that was meant",
        });
        break;
      }
    }
  },
});

function lookAlike(label: string): string | undefined {
  const shown = label.startsWith("xn--") ? domainToUnicode(label) : "";
  if (shown === "" || shown === label) return undefined;
  const found = scripts.filter(([, letter]) => letter.test(shown)).map(([name]) => name);
  if (found.length > 1) return `${quote(shown)}, which mixes ${wordList(found)} letters`;
  if (wholeLookAlike.test(shown)) return `${quote(shown)}, whose ${found[0] ?? "foreign"} letters look like Latin ones`;
  return undefined;
}

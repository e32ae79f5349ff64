/** How messages show text from outside. Must not let control characters, bidirectional marks or line breaks through. */

const longestQuote = 100;
const longestSentence = 300;
/** Controls, format characters, lone surrogates, private use, unassigned, line and paragraph separators, spaces but U+0020. */
const unprintable = /[\p{C}\p{Zl}\p{Zp}]|(?! )\p{Zs}|["\\]/gu;

function escapeCharacter(character: string): string {
  if (character === '"' || character === "\\") return `\\${character}`;
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** The text in double quotes, escaped, and shortened where it is long. */
export function quote(text: string): string {
  return quoteUpTo(longestQuote, text);
}

/** For sentences of other programs, which may say at their end what to do. */
export function quoteSentence(text: string): string {
  return quoteUpTo(longestSentence, text);
}

function quoteUpTo(longest: number, text: string): string {
  const shown = text.length > longest ? text.slice(0, longest) : text;
  return `"${shown.replace(unprintable, escapeCharacter)}${shown === text ? "" : "…"}"`;
}

/** The words of a scalar that holds several items, each with its place in the text. Pure. */
import type { Span } from "../text/span.ts";
import type { ScalarNode } from "../yaml/yaml-node.ts";

export interface Word {
  readonly text: string;
  readonly span: Span;
}

/** Expressions of GitHub hold blanks; what begins with `#` is text to YAML, and a comment to its author. */
const wordPattern = /#[^\n]*|(?:[^\s$]+|\$\{\{[^\n]{0,500}?\}\}|\$)+/g;

function wordsIn(text: string): readonly Word[] {
  return Array.from(text.matchAll(wordPattern), ({ 0: word, index }) => ({
    text: word.trimEnd(),
    span: { start: index, end: index + word.trimEnd().length },
  }));
}

/**
 * @param text the text that the node was read from. Where it holds escapes, so that the words do not stand in it as they are, each
 * has the place of the whole scalar.
 */
export function wordsOf({ value, span }: ScalarNode, text: string): readonly Word[] {
  const written = text.slice(span.start, span.end);
  const header = /^(?:[|>][^\n]*\n|["'])/.exec(written)?.[0] ?? "";
  const isQuoted = header === '"' || header === "'";
  const inner = written.slice(header.length, isQuoted ? -1 : undefined);
  const words = wordsIn(inner);
  const meant = wordsIn(String(value));
  const isSame = words.length === meant.length && words.every((word, index) => word.text === meant[index]?.text);
  if (!isSame) return meant.map((word) => ({ text: word.text, span }));
  const offset = span.start + header.length;
  return words.map((word) => ({
    text: word.text,
    span: { start: word.span.start + offset, end: word.span.end + offset },
  }));
}

/**
 * The lines of a text without outer blanks, each with its place. In JSON a line ends at the two characters `\n`; where the text is written
 * in another way, so that its lines do not stand in it as they are, each has the place of the whole scalar.
 */
export function linesOfText({ value, span }: ScalarNode, text: string): readonly Word[] {
  const lines = String(value)
    .split("\n")
    .map((line) => line.trim());
  const written = text.slice(span.start, span.end);
  const pieces: Word[] = [];
  for (const { 0: piece, index } of written.matchAll(/[^\\\n]+(?:\\[^n][^\\\n]*)*|(?:\\[^n][^\\\n]*)+|\\n|\n/g)) {
    pieces.push({ text: piece, span: { start: span.start + index, end: span.start + index + piece.length } });
  }
  const found = pieces.filter(({ text: piece }) => !/^(?:"?\s*"?|\\n)$/.test(piece));
  const holding = lines.filter((line) => line !== "");
  if (written.startsWith('"') && found.length === holding.length) {
    return holding.map((line, index) => ({ text: line, span: trimQuotes(found[index] ?? { text: "", span }) }));
  }
  return holding.map((line) => ({ text: line, span }));
}

function trimQuotes({ text, span }: Word): Span {
  const isFirst = text.startsWith('"') && !text.startsWith('\\"');
  const isLast = /(?<!\\)"$/.test(text);
  return { start: span.start + (isFirst ? 1 : 0), end: span.end - (isLast ? 1 : 0) };
}

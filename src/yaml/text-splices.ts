/** Splices of a text, and the lines that they respect: their breaks, their indentation, what is left blank. Pure. */
import type { Splice } from "../findings/source-file.ts";
import type { Span } from "../text/span.ts";

/** Applies splices that do not overlap; of two insertions at one place the earlier one in the list comes first. */
export function applySplices(text: string, splices: readonly Splice[]): string {
  const sorted = [...splices].sort((left, right) => left.start - right.start || left.end - right.end);
  let result = "";
  let at = 0;
  for (const { start, end, text: inserted } of sorted) {
    if (start < at || end < start) throw new Error("two edits overlap");
    result += text.slice(at, start) + inserted;
    at = end;
  }
  return result + text.slice(at);
}

/** The line break of a text: that of its first line. */
function lineBreakOf(text: string): string {
  return /\r?\n/.exec(text)?.[0] ?? "\n";
}

export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf("\n", offset - 1) + 1;
}

/** The end of a line before its break. */
export function lineEnd(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  if (end === -1) return text.length;
  return end > offset && text[end - 1] === "\r" ? end - 1 : end;
}

/** Where the next line begins; the length of the text for the last one. */
export function nextLine(text: string, offset: number): number {
  const end = text.indexOf("\n", offset);
  return end === -1 ? text.length : end + 1;
}

/** The line that holds an offset, without its break. */
export function lineAt(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset));
}

export function columnOf(text: string, offset: number): number {
  return offset - lineStart(text, offset);
}

/** Whether nothing but white space stands before an offset on its line. */
export function beginsLine(text: string, offset: number): boolean {
  return text.slice(lineStart(text, offset), offset).trim() === "";
}

/** Whole lines after the one that an offset lies in. */
export function insertLinesAfter(text: string, offset: number, lines: readonly string[]): Splice {
  const at = lineEnd(text, offset);
  const newline = lineBreakOf(text);
  return { start: at, end: at, text: lines.map((line) => newline + line).join("") };
}

/** Whole lines before the one that an offset lies in. */
export function insertLinesBefore(text: string, offset: number, lines: readonly string[]): Splice {
  const at = lineStart(text, offset);
  const newline = lineBreakOf(text);
  return { start: at, end: at, text: lines.map((line) => line + newline).join("") };
}

/** The header of a block text to which the blank lines after it belong. */
const keepsBlankLines = /[|>]\d?\+\d?[ \t]*(?:#.*)?\r?$/m;

/**
 * Removes whole lines, from the one that `start` lies in up to the one that `end` lies in. Of the blank lines before and
 * after one remains, none at the end of the file; a file without a final line break stays one.
 */
export function removeLines(text: string, { start, end }: Span): Splice {
  let from = lineStart(text, start);
  let to = nextLine(text, end);
  const isBlankBefore = from === 0 || lineAt(text, from - 1).trim() === "";
  const isKept = keepsBlankLines.test(text);
  if (isBlankBefore || isKept) while (to < text.length && lineAt(text, to).trim() === "") to = nextLine(text, to);
  if (to === text.length && !isKept) {
    while (from > 0 && lineAt(text, from - 1).trim() === "") from = lineStart(text, from - 1);
    if (!text.endsWith("\n") && from > 0) from = lineEnd(text, lineStart(text, from - 1));
  }
  return { start: from, end: to, text: "" };
}

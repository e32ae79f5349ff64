/**
 * A text file and the positions in it. A leaf; reads nothing.
 *
 * Three words name a place: a `Span` is two offsets in a text; a `Region` is the same as lines and columns, for people and for
 * output; a `Place` (finding.ts) is a span with the path of keys that leads to it. Two more add to it: `Located` the value that
 * stands there, `FilePlace` the file.
 */
import type { Span } from "../text/span.ts";

/** A file's text, decoded, with its path relative to the working directory and with `/` between segments. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Replaces a span of a text. */
export interface Splice extends Span {
  readonly text: string;
}

/** One-based lines and columns (UTF-16 units); the end is exclusive, as in SARIF. */
export interface Region {
  readonly line: number;
  readonly column: number;
  readonly endLine: number;
  readonly endColumn: number;
}

const lineStartsOf = new WeakMap<SourceFile, readonly number[]>();

/** Offsets at which each line starts. A line ends at `\n`, `\r\n` or `\r`. */
function lineStarts(source: SourceFile): readonly number[] {
  let starts = lineStartsOf.get(source);
  if (starts === undefined) {
    const found = [0];
    for (const match of source.text.matchAll(/\r\n|\n|\r/g)) found.push(match.index + match[0].length);
    starts = found;
    lineStartsOf.set(source, starts);
  }
  return starts;
}

function position(source: SourceFile, offset: number): { line: number; column: number } {
  const starts = lineStarts(source);
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
}

/** Lines and columns of a span; offsets outside of the text are clamped to it. */
export function regionOf(source: SourceFile, span: Span): Region {
  const start = Math.max(0, Math.min(span.start, source.text.length));
  const end = Math.max(start, Math.min(span.end, source.text.length));
  const from = position(source, start);
  const to = position(source, end);
  return { line: from.line, column: from.column, endLine: to.line, endColumn: to.column };
}

/** The offsets of a region that lies in the text. */
export function spanOf(source: SourceFile, { line, column, endLine, endColumn }: Region): Span {
  const starts = lineStarts(source);
  const offset = (at: number, within: number): number => (starts[at - 1] ?? source.text.length) + within - 1;
  return { start: offset(line, column), end: offset(endLine, endColumn) };
}

/** The text of a one-based line without its line break, or `undefined` past the end. */
export function lineText(source: SourceFile, line: number): string | undefined {
  const starts = lineStarts(source);
  const start = starts[line - 1];
  if (start === undefined) return undefined;
  return source.text.slice(start, starts[line] ?? source.text.length).replace(/[\r\n]+$/, "");
}

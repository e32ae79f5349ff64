/**
 * Adds to and removes from one list or map of a YAML text, as splices computed on the parsed positions. Knows nothing of
 * policies. Pure.
 *
 * What is removed takes its own comments along: those on its lines and inside it, those directly above it where it is not
 * the first, and every suppression above it, which would otherwise apply to what follows.
 */
import type { Splice } from "../findings/source-file.ts";
import { isSuppressionComment } from "../findings/suppression.ts";
import type { Span } from "../text/span.ts";
import {
  beginsLine,
  columnOf,
  insertLinesAfter,
  lineAt,
  lineEnd,
  lineStart,
  nextLine,
  removeLines,
} from "./text-splices.ts";
import type { ListNode, MapNode } from "./yaml-node.ts";

/** Longest line of the canonical style. */
const maxWidth = 120;

export type CollectionNode = ListNode | MapNode;

/** Whether a list or map is written with brackets. */
export function isFlow(text: string, { span }: CollectionNode): boolean {
  return text[span.start] === "[" || text[span.start] === "{";
}

/** The spans of a collection's items, keys included. */
export function itemSpans(node: CollectionNode): readonly Span[] {
  return node.kind === "list"
    ? node.items.map(({ span }) => span)
    : node.entries.map(({ key, node: value }) => ({ start: key.span.start, end: value.span.end }));
}

/**
 * Adds items to a collection in brackets, in the way in which it is written.
 *
 * @param pieces the text of each item
 */
export function addToFlow(text: string, node: CollectionNode, pieces: readonly string[]): readonly Splice[] {
  const last = itemSpans(node).at(-1);
  if (last === undefined) return [insert(node.span.start + 1, pieces.join(", "))];
  const close = node.span.end - 1;
  const isMultiLine = text.slice(node.span.start, close).includes("\n");
  if (!isMultiLine) return [insert(last.end, pieces.map((piece) => `, ${piece}`).join(""))];
  const indent = /^\s*/.exec(lineAt(text, last.start))?.[0] ?? "";
  if (!beginsLine(text, last.start) || lineStart(text, close) === lineStart(text, last.end)) {
    // The last line holds several items, or the bracket: it is filled up to its width.
    let column = columnOf(text, last.end);
    const separated = pieces.map((piece) => {
      const fits = column + piece.length + 3 <= maxWidth;
      column = (fits ? column + 2 : indent.length) + piece.length;
      return fits ? `, ${piece}` : `,${breakAt(text, last.start)}${indent}${piece}`;
    });
    return [insert(last.end, separated.join(""))];
  }
  const hasComma = withoutComments(text.slice(last.end, close)).includes(",");
  const lines = pieces.map((piece, index) => `${indent}${piece}${hasComma || index < pieces.length - 1 ? "," : ""}`);
  return [...(hasComma ? [] : [insert(last.end, ",")]), insertLinesAfter(text, last.end, lines)];
}

/**
 * Adds items to a list with dashes.
 *
 * @param pieces the lines of each item, as they stand after its dash
 */
export function addToBlockList(text: string, list: ListNode, pieces: readonly (readonly string[])[]): Splice {
  const dash = columnOf(text, list.span.start);
  return insertLinesAfter(text, endOfItem(text, list.items.at(-1)?.span ?? list.span, dash), dashed(pieces, dash));
}

/** The lines of list items, each with its dash in the column. */
export function dashed(pieces: readonly (readonly string[])[], column: number): readonly string[] {
  const indent = " ".repeat(column);
  return pieces.flatMap((lines) => lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}`));
}

/** Removes an item of a list, or a key of a map with its value. At least one other must remain. */
export function removeItem(text: string, node: CollectionNode, index: number): Splice {
  const items = itemSpans(node);
  const item = items[index];
  if (item === undefined) throw new Error("there is no such item");
  if (isFlow(text, node)) return removeFromFlow(text, items, index, node.span.end - 1);
  const column = columnOf(text, node.span.start);
  const first = node.kind === "list" ? dashOf(text, item.start, column) : item.start;
  // The first item of a map after a dash shares its line with the dash.
  if (!beginsLine(text, first)) return { start: first, end: items[index + 1]?.start ?? item.end, text: "" };
  return removeLines(text, {
    start: ownCommentsAbove(text, first, index > 0),
    end: endOfItem(text, item, column, true),
  });
}

function removeFromFlow(text: string, items: readonly Span[], index: number, close: number): Splice {
  const { start, end } = items[index] ?? { start: close, end: close };
  const [before, after] = [items[index - 1], items[index + 1]];
  const isPlain = (from: number, to: number): boolean => !/[\n#]/.test(text.slice(from, to));
  if (before !== undefined && isPlain(before.end, start)) return { start: before.end, end, text: "" };
  if (after !== undefined && isPlain(end, after.start)) return { start, end: after.start, text: "" };
  // On a line of its own: with the comma after it; a comma before it may stay, YAML allows that.
  const comma = /^\s*,/.exec(text.slice(end, close))?.[0].length ?? 0;
  const rest = text.slice(end + comma, lineEnd(text, end + comma));
  if (beginsLine(text, start) && (rest.trim() === "" || rest.trim().startsWith("#"))) {
    return removeLines(text, { start: ownCommentsAbove(text, start, index > 0), end: end + comma });
  }
  return { start, end: end + comma, text: "" };
}

/** The dash of a list item: in the column of all dashes, on the item's line or one above. */
function dashOf(text: string, item: number, column: number): number {
  let start = lineStart(text, item);
  while (start > 0 && text[start + column] !== "-") start = lineStart(text, start - 1);
  return start + column;
}

/**
 * Where an item ends with the comments after it that are indented deeper than it. A suppression applies to what follows,
 * so nothing may come between; where the item is `removed` it goes too, or it would be read as part of the value before.
 */
export function endOfItem(text: string, { start, end }: Span, column: number, removed = false): number {
  let last = end;
  // The blank lines at the end of such a block belong to its text.
  const isKept = /^[|>]\d?\+/.test(text.slice(lastScalarStart(text, start, end), end));
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = lineAt(text, at);
    const comment = line.trim();
    if (comment === "") {
      if (isKept) last = at;
      continue;
    }
    const isOwn = comment.startsWith("#") && line.length - line.trimStart().length > column;
    if (!isOwn || (!removed && isSuppressionComment(comment))) break;
    last = at;
  }
  return last;
}

/** Where a block scalar begins that ends an item; the item's own start where there is none. */
function lastScalarStart(text: string, start: number, end: number): number {
  const headers = [...text.slice(start, end).matchAll(/[:-][ \t]+([|>][\d+-]*)[ \t]*(?:#.*)?\r?$/gm)];
  const last = headers.at(-1);
  return last === undefined ? start : start + last.index + last[0].indexOf(last[1] ?? "");
}

/** From where the comments directly above belong to what begins at an offset. */
function ownCommentsAbove(text: string, offset: number, all: boolean): number {
  let start = offset;
  for (let at = lineStart(text, offset); at > 0; ) {
    at = lineStart(text, at - 1);
    const comment = lineAt(text, at).trim();
    if (!comment.startsWith("#")) break;
    if (!all && !isSuppressionComment(comment)) break;
    start = at;
  }
  return start;
}

function insert(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

function breakAt(text: string, offset: number): string {
  const end = lineEnd(text, offset);
  return text.slice(end, nextLine(text, end)) || "\n";
}

function withoutComments(text: string): string {
  return text.replaceAll(/#.*/g, "");
}

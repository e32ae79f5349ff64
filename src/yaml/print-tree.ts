/**
 * A commented tree → YAML text in the one canonical style: two spaces, a list indented below its key, double quotes where
 * they are needed, what does not fit into a line of 120 characters one item a line. Pure. Must not reorder anything.
 */

import { isSuppressionComment } from "../findings/suppression.ts";
import type { Comment, CommentedCollection, CommentedItem, CommentedNode } from "./commented-tree.ts";
import { isLiteral, keyText, literalBlock, scalarText } from "./scalar-text.ts";

const maxWidth = 120;
const step = "  ";

/** The text of a file. */
export function printTree({ node, lead, blankBefore }: CommentedItem): string {
  const lines: string[] = [];
  printComments(lines, lead, "", lines.length);
  if (blankBefore && lines.length > 0) lines.push("");
  const inline = inlineText(node, maxWidth, false);
  if (node.kind === "scalar") lines.push(inline ?? scalarText(node, false));
  else if (node.items.length > 0) printCollection(lines, node, "", false);
  else {
    lines.push(node.kind === "map" ? "{}" : "[]");
    printComments(lines, node.tail, "", 0);
  }
  return `${lines.join("\n")}\n`;
}

/** `suppressed`: a suppression covers the first line; what it covers must not move to other lines. */
function printCollection(lines: string[], node: CommentedCollection, indent: string, suppressed: boolean): void {
  const start = lines.length;
  for (const [index, item] of node.items.entries()) {
    printComments(lines, item.lead, indent, start);
    if (item.blankBefore && lines.length > start) lines.push("");
    printItem(lines, item, indent, (suppressed && index === 0) || isSuppressed(item));
  }
  printComments(lines, node.tail, indent, start);
}

/** No blank line comes first in a collection, which begins at the line `start`. */
function printComments(lines: string[], comments: readonly Comment[], indent: string, start: number): void {
  for (const { text, blankBefore } of comments) {
    if (blankBefore && lines.length > start) lines.push("");
    lines.push(`${indent}${text}`);
  }
}

function printItem(lines: string[], item: CommentedItem, indent: string, suppressed: boolean): void {
  const { node, key } = item;
  const head = `${indent}${key === undefined ? "-" : `${keyText(key)}:`}`;
  const trail = item.trail === undefined ? "" : `  ${item.trail}`;
  const inline = inlineText(node, maxWidth - head.length - 1, suppressed);
  if (inline !== undefined) {
    lines.push(`${head}${inline === "" ? "" : ` ${inline}`}${trail}`);
  } else if (node.kind === "scalar") {
    const [header, ...text] = literalBlock(node);
    lines.push(`${head} ${header}${trail}`, ...text.map((line) => (line === "" ? "" : `${indent}${step}${line}`)));
  } else if (key !== undefined) {
    lines.push(`${head}${trail}`);
    printCollection(lines, node, `${indent}${step}`, false);
  } else {
    printAfterDash(lines, item, node, indent, suppressed);
  }
}

/** The first line of a collection stands after the dash of its item, its comments before. */
function printAfterDash(
  lines: string[],
  { trail }: CommentedItem,
  node: CommentedCollection,
  indent: string,
  suppressed: boolean,
): void {
  if (trail !== undefined) lines.push(`${indent}${trail}`);
  let [first, ...rest] = node.items;
  // Of lists in lists the innermost first item is the one that begins the line.
  if (first !== undefined) {
    printComments(lines, first.lead, indent, lines.length);
    first = { ...first, lead: [] };
  }
  const at = lines.length;
  printCollection(
    lines,
    { ...node, items: first === undefined ? rest : [first, ...rest] },
    `${indent}${step}`,
    suppressed,
  );
  lines[at] = `${indent}- ${lines[at]?.slice(indent.length + step.length) ?? ""}`;
}

/** What stands on the line of its key or dash; `undefined` where it needs lines of its own. */
function inlineText(node: CommentedNode, width: number, suppressed: boolean): string | undefined {
  if (node.kind === "scalar") return isLiteral(node) ? undefined : scalarText(node, false);
  if (node.items.length === 0) return flowText(node);
  if (!node.flow || !fitsInline(node)) return undefined;
  const text = flowText(node);
  return suppressed || text.length <= width ? text : undefined;
}

/** Without comments inside, and no deeper than a map of lists. */
function fitsInline({ kind, items, tail }: CommentedCollection): boolean {
  return (
    tail.length === 0 &&
    items.every(({ node, lead, trail }) => {
      if (lead.length > 0 || trail !== undefined) return false;
      if (node.kind === "scalar") return true;
      return (
        kind === "map" &&
        node.kind === "list" &&
        fitsInline(node) &&
        node.items.every((item) => item.node.kind === "scalar")
      );
    })
  );
}

function flowText(node: CommentedNode): string {
  if (node.kind === "scalar") return scalarText(node, true);
  if (node.kind === "list") return `[${node.items.map((item) => flowText(item.node)).join(", ")}]`;
  return `{${node.items.map((item) => `${keyText(item.key ?? "")}: ${flowText(item.node)}`).join(", ")}}`;
}

function isSuppressed({ lead, trail }: CommentedItem): boolean {
  return [...lead.map(({ text }) => text), trail ?? ""].some(isSuppressionComment);
}

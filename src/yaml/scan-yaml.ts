/**
 * The plain part of YAML in which nearly every policy is written, read in one pass over the characters: block maps and lists,
 * flow collections and scalars on one line, comments. Ten times as fast as `yaml`'s parser, which reads all the rest: at the
 * first thing that is not plain this gives up, and it never reports anything. Held against `yaml` by tests. Pure.
 */
import type { Located, Path, Place } from "../findings/finding.ts";
import { resolvePlain } from "./resolve-plain.ts";
import {
  type ListNode,
  listNode,
  type MapEntry,
  type MapNode,
  mapNode,
  type ScalarNode,
  scalarNode,
  type YamlNode,
} from "./yaml-node.ts";

/** Deeper than any policy, and no risk for the stack. */
const maxDepth = 16;

const notPlain = /[\t\r\uFEFF]|^(?:---|\.\.\.|%)/m;
const keyPattern = /[A-Za-z_][\w./-]*(?=:(?: |\n|$))/y;
const quotedPattern = /"[^"\\\n]*"|'[^'\n]*'(?!')/y;
const flowTextPattern = /[^\n:#,[\]{}]+/y;
const textStart = /^[\p{L}\p{N}_./$(]/u;

interface Scan {
  readonly text: string;
  /** Where the next token begins; the length of the text where nothing follows, or after giving up. */
  at: number;
  /** How far the line of `at` is indented when a line begins there; -1 at the end. */
  column: number;
  gaveUp: boolean;
}

/** The root of a plain document; `undefined` for anything else. */
export function scanYaml(text: string): YamlNode | undefined {
  if (notPlain.test(text)) return undefined;
  const scan: Scan = { text, at: 0, column: 0, gaveUp: false };
  beginLine(scan);
  const isAtMargin = scan.column === 0;
  const root = scanBlock(scan, [], 0);
  return isAtMargin && !scan.gaveUp ? root : undefined;
}

function giveUp(scan: Scan): void {
  scan.gaveUp = true;
  scan.at = scan.text.length;
  scan.column = -1;
}

/** From the beginning of a line to the first line that holds something. */
function beginLine(scan: Scan): void {
  const { text } = scan;
  let start = scan.at;
  while (start < text.length) {
    let at = start;
    while (text[at] === " ") at += 1;
    const character = text[at];
    if (character !== undefined && character !== "\n" && character !== "#") {
      scan.at = at;
      scan.column = at - start;
      return;
    }
    start = text.indexOf("\n", at) + 1;
    if (start === 0) break;
  }
  scan.at = text.length;
  scan.column = -1;
}

/** From the end of a value to the next line; only a comment may stand between. */
function endLine(scan: Scan): void {
  const { text } = scan;
  skipSpaces(scan);
  const isComment = text[scan.at] === "#" && text[scan.at - 1] === " ";
  if (!isComment && !isLineEnd(scan)) giveUp(scan);
  const end = text.indexOf("\n", scan.at);
  scan.at = end < 0 ? text.length : end + 1;
  beginLine(scan);
}

function skipSpaces(scan: Scan): void {
  while (scan.text[scan.at] === " ") scan.at += 1;
}

/** What a pattern matches at the present place, which then moves to its end. */
function take(scan: Scan, pattern: RegExp): string | undefined {
  pattern.lastIndex = scan.at;
  const [matched] = pattern.exec(scan.text) ?? [];
  if (matched !== undefined) scan.at += matched.length;
  return matched;
}

function scanBlock(scan: Scan, path: Path, depth: number): YamlNode {
  return isDash(scan) ? scanList(scan, path, depth, false) : scanMap(scan, path, depth);
}

function isLineEnd({ text, at }: Scan): boolean {
  return at >= text.length || text[at] === "\n";
}

function isDash({ text, at }: Scan): boolean {
  return text[at] === "-" && text[at + 1] === " ";
}

function scanMap(scan: Scan, path: Path, depth: number): MapNode {
  const { at: start, column } = scan;
  const entries: MapEntry[] = [];
  if (depth > maxDepth) giveUp(scan);
  while (scan.column === column) {
    const key = takeKey(scan, path);
    if (key === undefined) break;
    const node = scanValue(scan, key.path, depth, column) ?? nothing(key);
    entries.push({ key, node });
  }
  if (scan.column > column) giveUp(scan);
  return closeMap(scan, entries, { span: { start, end: entries.at(-1)?.node.span.end ?? start }, path });
}

/** `inMap`: the list is indented no deeper than the map that it is a value of, which may go on below it. */
function scanList(scan: Scan, path: Path, depth: number, inMap: boolean): ListNode {
  const { at: start, column } = scan;
  const items: YamlNode[] = [];
  if (depth > maxDepth) giveUp(scan);
  while (scan.column === column && isDash(scan)) {
    const dash = scan.at;
    const inner = path.concat(items.length);
    scan.at += 1;
    skipSpaces(scan);
    keyPattern.lastIndex = scan.at;
    if (keyPattern.test(scan.text)) {
      scan.column += scan.at - dash;
      items.push(scanMap(scan, inner, depth + 1));
    } else {
      items.push(scanInline(scan, inner, depth));
      endLine(scan);
    }
  }
  if (scan.column > column || (scan.column === column && !inMap)) giveUp(scan);
  return listNode(items, { span: { start, end: items.at(-1)?.span.end ?? start }, path });
}

/** The value after a colon, on the same line or below; `undefined` for nothing. */
function scanValue(scan: Scan, path: Path, depth: number, mapColumn: number): YamlNode | undefined {
  skipSpaces(scan);
  if (!isLineEnd(scan) && scan.text[scan.at] !== "#") {
    const node = scanInline(scan, path, depth);
    endLine(scan);
    return node;
  }
  endLine(scan);
  if (scan.column > mapColumn) return scanBlock(scan, path, depth + 1);
  return scan.column === mapColumn && isDash(scan) ? scanList(scan, path, depth + 1, true) : undefined;
}

/** A value on one line, up to its last character. */
function scanInline(scan: Scan, path: Path, depth: number): YamlNode {
  return scanFlow(scan, path, depth + 1) ?? scanQuoted(scan, path) ?? scanText(scan, path, textToEndOfLine(scan));
}

function scanFlow(scan: Scan, path: Path, depth: number): YamlNode | undefined {
  const start = scan.at;
  const bracket = scan.text[start];
  if (bracket !== "[" && bracket !== "{") return undefined;
  if (depth > maxDepth) giveUp(scan);
  const items: YamlNode[] = [];
  const entries: MapEntry[] = [];
  const close = bracket === "[" ? "]" : "}";
  scan.at += 1;
  skipSpaces(scan);
  while (!scan.gaveUp && scan.text[scan.at] !== close) {
    const key = bracket === "[" ? undefined : takeKey(scan, path);
    skipSpaces(scan);
    const inner = key?.path ?? path.concat(items.length);
    const node = scanFlow(scan, inner, depth + 1) ?? scanQuoted(scan, inner) ?? scanText(scan, inner, flowText(scan));
    if (key === undefined) items.push(node);
    else entries.push({ key, node });
    skipSpaces(scan);
    if (scan.text[scan.at] === ",") scan.at += 1;
    else if (scan.text[scan.at] !== close) giveUp(scan);
    skipSpaces(scan);
  }
  if (!scan.gaveUp) scan.at += 1;
  const place = { span: { start, end: scan.at }, path };
  return bracket === "[" ? listNode(items, place) : closeMap(scan, entries, place);
}

function scanQuoted(scan: Scan, path: Path): ScalarNode | undefined {
  const start = scan.at;
  const quoted = take(scan, quotedPattern);
  if (quoted === undefined) return undefined;
  return scalarNode(quoted.slice(1, -1), { span: { start, end: scan.at }, path });
}

function scanText(scan: Scan, path: Path, written: string): ScalarNode {
  const span = { start: scan.at, end: scan.at + written.length };
  if (textStart.test(written)) scan.at = span.end;
  else giveUp(scan);
  return scalarNode(resolvePlain(written), { span, path });
}

/** Empty where the text may be more than a text. */
function textToEndOfLine({ text, at }: Scan): string {
  const end = text.indexOf("\n", at);
  const rest = text.slice(at, end < 0 ? text.length : end);
  const comment = rest.indexOf(" #");
  const written = (comment < 0 ? rest : rest.slice(0, comment)).replace(/ +$/, "");
  return written.includes(": ") || written.endsWith(":") ? "" : written;
}

function flowText({ text, at }: Scan): string {
  flowTextPattern.lastIndex = at;
  return flowTextPattern.exec(text)?.[0].replace(/ +$/, "") ?? "";
}

function takeKey(scan: Scan, path: Path): Located<string> | undefined {
  const start = scan.at;
  const key = take(scan, keyPattern);
  if (key === undefined) {
    giveUp(scan);
    return undefined;
  }
  const end = scan.at;
  scan.at += 1; // the colon
  return { value: key, span: { start, end }, path: path.concat(key) };
}

/** Stands for the value of `key:` with nothing after, as the colon. */
function nothing({ span: { end }, path }: Located<string>): ScalarNode {
  return scalarNode(null, { span: { start: end, end: end + 1 }, path });
}

/** A key that is written twice is not plain. */
function closeMap(scan: Scan, entries: readonly MapEntry[], at: Place): MapNode {
  const node = mapNode(entries, at);
  if (Object.keys(node.value).length < entries.length) giveUp(scan);
  return node;
}

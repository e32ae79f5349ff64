/**
 * Files of lines: records, events or envelopes as JSON, one or more a line, with or without a time and a stream before them (S3
 * exports, `aws logs tail`), and the rows of `--output text`. A value may also go on over the lines below, as
 * `aws logs tail --format json` prints a record below its time.
 */
import { jsonValuesIn } from "./json-values.ts";
import { readMoment } from "./moment.ts";
import type { MessageSink, Parser } from "./parser.ts";
import { reportValue } from "./report-value.ts";
import { readTextRow } from "./text-row.ts";

/** CloudWatch takes events of 1 MB; an envelope of a subscription holds several. */
const longestLine = 16 * 1024 * 1024;
/** A value that goes over more lines is given up, and each of them counts as unreadable. */
const mostValueLines = 200_000;
const stringOrBracket = /"(?:[^"\\]|\\.)*"|[{}[\]]/g;

const newline = 10;
const head = /^(\d{4}-\d\d-\d\d[T ]\S+|\d{12,13}(?=[ \t]))[ \t]+(?:([^\s{]\S*)[ \t]*)?(?=\{|$)/;
/** Colours, as `aws logs tail --color on` writes them. JSON holds no control characters. */
const colours = /\p{Cc}\[[\d;]*m/gu;

/** A value that goes on below: the time before it, and its lines so far. */
interface OpenValue {
  readonly atMs: number | null;
  readonly line: number;
  readonly texts: string[];
  length: number;
  /** Brackets that are open. */
  depth: number;
  /** The first line is a time by itself. */
  readonly isBelowTime: boolean;
}

export function createLineParser(sink: MessageSink): Parser {
  let carried: Buffer[] = [];
  let carriedLength = 0;
  /** In a line that is too long, up to its end. */
  let skipping = false;
  let line = 0;
  let open: OpenValue | undefined;
  /** Whether rows of `--output text` have been read. */
  let hasTextRows = false;
  /** The line of a text that may be the token of the next page: rows follow it, or came before. */
  let tokenLine: number | undefined;

  const closeOpen = (): void => {
    if (open?.isBelowTime === true) sink.unreadable(open.line, "no record follows this time");
    else open?.texts.forEach((_, index) => void sink.unreadable((open?.line ?? 0) + index, "it is not JSON"));
    open = undefined;
  };

  const closeToken = (): void => {
    if (tokenLine === undefined) return;
    if (hasTextRows) sink.partial(tokenLine, "it is one page of several: a token stands beside its events");
    else sink.unreadable(tokenLine, "it is not JSON");
    tokenLine = undefined;
  };

  const begin = (atMs: number | null, texts: string[], isBelowTime: boolean): void => {
    const [first = ""] = texts;
    open = { atMs, line, texts, length: first.length, depth: depthOf(first), isBelowTime };
  };

  /** Whether the line belongs to the value that is open. */
  const continueOpen = (text: string): boolean => {
    if (open === undefined) return false;
    // A line with a value of its own: the one above was cut off, but for the record below its time.
    const isFirstBelowTime = open.isBelowTime && open.texts.length === 0;
    if (!isFirstBelowTime && /^\s*\{\s*"/.test(text) && jsonValuesIn(text).values.length > 0) {
      closeOpen();
      return false;
    }
    open.texts.push(text);
    open.length += text.length;
    open.depth += depthOf(text);
    // Trying at each line would take time in the square of their number.
    if (open.depth <= 0) {
      const { atMs, line: at } = open;
      const { values, rest } = jsonValuesIn(open.texts.join("\n"));
      if (values.length > 0 && rest === "") {
        open = undefined;
        for (const { value, text: own } of values) reportValue(sink, value, { line: at, atMs, text: own });
      } else closeOpen();
      return true;
    }
    if (open.texts.length >= mostValueLines || open.length > longestLine) closeOpen();
    return true;
  };

  /** Values, one behind the other; what is left may go on below. */
  const readValues = (text: string, atMs: number | null): void => {
    const { values, rest, isOpen } = jsonValuesIn(text);
    for (const { value, text: own } of values) reportValue(sink, value, { line, atMs, text: own });
    if (rest === "") return;
    if (isOpen) begin(atMs, [rest], false);
    else sink.unreadable(line, "it is not JSON");
  };

  const readRow = (text: string): void => {
    const row = readTextRow(text);
    if (row?.kind === "event") hasTextRows = true;
    closeToken();
    if (row === undefined) readValues(text, null);
    else if (row.kind === "event") sink.message(row.atMs, row.message, line, undefined, row.eventId);
    else if (row.kind === "partial") sink.partial(line, row.why);
    else if (row.kind === "page") sink.page(row.token);
    else if (row.kind === "token") tokenLine = line;
  };

  const readLine = (written: string): void => {
    const text = written.includes("\x1b") ? written.replace(colours, "") : written;
    if (text.trim() === "") return;
    const [before = "", time] = head.exec(text) ?? [];
    const atMs = time === undefined ? null : readMoment(time);
    if (atMs !== null) {
      closeOpen();
      const rest = text.slice(before.length);
      if (rest === "") begin(atMs, [], true);
      else readValues(rest, atMs);
      return;
    }
    if (continueOpen(text)) return;
    readRow(text);
  };

  const readLines = (bytes: Buffer, start: number, end: number): void => {
    let at = start;
    while (at < end) {
      if (open === undefined && sink.countLines !== undefined) {
        const { next, lines } = sink.countLines(bytes, at, end);
        at = next;
        line += lines;
        if (at >= end) return;
      }
      line += 1;
      const stop = bytes.indexOf(newline, at);
      readLine(bytes.toString("utf8", at, bytes[stop - 1] === 13 ? stop - 1 : stop));
      at = stop + 1;
    }
  };

  const carry = (bytes: Buffer): void => {
    if (skipping || bytes.length === 0) return;
    // The bytes may be written over once they have been read.
    carried.push(Buffer.from(bytes));
    carriedLength += bytes.length;
    if (carriedLength <= longestLine) return;
    line += 1;
    sink.unreadable(line, "it is longer than 16 MB");
    [carried, carriedLength, skipping] = [[], 0, true];
  };

  return {
    push: (bytes) => {
      const last = bytes.lastIndexOf(newline);
      if (last < 0) {
        carry(bytes);
        return;
      }
      let start = 0;
      if (skipping || carriedLength > 0) {
        start = bytes.indexOf(newline) + 1;
        // Only the line that was cut is put together: copying the rest as well would cost more than reading it.
        const cut = Buffer.concat([...carried, bytes.subarray(0, start)]);
        if (!skipping) readLines(cut, 0, cut.length);
        [carried, carriedLength, skipping] = [[], 0, false];
      }
      readLines(bytes, start, last + 1);
      carry(bytes.subarray(last + 1));
    },
    end: () => {
      const isUnended = carriedLength > 0;
      if (isUnended) {
        const rest = Buffer.concat([...carried, Buffer.from("\n")]);
        readLines(rest, 0, rest.length);
      }
      if (open !== undefined && isUnended) sink.partial(line, "it ends in the middle of a line");
      closeOpen();
      closeToken();
    },
  };
}

/** How many more brackets open on the line than close. */
function depthOf(text: string): number {
  let depth = 0;
  for (const [found] of text.matchAll(stringOrBracket)) {
    if (found === "{" || found === "[") depth += 1;
    else if (found === "}" || found === "]") depth -= 1;
  }
  return depth;
}

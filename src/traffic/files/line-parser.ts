/**
 * Files of lines: a record, an event or an envelope as JSON, with or without a time and a stream before it (S3 exports,
 * `aws logs tail`). A record may also follow below its time, as `aws logs tail --format json` prints it.
 */
import { isObject, messagesIn } from "./messages-in.ts";
import { readTime } from "./moment.ts";
import type { MessageSink, Parser } from "./parser.ts";

/** CloudWatch takes events of 1 MB; an envelope of a subscription holds several. */
const longestLine = 16 * 1024 * 1024;
/** A record below its time never takes so many lines. */
const mostRecordLines = 1000;

const newline = 10;
const head = /^(\d{4}-\d\d-\d\d[T ]\S+)[ \t]+(?:([^\s{]\S*)[ \t]*)?(?=\{|$)/;

export function createLineParser(sink: MessageSink): Parser {
  let carried: Buffer[] = [];
  let carriedLength = 0;
  /** In a line that is too long, up to its end. */
  let skipping = false;
  let line = 0;
  /** A time, and the lines of its record so far. */
  let open: { readonly atMs: number | null; readonly line: number; readonly texts: string[] } | undefined;

  const closeOpen = (): void => {
    if (open !== undefined) sink.unreadable(open.line, "no record follows this time");
    open = undefined;
  };

  const continueOpen = (text: string): void => {
    if (open === undefined) return;
    open.texts.push(text);
    // Only the last line of a record can complete it.
    if (text.trimEnd().endsWith("}")) {
      const record = open.texts.join("\n");
      const value = parse(record);
      if (value !== undefined) {
        report(value, open.atMs, record, open.line);
        open = undefined;
        return;
      }
    }
    if (open.texts.length >= mostRecordLines) closeOpen();
  };

  const report = (value: unknown, atMs: number | null, text: string, at: number): void => {
    const found = messagesIn(value, atMs);
    if (found.length === 0 && !isControl(value)) sink.unreadable(at, "it holds no record");
    for (const message of found) {
      const { fields } = message;
      sink.message(message.atMs, message.text ?? (fields === value ? text : JSON.stringify(fields)), at, fields);
    }
  };

  const readLine = (text: string): void => {
    if (text.trim() === "") return;
    const [before = "", time] = head.exec(text) ?? [];
    const atMs = time === undefined ? null : readTime(time);
    if (atMs !== null) {
      closeOpen();
      const rest = text.slice(before.length);
      if (rest === "") {
        open = { atMs, line, texts: [] };
        return;
      }
      const value = parse(rest);
      if (value === undefined) sink.unreadable(line, "it is not JSON");
      else report(value, atMs, rest, line);
      return;
    }
    if (open !== undefined) {
      continueOpen(text);
      return;
    }
    const value = parse(text);
    if (value === undefined) sink.unreadable(line, "it is not JSON");
    else report(value, null, text, line);
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
      if (carriedLength > 0) {
        const rest = Buffer.concat([...carried, Buffer.from("\n")]);
        readLines(rest, 0, rest.length);
      }
      closeOpen();
    },
  };
}

function parse(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/** What Firehose and subscriptions send to try the line. */
function isControl(value: unknown): boolean {
  return isObject(value) && (value.messageType === "CONTROL_MESSAGE" || isEmptyAnswer(value));
}

/** An answer of AWS without events. */
function isEmptyAnswer(value: Readonly<Record<string, unknown>>): boolean {
  return [value.events, value.logEvents, value.results].some((list) => Array.isArray(list) && list.length === 0);
}

/**
 * Files of JSON values that go over many lines, or stand one behind the other without any: answers of the AWS CLI, Firehose.
 * Reads them element by element, because an answer may be larger than memory: a scanner finds where the elements of the lists of
 * events begin and end, and `JSON.parse` reads each.
 */
import { messagesIn } from "./messages-in.ts";
import type { MessageSink, Parser } from "./parser.ts";

/** An element holds one event. */
const longestElement = 16 * 1024 * 1024;
const lists: readonly string[] = ["events", "logEvents", "results"];
const longestKey = 32;

const [quoteByte, backslash, newline] = [0x22, 0x5c, 10];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** What is being kept: an element of a list, or an outermost value that has shown no list so far. */
interface Kept {
  /** Depth around it. */
  readonly depth: number;
  readonly line: number;
  readonly parts: Buffer[];
  length: number;
}

export function createJsonParser(sink: MessageSink): Parser {
  let line = 1;
  let depth = 0;
  let inString = false;
  let escaped = false;
  /** Depth around elements: 1 in a list by itself, 2 in the list of an answer; 0 outside of lists. */
  let listDepth = 0;
  /** The last text directly in the outermost object: a key, where a bracket follows. */
  let text = "";
  let keepText = false;
  /** The outermost object is one with which AWS tries a subscription. */
  let isControl = false;
  let kept: Kept | undefined;
  let broken = false;

  const giveUp = (why: string): void => {
    sink.lostRest(kept?.line ?? line, why);
    kept = undefined;
    broken = true;
  };

  const keep = (bytes: Buffer): void => {
    if (kept === undefined) return;
    kept.parts.push(bytes);
    kept.length += bytes.length;
    if (kept.length > longestElement) giveUp("one value is longer than 16 MB");
  };

  const finish = (): void => {
    if (kept === undefined) return;
    const { parts, line: at } = kept;
    kept = undefined;
    if (isControl) return;
    let value: unknown;
    try {
      value = JSON.parse(Buffer.concat(parts).toString("utf8"));
    } catch {
      sink.unreadable(at, "it is not JSON");
      return;
    }
    const found = messagesIn(value);
    if (found.length === 0) sink.unreadable(at, "it holds no record");
    for (const { atMs, text: written, fields } of found) {
      sink.message(atMs, written ?? JSON.stringify(fields), at, fields);
    }
  };

  const open = (byte: number): boolean => {
    const isList = byte === openBracket && ((depth === 0 && listDepth === 0) || (depth === 1 && lists.includes(text)));
    if (isList && listDepth === 0) {
      listDepth = depth + 1;
      kept = undefined;
    } else if (depth === listDepth && kept === undefined) {
      kept = { depth, line, parts: [], length: 0 };
      if (depth === 0) isControl = false;
      text = "";
      depth += 1;
      return true;
    }
    depth += 1;
    return false;
  };

  return {
    push: (bytes) => {
      /** Where the part of `kept` in these bytes begins. */
      let from = 0;
      for (let at = 0; at < bytes.length && !broken; at += 1) {
        const byte = bytes[at] ?? 0;
        if (byte === newline) line += 1;
        if (inString) {
          if (escaped) escaped = false;
          else if (byte === backslash) escaped = true;
          else if (byte === quoteByte) {
            inString = false;
            if (keepText && text === "CONTROL_MESSAGE") isControl = true;
            keepText = false;
          } else if (keepText && text.length < longestKey) text += String.fromCharCode(byte);
        } else if (byte === quoteByte) {
          inString = true;
          keepText = depth === 1 && listDepth === 0;
          if (keepText) text = "";
        } else if (byte === openBrace || byte === openBracket) {
          if (open(byte)) from = at;
        } else if (byte === closeBrace || byte === closeBracket) {
          depth -= 1;
          if (kept !== undefined && depth === kept.depth) {
            keep(bytes.subarray(from, at + 1));
            finish();
          } else if (depth < listDepth) listDepth = 0;
          if (depth < 0) giveUp("a bracket closes that was never opened");
        }
      }
      // The bytes may be written over once they have been read.
      if (kept !== undefined) keep(Buffer.from(bytes.subarray(from)));
    },
    end: () => {
      if (!broken && (depth > 0 || inString)) sink.lostRest(line, "the file ends in the middle of a value");
    },
  };
}

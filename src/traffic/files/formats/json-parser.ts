/**
 * Files of JSON values that go over many lines, or stand one behind the other without any: answers of the AWS CLI, Firehose.
 * Reads them element by element, because an answer may be larger than memory: a scanner finds where the elements of the lists of
 * events begin and end, and `JSON.parse` reads each. What is around the list is read last: it says whether the answer is whole.
 */
import type { LogFields } from "../../../discriminat/flow-record.ts";
import { eventLists } from "./messages-in.ts";
import type { MessageSink, Parser } from "./parser.ts";
import { reportValue } from "./report-value.ts";
import { createListFacts, whyPartial } from "./why-partial.ts";

/** An element holds one event. */
const longestValue = 16 * 1024 * 1024;
const lists: readonly string[] = eventLists;
const longestKey = 32;

const [quoteByte, backslash, newline, comma, separator] = [0x22, 0x5c, 10, 0x2c, 0x1e];
const [openBrace, closeBrace, openBracket, closeBracket] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Bytes that are being kept: an element of a list, or an outermost object without the elements of its lists. */
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
  let outer: Kept | undefined;
  /** Of the lists of the outermost object, where it has any. */
  let list: ReturnType<typeof createListFacts> | undefined;
  let kept: Kept | undefined;
  /** Between values, in something that is none. */
  let inJunk = false;
  let broken = false;

  const giveUp = (why: string): void => {
    sink.lostRest(kept?.line ?? line, why);
    kept = undefined;
    broken = true;
  };

  const begin = (): Kept => ({ depth, line, parts: [], length: 0 });

  const keep = (bytes: Buffer): void => {
    if (kept === undefined) return;
    kept.parts.push(bytes);
    kept.length += bytes.length;
    if (kept.length > longestValue) giveUp("one value is longer than 16 MB");
  };

  const finish = (): void => {
    if (kept === undefined) return;
    const { parts, line: at } = kept;
    const isOuter = kept === outer;
    const facts = list;
    kept = undefined;
    if (isOuter) [outer, list] = [undefined, undefined];
    if (isControl) return;
    let value: unknown;
    try {
      value = JSON.parse(Buffer.concat(parts).toString("utf8"));
    } catch {
      sink.unreadable(at, "it is not JSON");
      return;
    }
    if (!isOuter) {
      facts?.add(value);
      reportValue(sink, typeof value === "string" ? [value] : value, { line: at });
    } else if (facts === undefined) reportValue(sink, value, { line: at });
    else {
      const answer = value as LogFields;
      const why = whyPartial(answer, facts.facts());
      if (why !== undefined) sink.partial(at, why);
      if (typeof answer.nextForwardToken === "string") sink.page(answer.nextForwardToken);
    }
  };

  /** Whether what opens here is kept from here on. */
  const open = (bytes: Buffer, from: number, at: number): boolean => {
    const byte = bytes[at];
    const isList = byte === openBracket && listDepth === 0 && (depth === 0 || (depth === 1 && lists.includes(text)));
    inJunk = false;
    if (isList) {
      if (depth === 1) {
        keep(Buffer.from(bytes.subarray(from, at + 1)));
        list ??= createListFacts();
      } else isControl = false;
      kept = undefined;
      depth += 1;
      listDepth = depth;
      return false;
    }
    const begins = depth === listDepth && kept === undefined;
    if (begins) {
      kept = begin();
      if (depth === 0) [outer, isControl] = [kept, false];
      text = "";
    }
    depth += 1;
    return begins;
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
            // A text by itself in a list.
            if (kept !== undefined && kept !== outer && kept.depth === depth) {
              keep(bytes.subarray(from, at + 1));
              finish();
            }
          } else if (keepText && text.length < longestKey) text += String.fromCharCode(byte);
        } else if (byte === quoteByte) {
          inString = true;
          keepText = depth === 1 && listDepth === 0;
          if (keepText) text = "";
          if (kept === undefined && depth === listDepth && listDepth > 0) {
            kept = begin();
            from = at;
          }
        } else if (byte === openBrace || byte === openBracket) {
          if (open(bytes, from, at)) from = at;
        } else if (byte === closeBrace || byte === closeBracket) {
          depth -= 1;
          if (depth < 0) giveUp("a bracket closes that was never opened");
          else if (listDepth > 0 && depth < listDepth) {
            listDepth = 0;
            kept = outer;
            from = at;
          } else if (kept !== undefined && depth === kept.depth) {
            keep(bytes.subarray(from, at + 1));
            finish();
          }
        } else if (kept === undefined && !inJunk && byte > 32 && byte !== comma) {
          inJunk = true;
          sink.unreadable(line, "it is not JSON");
        } else if (byte === newline || byte === separator) inJunk = false;
      }
      // The bytes may be written over once they have been read.
      if (kept !== undefined) keep(Buffer.from(bytes.subarray(from)));
    },
    end: () => {
      if (!broken && (depth > 0 || inString)) sink.lostRest(line, "the file ends in the middle of a value");
    },
  };
}

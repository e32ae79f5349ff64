/**
 * The hot path: counts lines of the flow log straight from their bytes. Nearly every line agrees with an earlier one in all
 * that tells sightings apart: the values of these fields are looked up, and only what is new is parsed, by `JSON.parse` like
 * every line of another kind. What this cannot prove simple (escapes, nesting, a field twice, odd numbers) it leaves alone.
 */
import { type FlowRecord, readFlowRecord } from "../../discriminat/flow-record.ts";
import { msPerHour, type SightingTable } from "../sighting-table.ts";
import { ascii, createFieldReader, isPlainValue, latin1, standsAt } from "./field-reader.ts";
import { isObject } from "./messages-in.ts";
import { readMoment } from "./moment.ts";
import { createRowIndex } from "./row-index.ts";
import { createTimeReader, timeLength } from "./time-reader.ts";

/** Fields that tell sightings apart. */
const keyFields = [
  "cat",
  "outcome",
  "dhost",
  "src",
  "dpt",
  "proto",
  "proto_v",
  "reason",
  "see_thru_gid",
  "see_thru_exerted",
] as const;
/** Fields that hold the time, where none stands before the record. */
const timeFields = ["timestamp", "@timestamp", "time"] as const;
/** With one of these the object is not the record itself. */
const wrapperFields = ["message", "@message", "events", "logEvents", "results"] as const;

const [catMark, outcomeMark, timeMark, wrapperMark] = [1, 2, 30, 31];
const marks = new Map<string, number>([
  ...keyFields.map((name, index) => [name, index + 1] as const),
  ...timeFields.map((name) => [name, timeMark] as const),
  ...wrapperFields.map((name) => [name, wrapperMark] as const),
]);

const [client, server, allowed, disallowed] = [ascii("client"), ascii("server"), ascii("allowed"), ascii("disallowed")];

const msPerDay = 24 * msPerHour;
/** Of the values of one line, in words of four bytes. */
const longestKey = 512;

const [space, quoteByte, comma, backslash, openBrace, closeBrace] = [32, 34, 44, 92, 123, 125];
const [zero, nine, newline, carriageReturn] = [48, 57, 10, 13];
const bareEnds = new Uint8Array(256).fill(1, 0, space + 1);
for (const byte of [comma, closeBrace, quoteByte, openBrace, backslash]) bareEnds[byte] = 1;

/** Returns `MessageSink.countLine`. */
export function createLineCounter(table: SightingTable): (bytes: Uint8Array, start: number, end: number) => number {
  const fields = createFieldReader(marks);
  const rows = createRowIndex();
  const readTime = createTimeReader();
  const key = new Int32Array(longestKey);
  let current: Uint8Array | undefined;
  let currentView: DataView = new DataView(new ArrayBuffer(0));

  const readOwnTime = (bytes: Uint8Array, start: number, end: number, isText: boolean): number | null => {
    const ms = isText && end - start === timeLength ? readTime(bytes, start) : -1;
    if (ms >= 0) return ms;
    const text = latin1(bytes, start, end);
    return readMoment(isText ? text : Number(text));
  };

  return (bytes, start, end) => {
    if (bytes !== current) {
      current = bytes;
      currentView = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    }
    // Of this line alone: one of the closure would be fetched anew for every word.
    const view = currentView;
    let at = start;
    let atMs: number | null = null;
    const first = bytes[at] ?? 0;
    if (first >= zero && first <= nine) {
      const ms = readTime(bytes, at);
      if (ms < 0 || bytes[at + timeLength] !== space) return -1;
      atMs = ms;
      at += timeLength + 1;
    }
    const recordStart = at;

    let length = 0;
    let hash = 0x811c9dc5 | 0;
    let seen = 0;
    let ownMs: number | null = null;
    let isClient = false;
    let isServer = false;
    let hasOutcome = false;
    let node = fields.start;
    for (;;) {
      const step = fields.next(node, bytes, view, at, end);
      if (step === undefined) return -1;
      at += step.length;
      if (step.ends) break;
      const { mark, isText } = step;
      node = step.node;
      const valueStart = at;
      if (isText) {
        let stops = 0;
        for (;;) {
          if (at + 4 > end) return -1;
          stops = stopsIn(view.getInt32(at, true));
          if (stops !== 0) break;
          at += 4;
        }
        // The first byte that is marked.
        at += (31 - Math.clz32(stops & -stops)) >> 3;
      } else while (bareEnds[bytes[at] ?? 0] === 0) at += 1;
      if (isText ? bytes[at] !== quoteByte : !isPlainValue(bytes, valueStart, at)) return -1;
      if (mark === 0) continue;
      if (mark === wrapperMark || (seen & (1 << mark)) !== 0) return -1;
      seen |= 1 << mark;
      if (mark === timeMark) {
        ownMs = readOwnTime(bytes, valueStart, at, isText);
        continue;
      }
      const size = at - valueStart;
      if (mark === catMark) {
        isClient = isText && size === 6 && standsAt(bytes, valueStart, client);
        isServer = isText && size === 6 && standsAt(bytes, valueStart, server);
        continue;
      }
      if (mark === outcomeMark) {
        const word = size === 7 ? allowed : disallowed;
        hasOutcome = isText && size === word.length && standsAt(bytes, valueStart, word);
      }
      // Servers are only counted.
      if (isServer) continue;
      if (length + (size >> 2) + 2 > longestKey) return -1;
      // Whether it was quoted matters: null is not "null".
      const sign = (size << 8) | (mark << 1) | (isText ? 1 : 0);
      key[length] = sign;
      length += 1;
      hash = mix(hash, sign);
      const wholeWords = at - (size & 3);
      for (let word = valueStart; word < wholeWords; word += 4) {
        const value = view.getInt32(word, true);
        key[length] = value;
        length += 1;
        hash = mix(hash, value);
      }
      if ((size & 3) !== 0) {
        // Behind a value there are at least a quote or a bracket, a bracket and the end of the line.
        if (wholeWords + 4 > end) return -1;
        const value = view.getInt32(wholeWords, true) & ((1 << ((size & 3) << 3)) - 1);
        key[length] = value;
        length += 1;
        hash = mix(hash, value);
      }
    }
    const recordEnd = at;
    while (bytes[at] === space) at += 1;
    if (bytes[at] === carriageReturn) at += 1;
    if (bytes[at] !== newline || at >= end) return -1;
    at += 1;

    atMs ??= ownMs;
    if (!table.wants(atMs)) return atMs === null ? -1 : at;
    if (!hasOutcome) return -1;
    // Each has a port of its own: as keys they would never be met again.
    if (isServer) {
      table.addServer(atMs);
      return at;
    }
    if (!isClient) return -1;
    const day = atMs === null ? -1 : Math.floor(atMs / msPerDay);
    const place = rows.find(key, length, hash, day);
    const row = rows.rowAt(place);
    if (row !== undefined) {
      table.countAgain(row, atMs);
      return at;
    }
    const record = parseRecord(bytes, recordStart, recordEnd);
    if (record === undefined) return -1;
    rows.add(place, key, length, hash, day, table.addFlow(record, atMs));
    return at;
  };
}

/**
 * Of four bytes, marks those that end a text, or make it none that is simple: quotes, backslashes, control characters. Behind the
 * first one, others may be marked by mistake.
 */
function stopsIn(word: number): number {
  const quotes = word ^ 0x22222222;
  const backslashes = word ^ 0x5c5c5c5c;
  const controls = (word - 0x20202020) & ~word;
  return (controls | ((quotes - 0x01010101) & ~quotes) | ((backslashes - 0x01010101) & ~backslashes)) & 0x80808080;
}

function mix(hash: number, value: number): number {
  const mixed = Math.imul(hash ^ value, 0x9e3779b1);
  return mixed ^ (mixed >>> 15);
}

function parseRecord(bytes: Uint8Array, start: number, end: number): FlowRecord | undefined {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString("utf8");
  try {
    const fields: unknown = JSON.parse(text);
    return isObject(fields) ? readFlowRecord(fields) : undefined;
  } catch {
    return undefined;
  }
}

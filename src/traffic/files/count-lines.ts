/**
 * The hot path: counts lines of the flow log straight from their bytes. Nearly every line agrees with an earlier one in all
 * that tells sightings apart: the values of these fields are looked up, and only what is new is parsed, by `JSON.parse` like
 * every line of another kind. What this cannot prove simple (escapes, nesting, a field twice, odd numbers) it leaves alone.
 */
import { type FlowRecord, readFlowRecord } from "../../discriminat/flow-record.ts";
import { msPerHour, type SightingTable } from "../sighting-table.ts";
import { createFieldReader, latin1 } from "./field-reader.ts";
import { createLineScanner, type LineScanner, scannerMemory } from "./line-scanner.ts";
import { isObject } from "./messages-in.ts";
import { readMoment } from "./moment.ts";

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

/** The scanner knows these two, and the first two of the key fields. */
const [timeMark, wrapperMark] = [30, 31];
const marks = new Map<string, number>([
  ...keyFields.map((name, index) => [name, index + 1] as const),
  ...timeFields.map((name) => [name, timeMark] as const),
  ...wrapperFields.map((name) => [name, wrapperMark] as const),
]);

const [clientRecord, serverRecord] = [1, 2];
const noRow = -2;

const msPerDay = 24 * msPerHour;
const newline = 10;

/** Returns `MessageSink.countLine`. */
export function createLineCounter(table: SightingTable): (bytes: Uint8Array, start: number, end: number) => number {
  const scanner: LineScanner = createLineScanner({
    learn: (node, at) => learn(node, window, at, windowEnd, at),
    readDay: (at) => readMoment(`${latin1(window, at, at + 10)}T00:00:00Z`) ?? -1,
    readMoment: (from, to, isText) => {
      const text = latin1(window, from, to);
      return readMoment(isText ? text : Number(text)) ?? Number.NaN;
    },
  });
  const learn = createFieldReader(marks, scanner);
  let { window, times, facts } = viewsOf(scanner);

  /** Whose bytes are in the window, and which. */
  let current: Uint8Array | undefined;
  let from = 0;
  let to = 0;
  let windowEnd = 0;

  /** Takes as many whole lines as there is room for. */
  const load = (bytes: Uint8Array, start: number, end: number): void => {
    const most = Math.min(end, start + scannerMemory.windowBytes);
    [current, from, to] = [bytes, start, bytes.lastIndexOf(newline, most - 1) + 1];
    window.set(bytes.subarray(from, to), scannerMemory.window);
    windowEnd = scannerMemory.window + to - from;
  };

  return (bytes, start, end) => {
    if (bytes !== current || start < from || start >= to) {
      load(bytes, start, end);
      if (start >= to) return -1;
    }
    const scanned = scanner.scanLine(scannerMemory.window + start - from);
    if (scanned === 0) return -1;
    const next = scanned - scannerMemory.window + from;
    const time = times[0] ?? Number.NaN;
    const atMs = Number.isNaN(time) ? null : time;
    if (!table.wants(atMs)) return atMs === null ? -1 : next;
    // Each has a port of its own: as keys they would never be met again.
    if (facts[0] === serverRecord) {
      table.addServer(atMs);
      return next;
    }
    if (facts[0] !== clientRecord) return -1;
    const day = atMs === null ? -1 : Math.floor(atMs / msPerDay);
    const row = scanner.findRow(day);
    if (row !== noRow) {
      table.countAgain(row, atMs);
      return next;
    }
    const record = parseRecord(window, facts[1] ?? 0, facts[2] ?? 0);
    if (record === undefined) return -1;
    scanner.addRow(day, table.addFlow(record, atMs));
    // Memory that grows takes these away.
    if (window.length === 0) ({ window, times, facts } = viewsOf(scanner));
    return next;
  };
}

function viewsOf({ memory }: LineScanner): {
  readonly window: Uint8Array;
  readonly times: Float64Array;
  readonly facts: Int32Array;
} {
  return {
    window: new Uint8Array(memory.buffer),
    times: new Float64Array(memory.buffer, scannerMemory.facts, 1),
    facts: new Int32Array(memory.buffer, scannerMemory.facts + 8, 3),
  };
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

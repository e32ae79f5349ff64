/**
 * The hot path: counts lines of the flow log straight from their bytes. Nearly every line agrees with an earlier one in all
 * key fields: the values of these fields are looked up, and read only where they are new. What this cannot prove simple (escapes,
 * nesting, a field twice, odd numbers) it leaves to `JSON.parse`.
 */
import { type LogFields, readFlowRecord } from "../../discriminat/flow-record.ts";
import type { CountedRecords } from "../counting/daily-flow-rows.ts";
import type { TrafficTable } from "../counting/traffic-table.ts";
import type { Window } from "../flow.ts";
import type { ReadRooms } from "./bytes/open-log-file.ts";
import type { EventWatch } from "./event-memory.ts";
import { createFieldReader, latin1 } from "./field-reader.ts";
import { readMoment } from "./formats/moment.ts";
import type { MessageSink } from "./formats/parser.ts";
import { createLineScanner, type LineScanner, scannerMemory, stops } from "./line-scanner.ts";

/** The key of a daily flow. */
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

const newline = 10;

export interface LineCounter {
  /** Two pieces of memory, of a megabyte each: lines that are read into them are counted without a copy. */
  readonly rooms: ReadRooms;
  readonly countLines: NonNullable<MessageSink["countLines"]>;
  /** Hands over to the table what was counted; before the table is finished. */
  readonly flush: () => void;
}

/**
 * @param window the table's
 * @param events where the same events may come twice
 */
export function createLineCounter(table: TrafficTable, window?: Window, events?: EventWatch): LineCounter {
  const scanner: LineScanner = createLineScanner({
    learn: (node, at) => learn(node, memory, at, linesEnd, at),
    readDay: (at) => readMoment(`${latin1(memory, at, at + 10)}T00:00:00Z`) ?? -1,
    readMoment: (from, to, isText) => {
      const text = latin1(memory, from, to);
      return readMoment(isText ? text : Number(text)) ?? Number.NaN;
    },
    isRepeated: (from, to, ms, row) => {
      if (isRepeated(from, to, ms)) return 1;
      events?.counted(row);
      return 0;
    },
    markHour: table.addActiveHour,
    countAgain: (row, connections, first, last) => table.countAgain(row, countOf(connections, first, last)),
    addServers: (records, first, last) => table.addServers(countOf(records, first, last)),
  });
  const isRepeated = (from: number, to: number, ms: number): boolean => {
    if (events === undefined) return false;
    const isKnown = events.isRepeated(ms, { bytes: memory, from, to, isCompact: !hasBlanks() }, undefined);
    scanner.setSample(events.sampleBits());
    return isKnown;
  };
  const { learn, hasBlanks } = createFieldReader(marks, scanner);
  if (window !== undefined) scanner.setWindow(Date.parse(window.from), Date.parse(window.to));
  const { memory, rooms, times, facts } = viewsOf(scanner);

  /** Whose bytes are in the scanner's window, which, and where the first of the array would be there. */
  let current: Uint8Array | undefined;
  let from = 0;
  let to = 0;
  let origin = 0;
  let linesEnd = 0;

  /** Takes as many whole lines as there is room for; all of them where they lie in a room. */
  const load = (bytes: Uint8Array, start: number, end: number): void => {
    current = bytes;
    from = start;
    if (bytes.buffer === memory.buffer) {
      to = end;
      origin = bytes.byteOffset;
    } else {
      const most = Math.min(end, start + scannerMemory.windowBytes);
      to = bytes.lastIndexOf(newline, most - 1) + 1;
      origin = scannerMemory.window - from;
      memory.set(bytes.subarray(from, to), scannerMemory.window);
    }
    linesEnd = origin + to;
  };

  /** Whether the line at which the scanner stopped is a record after all. */
  const addNew = (): boolean => {
    const time = times[0] ?? Number.NaN;
    const [start, end] = [facts[2] ?? 0, facts[3] ?? 0];
    const rowOnOtherDay = facts[4] ?? -1;
    const record = rowOnOtherDay < 0 ? readFlowRecord(readKey(memory, facts[5] ?? 0)) : undefined;
    if (rowOnOtherDay < 0 && record === undefined) return false;
    const isTimed = !Number.isNaN(time);
    if (isTimed && isRepeated(start, end, time)) return true;
    const row = table.addFlow(record ?? rowOnOtherDay, isTimed ? time : null);
    if (isTimed) events?.counted(row);
    scanner.addRow(row);
    return true;
  };

  return {
    rooms,
    countLines: (bytes, start, end) => {
      let at = start;
      let lines = 0;
      // Another file may begin with a larger sample than the last one ended with.
      if (events !== undefined) scanner.setSample(events.sampleBits());
      while (at < end) {
        if (bytes !== current || at < from || at >= to) load(bytes, at, end);
        if (at >= to) break;
        scanner.setLines(origin + at, linesEnd);
        for (let why: number | undefined = stops.isNew; why !== stops.end; ) {
          at = scanner.countLines() - origin;
          lines += facts[1] ?? 0;
          why = facts[0];
          if (why === stops.notSimple || (why === stops.isNew && !addNew())) return { next: at, lines };
          if (why === stops.isNew) lines += 1;
        }
      }
      return { next: at, lines };
    },
    flush: scanner.flush,
  };
}

function countOf(connections: number, first: number, last: number): CountedRecords {
  const isTimed = first <= last;
  return { connections, firstMs: isTimed ? first : null, lastMs: isTimed ? last : null };
}

function viewsOf(scanner: LineScanner): {
  readonly memory: Buffer<ArrayBuffer>;
  readonly rooms: ReadRooms;
  readonly times: Float64Array;
  /** Why counting stopped; lines that it counted; of a new one where its object starts and ends, the row of another day, its key. */
  readonly facts: Int32Array;
} {
  const { buffer } = scanner.memory;
  const { rooms, roomBytes } = scannerMemory;
  return {
    memory: Buffer.from(buffer),
    rooms: [new Uint8Array(buffer, rooms[0], roomBytes), new Uint8Array(buffer, rooms[1], roomBytes)],
    times: new Float64Array(buffer, scannerMemory.facts, 1),
    facts: new Int32Array(buffer, scannerMemory.facts + 8, 6),
  };
}

/** The fields of a client's record that was read, as `JSON.parse` would give them. None of its texts has escapes. */
function readKey(memory: Buffer, key: number): LogFields {
  const fields: Record<string, unknown> = { cat: "client" };
  for (let at = key; ; ) {
    const head = memory.readUInt32LE(at);
    if (head === 0) return fields;
    const [from, to] = [at + 4, at + 4 + (head >>> 8)];
    const text = memory.toString("utf8", from, to);
    const name = keyFields[((head >>> 1) & 0x7f) - 1] ?? "";
    fields[name] = (head & 1) === 1 ? text : readBare(text);
    at = to;
  }
}

function readBare(text: string): unknown {
  if (text === "true" || text === "false") return text === "true";
  return text === "null" ? null : Number(text);
}

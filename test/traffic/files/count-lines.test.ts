import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readConfigRecord } from "../../../src/discriminat/config-record.ts";
import { type LogFields, readFlowRecord } from "../../../src/discriminat/flow-record.ts";
import { createTrafficTable, type TrafficTable } from "../../../src/traffic/counting/traffic-table.ts";
import { createLineCounter } from "../../../src/traffic/files/count-lines.ts";
import { jsonValuesIn } from "../../../src/traffic/files/formats/json-values.ts";
import { createLineParser } from "../../../src/traffic/files/formats/line-parser.ts";
import { isObject, messagesIn, timeOf } from "../../../src/traffic/files/formats/messages-in.ts";
import { readTime } from "../../../src/traffic/files/formats/moment.ts";
import type { ObservedTraffic, Window } from "../../../src/traffic/flow.ts";
import { arbitraryLines, cutAt, timeBefore } from "./arbitrary-lines.ts";

const numRuns = Number(process.env.FUZZ_RUNS ?? 1_000);

function addRecord(table: TrafficTable, fields: LogFields, atMs: number | null): void {
  if (atMs !== null && !table.wants(atMs)) return;
  const flow = readFlowRecord(fields);
  const config = readConfigRecord(fields);
  if (flow === undefined && config === undefined) table.addUnreadable();
  else if (!table.wants(atMs)) table.addUntimed();
  else if (flow?.origin === "client") table.addFlow(flow, atMs);
  else if (flow !== undefined) table.addServer(atMs);
  else if (config !== undefined) table.addConfig(config, atMs);
}

const addText = (table: TrafficTable, text: string, atMs: number | null): void => {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = undefined;
  }
  if (isObject(value)) addRecord(table, value, atMs ?? timeOf(value));
  else table.addUnreadable();
};

/** What a loop over lines with `JSON.parse` counts: short, slow, and without anything of the scanner. */
function countByParsing(lines: readonly Buffer[], window: Window | undefined): ObservedTraffic {
  const table = createTrafficTable({ window });
  for (const bytes of lines) {
    const text = bytes.toString("utf8");
    if (text.trim() === "") continue;
    const [before = "", time = ""] = timeBefore.exec(text) ?? [];
    const atMs = readTime(time);
    const { values, rest } = jsonValuesIn(atMs === null ? text : text.slice(before.length));
    if (rest !== "") table.addUnreadable();
    for (const { value } of values) {
      const found = messagesIn(value, atMs);
      const isEmptyAnswer = isObject(value) && Array.isArray(value.events) && value.events.length === 0;
      if (found.length === 0 && !isEmptyAnswer) table.addUnreadable();
      for (const message of found) {
        if (message.fields !== undefined) addRecord(table, message.fields, message.atMs ?? timeOf(message.fields));
        else addText(table, message.text ?? "", message.atMs);
      }
    }
  }
  return listed(table.finish());
}

/** Daily flows are made when they are asked for; a list is what can be compared. */
function listed(seen: ObservedTraffic): ObservedTraffic {
  return { ...seen, dailyFlows: [...seen.dailyFlows] };
}

/**
 * The scanner within the parser of lines, fed with chunks that are written over once it has read them: each an array of its own, or in
 * the counter's rooms in turn, as files are read.
 */
function countByScanning(
  chunks: readonly Buffer[],
  window: Window | undefined,
  isInRooms = false,
): ObservedTraffic & { scanned: number } {
  const table = createTrafficTable({ window });
  const { rooms, countLines, flush } = createLineCounter(table, window);
  let scanned = 0;
  const parser = createLineParser({
    countLines: (bytes, start, end) => {
      const counted = countLines(bytes, start, end);
      scanned += counted.lines;
      return counted;
    },
    unreadable: () => table.addUnreadable(),
    partial: () => {},
    page: () => expect.unreachable(),
    lostRest: () => expect.unreachable(),
    message: (atMs, text, _, fields) => {
      if (fields === undefined) addText(table, text, atMs);
      else addRecord(table, fields, atMs ?? timeOf(fields));
    },
  });
  for (const [index, chunk] of chunks.entries()) {
    const room = rooms[index % 2 === 0 ? 0 : 1];
    const bytes = isInRooms ? Buffer.from(room.buffer, room.byteOffset, chunk.length) : Buffer.alloc(chunk.length);
    bytes.set(chunk);
    parser.push(bytes);
    bytes.fill("?");
  }
  parser.end();
  flush();
  return { ...listed(table.finish()), scanned };
}

const window = fc.option(fc.constant({ from: "2026-11-01T00:00:00Z", to: "2026-11-02T00:00:00Z" }), {
  nil: undefined,
  freq: 2,
});

describe("counting lines from their bytes", () => {
  it("gives exactly what JSON.parse gives, whatever the lines are and wherever chunks end", () => {
    fc.assert(
      fc.property(
        arbitraryLines,
        window,
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.array(fc.nat(), { maxLength: 6 }),
        fc.boolean(),
        (lines, asked, ending, endsWithOne, cuts, isInRooms) => {
          const text = Buffer.concat(lines.flatMap((line) => [line, Buffer.from(ending)]));
          const bytes = endsWithOne ? text : text.subarray(0, text.length - ending.length);
          const { scanned: _, ...counted } = countByScanning(cutAt(bytes, cuts), asked, isInRooms);
          expect(counted).toEqual(countByParsing(lines, asked));
        },
      ),
      { numRuns },
    );
  });

  const record = { dhost: "a.example", cat: "client", outcome: "allowed", src: "10.0.0.1", dpt: 443, proto: "tls" };
  const spaced = (fields: object): string =>
    `{${Object.entries(fields)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(", ")}}`;
  const shuffled = Object.fromEntries(Object.entries({ ...record, dst: "192.0.2.1", spt: 40_000 }).reverse());

  it.each([
    ["compact", JSON.stringify(record), "\n"],
    ["with blanks after colons and commas", spaced(record), "\n"],
    ["with CRLF", JSON.stringify(record), "\r\n"],
    ["behind a time", `2026-11-01T00:00:00.000Z ${spaced(record)}`, "\n"],
    ["with fields in another order, and more of them", JSON.stringify(shuffled), "\n"],
    ["of servers", JSON.stringify({ ...record, cat: "server" }), "\n"],
    ["with names beyond ASCII", JSON.stringify({ ...record, dhost: "münchen.example" }), "\n"],
    ["with booleans in place of what is documented", spaced({ ...record, see_thru_exerted: "1" }), "\n"],
  ])("needs no JSON.parse but the first time for lines %s", (_, line, ending) => {
    const { scanned, records } = countByScanning([Buffer.from(`${line}${ending}`.repeat(100))], undefined);
    expect({ scanned, counted: records.client + records.server }).toEqual({ scanned: 100, counted: 100 });
  });

  it.each([
    ["an escape", '{"cat":"client","outcome":"allowed","dhost":"\\u0061"}'],
    ["an escaped name", '{"cat":"client","outcome":"allowed","dh\\u006fst":"a"}'],
    ["a field twice", '{"cat":"client","outcome":"allowed","dhost":"a","dhost":"b"}'],
    ["something nested", '{"cat":"client","outcome":"allowed","dhost":{"a":1}}'],
    ["a malformed number", '{"cat":"client","outcome":"allowed","dpt":0443}'],
    ["a large number", '{"cat":"client","outcome":"allowed","dpt":12345678901234567}'],
    ["two times", '{"cat":"client","outcome":"allowed","time":1793491200000,"timestamp":1793491200000}'],
    ["a message within", '{"cat":"client","outcome":"allowed","message":"{}"}'],
    ["a tab", '{"cat":"client",\t"outcome":"allowed"}'],
    ["something behind it", '{"cat":"client","outcome":"allowed"}{}'],
  ])("leaves to JSON.parse a line with %s", (_, line) => {
    expect(countByScanning([Buffer.from(`${line}\n`.repeat(3))], undefined).scanned).toBe(0);
  });

  it("keeps counting where names never come again", () => {
    const line = (index: number): string => JSON.stringify({ ...record, dhost: `${index}.${"x".repeat(100)}.example` });
    const lines = Array.from({ length: 5_000 }, (_, index) => Buffer.from(line(index % 3_000)));
    const { scanned, ...counted } = countByScanning([Buffer.from(lines.join("\n"))], undefined);
    expect(scanned).toBe(5_000);
    expect(counted).toEqual(countByParsing(lines, undefined));
  });

  it("knows when a connection was seen first and last, in whatever order lines come, and hands it over once", () => {
    const table = createTrafficTable();
    const { countLines, flush } = createLineCounter(table);
    const times = ["02T12:00:00.500", "02T11:59:59.999", "02T23:59:59.999", "02T00:00:00.000", "03T00:00:00.000"];
    const bytes = Buffer.from(times.map((time) => `2026-11-${time}Z ${JSON.stringify(record)}\n`).join(""));
    expect(countLines(bytes, 0, bytes.length)).toEqual({ next: bytes.length, lines: 5 });
    flush();
    flush();
    const seen = Array.from(table.finish().dailyFlows, ({ day, connections, firstMs, lastMs }) => [
      ...[day, connections],
      ...[firstMs, lastMs].map((ms) => new Date(ms ?? 0).toISOString().slice(8, -1)),
    ]);
    expect(seen).toEqual([
      ["2026-11-02", 4, "02T00:00:00.000", "02T23:59:59.999"],
      ["2026-11-03", 1, "03T00:00:00.000", "03T00:00:00.000"],
    ]);
  });

  it.each([
    ["day after day", (index: number) => Math.floor(index / 300)],
    ["day by day in turn", (index: number) => index % 9],
    ["without a time in between", (index: number) => (index % 3 === 1 ? undefined : index % 2)],
    ["on days that come again", (index: number) => Math.floor(index / 100) % 4],
  ])("counts lines that agree %s as JSON.parse does", (_, dayOf) => {
    const lines = Array.from({ length: 2_700 }, (_, index) => {
      const day = dayOf(index);
      const time = day === undefined ? "" : `2026-11-0${day + 1}T${String(index % 24).padStart(2, "0")}:00:00.000Z `;
      return Buffer.from(`${time}${JSON.stringify({ ...record, src: `10.0.0.${index % 7}` })}`);
    });
    const { scanned, ...counted } = countByScanning([Buffer.from(`${lines.join("\n")}\n`)], undefined);
    expect(scanned).toBe(2_700);
    expect(counted).toEqual(countByParsing(lines, undefined));
  });

  it("counts only so many daily flows as there is room for, also of a line that came on an earlier day", () => {
    const table = createTrafficTable({ maxDailyFlows: 2 });
    const { countLines, flush } = createLineCounter(table);
    const days = ["01", "02", "03", "01", "03", "02"];
    const bytes = Buffer.from(days.map((day) => `2026-11-${day}T00:00:00.000Z ${JSON.stringify(record)}\n`).join(""));
    countLines(bytes, 0, bytes.length);
    flush();
    const { dailyFlows, records, incompleteBecause } = table.finish();
    expect({
      days: Array.from(dailyFlows, ({ day, connections }) => [day, connections]),
      client: records.client,
      incompleteBecause,
    }).toEqual({
      days: [
        ["2026-11-01", 2],
        ["2026-11-02", 2],
      ],
      client: 6,
      incompleteBecause: [expect.stringContaining("2 records are in none of them")],
    });
  });

  it("loses nothing where there is more to tell apart than its index holds", () => {
    const lines = Array.from({ length: 40_000 }, (_, index) =>
      JSON.stringify({
        ...record,
        src: `10.0.0.${index % 200}`,
        dhost: `${Math.floor(index / 200)}.${"x".repeat(600)}`,
      }),
    );
    const twice = lines.map((line) => `${line}\n${line}\n`);
    const { scanned, dailyFlows, records } = countByScanning(
      [twice, twice.slice(0, 10_000)].map((part) => Buffer.from(part.join(""))),
      undefined,
    );
    const counts = Array.from(dailyFlows, ({ connections }) => connections);
    expect({ scanned, client: records.client }).toEqual({ scanned: 100_000, client: 100_000 });
    expect(counts.filter((count) => count === 4)).toHaveLength(10_000);
    expect(counts.filter((count) => count === 2)).toHaveLength(30_000);
  });

  it("takes lines whose fields are made up by JSON.parse, however many kinds of them there are", () => {
    const lines = Array.from({ length: 4_000 }, (_, index) =>
      Buffer.from(JSON.stringify({ [`f${index}`]: 1, ...record })),
    );
    const { scanned, ...counted } = countByScanning([Buffer.from(lines.join("\n"))], undefined);
    expect(scanned).toBeLessThan(lines.length);
    expect(counted).toEqual(countByParsing(lines, undefined));
  });
});

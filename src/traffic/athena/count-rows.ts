/** Rows of Athena → records, read and counted as those of files are. Pure, but for the table that it fills. */
import { type LogFields, readFlowRecord } from "../../discriminat/flow-record.ts";
import { formatDay, msPerDay, msPerHour } from "../../values/time.ts";
import type { CountedRecords } from "../counting/daily-flow-rows.ts";
import type { TrafficTable } from "../counting/traffic-table.ts";
import { addRecord, parseRecord } from "../files/add-record.ts";
import { createLineParser } from "../files/formats/line-parser.ts";
import { timeOf } from "../files/formats/messages-in.ts";
import { type columns, envelopeStart, keyFields } from "./statement.ts";

/** A value is `undefined` where SQL says NULL. */
export type AthenaRow = Readonly<Partial<Record<(typeof columns)[number], string>>>;

export interface RowCounter {
  readonly count: (rows: readonly AthenaRow[]) => void;
  /** Whether anything was a record. */
  readonly hasRecord: () => boolean;
  /** Why the rows are not all there is, in sentences. */
  readonly incompleteBecause: () => readonly string[];
}

export function createRowCounter(table: TrafficTable): RowCounter {
  let hasRecord = false;
  const partial = new Set<string>();
  const missed = new Map<string, number>();

  const add = (fields: LogFields | undefined, atMs: number | null, records: number): void => {
    let left = records;
    while (left > 0 && fields !== undefined && addRecord(table, fields, atMs, () => false)) left -= 1;
    hasRecord ||= left < records;
    if (left > 0) table.addUnreadable(left);
  };

  const markHours = (dayMs: number, hours: number): void => {
    for (let hour = 0; hour < 24; hour += 1) {
      if ((hours >> hour) & 1) table.addActiveHour(dayMs / msPerHour + hour);
    }
  };

  /** The line as it stands in its file, which may be anything. */
  const readLine = (text: string, records: number): void => {
    const parser = createLineParser({
      message: (atMs, message, _line, fields) => {
        const record = fields ?? parseRecord(message);
        add(record, atMs ?? (record === undefined ? null : timeOf(record)), records);
      },
      unreadable: (_line, why) => {
        table.addUnreadable(records);
        // As for files: of an envelope that is cut off, no one knows what it held.
        if (text.startsWith(envelopeStart)) partial.add(`an envelope cannot be read whole: ${why}`);
      },
      partial: (_line, why) => void partial.add(why),
      page: () => {},
      lostRest: () => table.addUnreadable(records),
    });
    parser.push(Buffer.from(`${text}\n`));
    parser.end();
  };

  const addClients = (row: AthenaRow, dayMs: number, counted: CountedRecords): void => {
    const fields = Object.fromEntries(keyFields.map((name) => [name, readJson(row[name])]));
    const record = readFlowRecord({ ...fields, cat: "client" });
    if (record === undefined) {
      table.addUnreadable(counted.connections);
      return;
    }
    hasRecord = true;
    table.addCounted(record, counted);
    markHours(dayMs, readNumber(row.hours) ?? 0);
  };

  const count = (row: AthenaRow): void => {
    const records = readNumber(row.records) ?? 0;
    const ms = readNumber(row.ms);
    const counted = { connections: records, firstMs: readNumber(row.first_ms), lastMs: readNumber(row.last_ms) };
    if (row.kind === "client") addClients(row, ms ?? 0, counted);
    else if (row.kind === "server") {
      hasRecord = true;
      table.addServers(counted);
      markHours(ms ?? 0, readNumber(row.hours) ?? 0);
    } else if (row.kind === "message") add(parseRecord(row.text ?? ""), ms, records);
    else if (row.kind === "missed") {
      const day = formatDay(Math.floor((ms ?? 0) / msPerDay));
      missed.set(day, (missed.get(day) ?? 0) + records);
    } else readLine(row.text ?? "", records);
  };

  return {
    count: (rows) => {
      for (const row of rows) count(row);
    },
    hasRecord: () => hasRecord,
    incompleteBecause: () => [
      ...[...partial].sort().map((why) => `A line of the table does not hold everything: ${why}.`),
      ...missedReasons(missed),
    ],
  };
}

function missedReasons(missed: ReadonlyMap<string, number>): readonly string[] {
  const [[first] = [], ...others] = [...missed].sort();
  if (first === undefined) return [];
  const records = [...missed.values()].reduce((sum, one) => sum + one, 0).toLocaleString("en-US");
  const more = others.length === 0 ? "" : ` and ${others.length} more days`;
  return [
    `${records} records of ${first}${more} lie in folders of other days, and do not count: they came too late, or an export's folder is not named after the day that it holds.`,
  ];
}

/** A whole number; `null` for anything else. */
function readNumber(text: string | undefined): number | null {
  const number = text !== undefined && /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(number) ? number : null;
}

/** A JSON value; what is none is a text. */
function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

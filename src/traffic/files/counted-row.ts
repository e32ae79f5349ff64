/**
 * Rows of Logs Insights that are counts: the result of our own query, saved from the console or by `get-query-results`. Pure.
 *
 * The firewall's own recipe counts too, but its rows say neither what became of the connections nor when they were: nothing can be
 * said from them, and packets of servers are among them.
 */
import { type FlowRecord, type LogFields, readFlowRecord } from "../../discriminat/flow-record.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { msPerDay } from "../../values/time.ts";
import { readMoment } from "./formats/moment.ts";
import { countColumn } from "./formats/why-partial.ts";

interface CountedRow {
  readonly record: FlowRecord;
  readonly connections: number;
  readonly firstMs: number;
  readonly lastMs: number;
}

/** With the stream's usual name, to paste into the console. */
const query =
  'filter @logStream = "flow" | stats count(*) as connections, min(@timestamp) as first_seen, max(@timestamp) as last_seen by bin(1d), cat, outcome, see_thru_exerted, see_thru_gid, dhost, proto, proto_v, dpt, src, reason';

const hint = `Save the result of this query: ${query}`;

export function isCountedRow(fields: LogFields): boolean {
  if ("@message" in fields) return false;
  return Object.entries(fields).some(([name, value]) => countColumn.test(name) && /^\d+(\.0+)?$/.test(`${value}`));
}

/** @throws UserError where columns are missing without which the row does not say what happened, or when. */
export function readCountedRow(fields: LogFields, file: string): CountedRow {
  const names = Object.keys(fields);
  const column = (pattern: RegExp): unknown => fields[names.find((name) => pattern.test(name)) ?? ""];
  const connections = Math.round(Number(column(countColumn)));
  const firstMs = readMoment(column(/^(?:first_seen|min\(@timestamp\))$/));
  const lastMs = readMoment(column(/^(?:last_seen|max\(@timestamp\))$/));
  const record = readFlowRecord(fields);
  if (record === undefined || firstMs === null || lastMs === null) {
    const missing = [
      ...["cat", "outcome"].filter((name) => !(name in fields)),
      ...(firstMs === null ? ["first_seen"] : []),
      ...(lastMs === null ? ["last_seen"] : []),
    ];
    const what = missing.length === 0 ? "that are not of the flow log" : `without the columns ${missing.join(", ")}`;
    throw new UserError(`${quote(file)} holds counts ${what}`, { hint });
  }
  if (!Number.isSafeInteger(connections) || connections < 0) {
    throw new UserError(`${quote(file)} holds a count that is not a number`, { hint });
  }
  if (Math.floor(firstMs / msPerDay) !== Math.floor(lastMs / msPerDay)) {
    throw new UserError(`${quote(file)} holds counts over several days in one row, without the column bin(1d)`, {
      hint,
    });
  }
  return { record, connections, firstMs, lastMs };
}

/** Rows of Logs Insights → records, read and counted as those of files are. Pure. */
import { readConfigRecord } from "../../discriminat/config-record.ts";
import { readFlowRecord } from "../../discriminat/flow-record.ts";
import { msPerHour } from "../../values/time.ts";
import type { TrafficTable } from "../counting/traffic-table.ts";
import { readCount, readMoment } from "./read-row.ts";
import type { Row } from "./run-query.ts";

/** Client records, counted: rows of `flowQuery`. Rows that are not records are counted by `countActivity`. */
export function countFlows(table: TrafficTable, rows: readonly Row[]): void {
  for (const row of rows) {
    const record = readFlowRecord({ ...row, cat: "client" });
    if (record === undefined) continue;
    table.addCounted(record, {
      connections: readCount(row.connections),
      firstMs: readMoment(row.first_seen),
      lastMs: readMoment(row.last_seen),
    });
  }
}

/** All that is in the flow log, by hour: rows of `activityQuery`. Client records are counted already. */
export function countActivity(table: TrafficTable, rows: readonly Row[]): void {
  for (const row of rows) {
    const record = readFlowRecord(row);
    const records = readCount(row.records);
    const hourMs = readMoment(row["bin(1h)"]);
    if (record === undefined) table.addUnreadable(records);
    else if (record.origin === "server") table.addServer(hourMs, records);
    else if (hourMs !== null) table.addActiveHour(Math.floor(hourMs / msPerHour));
  }
}

/** Records of the config log: rows of `configQuery`. */
export function countConfig(table: TrafficTable, rows: readonly Row[]): void {
  for (const row of rows) {
    const record = readConfigRecord(row);
    if (record === undefined) table.addUnreadable();
    else table.addConfig(record, readMoment(row["@timestamp"]));
  }
}

/** One record as it was written → the table of what was seen. The same for files and for what Athena hands over. Pure. */
import { readConfigRecord } from "../../discriminat/config-record.ts";
import { type LogFields, readFlowRecord } from "../../discriminat/flow-record.ts";
import type { TrafficTable } from "../counting/traffic-table.ts";
import { countedAs } from "./event-memory.ts";
import { isObject } from "./formats/messages-in.ts";

/**
 * `false` for what is not a record. Others count, came before, or lie outside the window.
 * @param counted told what it counted as: the row of its daily flow, or one of `countedAs`
 */
export function addRecord(
  table: TrafficTable,
  fields: LogFields,
  atMs: number | null,
  isRepeated: (atMs: number | null) => boolean,
  counted: (as: number) => void = () => {},
): boolean {
  const flow = readFlowRecord(fields);
  const config = flow === undefined ? readConfigRecord(fields) : undefined;
  if (flow === undefined && config === undefined) return false;
  if (atMs !== null && !table.wants(atMs)) return true;
  if (isRepeated(atMs)) return true;
  if (!table.wants(atMs)) {
    table.addUntimed();
    counted(countedAs.untimed);
  } else if (config !== undefined) {
    table.addConfig(config, atMs);
    counted(countedAs.config);
  } else if (flow?.origin === "server") {
    table.addServer(atMs);
    counted(countedAs.server);
  } else if (flow !== undefined) counted(table.addFlow(flow, atMs));
  return true;
}

/** The record that a message is; `undefined` where it is not JSON, or no object. */
export function parseRecord(text: string): LogFields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

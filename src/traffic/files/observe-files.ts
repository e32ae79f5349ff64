/** Observes traffic through log files: everything that the firewall logged, counted in bounded memory. */
import { readConfigRecord } from "../../discriminat/config-record.ts";
import { type LogFields, readFlowRecord } from "../../discriminat/flow-record.ts";
import { quote } from "../../text/quote.ts";
import { createTrafficTable, type TrafficTable } from "../counting/traffic-table.ts";
import type { ObservedTraffic, Window } from "../flow.ts";
import { createLineCounter } from "./count-lines.ts";
import { isObject, timeOf } from "./messages-in.ts";
import type { MessageSink } from "./parser.ts";
import { type LogFiles, parseLogFiles } from "./read-messages.ts";

export interface ObserveFilesOptions extends LogFiles {
  readonly window?: Window | undefined;
  readonly maxDailyFlows?: number | undefined;
}

interface UnreadableLine {
  readonly file: string;
  readonly line: number;
  readonly why: string;
}

export interface FileTraffic extends ObservedTraffic {
  /** The first of the lines that are counted as unreadable. */
  readonly firstUnreadable: readonly UnreadableLine[];
}

const shownUnreadable = 5;

/** @throws as `parseLogFiles`. */
export async function observeFiles(options: ObserveFilesOptions, signal: AbortSignal): Promise<FileTraffic> {
  const { window, maxDailyFlows } = options;
  const table = createTrafficTable({ window, maxDailyFlows });
  const firstUnreadable: UnreadableLine[] = [];
  const incompleteBecause: string[] = [];
  const { countLines, flush } = createLineCounter(table, window);
  const sinkFor = (file: string): MessageSink => {
    const unreadable: MessageSink["unreadable"] = (line, why) => {
      table.addUnreadable();
      if (firstUnreadable.length < shownUnreadable) firstUnreadable.push({ file, line, why });
    };
    return {
      countLines,
      unreadable,
      lostRest: (line, why) => {
        unreadable(line, why);
        incompleteBecause.push(`${quote(file)} could not be read from line ${line} on: ${why}.`);
      },
      message: (atMs, text, line, fields) => {
        const record = fields ?? parse(text);
        if (record === undefined) unreadable(line, "its message is not JSON");
        else if (!addRecord(table, record, atMs ?? timeOf(record)))
          unreadable(line, "it is not a record of the firewall");
      },
    };
  };
  for await (const _ of parseLogFiles(options, sinkFor, signal));
  flush();
  return { ...table.finish(incompleteBecause), firstUnreadable };
}

/** `false` for what is not a record. Others count, or lie outside the window. */
function addRecord(table: TrafficTable, fields: LogFields, atMs: number | null): boolean {
  if (atMs !== null && !table.wants(atMs)) return true;
  const flow = readFlowRecord(fields);
  const config = flow === undefined ? readConfigRecord(fields) : undefined;
  if (flow === undefined && config === undefined) return false;
  if (!table.wants(atMs)) table.addUntimed();
  else if (config !== undefined) table.addConfig(config, atMs);
  else if (flow?.origin === "server") table.addServer(atMs);
  else if (flow !== undefined) table.addFlow(flow, atMs);
  return true;
}

function parse(text: string): LogFields | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Counts the messages of log files into a traffic table, whichever format they came in. The same on one thread and on several. */
import type { LogFields } from "../../discriminat/flow-record.ts";
import { msPerHour } from "../../values/time.ts";
import type { TrafficTable } from "../counting/traffic-table.ts";
import type { Window } from "../flow.ts";
import { addRecord, parseRecord } from "./add-record.ts";
import type { ReadRooms } from "./bytes/open-log-file.ts";
import { createLineCounter } from "./count-lines.ts";
import { isCountedRow, readCountedRow } from "./counted-row.ts";
import type { EventWatch } from "./event-memory.ts";
import type { RecordBytes } from "./fingerprint.ts";
import { timeOf } from "./formats/messages-in.ts";
import type { MessageSink } from "./formats/parser.ts";

/** What a file says beside its messages. */
export type Remarks = Pick<MessageSink, "unreadable" | "partial" | "page" | "lostRest">;

export interface MessageCounter {
  /** What is read into them is counted without a copy. */
  readonly rooms: ReadRooms;
  readonly sinkOf: (file: string, remarks: Remarks) => MessageSink;
  /** Whether anything was a record of the firewall, though it may not count. */
  readonly hasRecord: () => boolean;
  /** Hands over to the table what was counted; before the table is finished. */
  readonly flush: () => void;
}

export interface MessageCounterOptions {
  readonly table: TrafficTable;
  /** The table's. */
  readonly window: Window | undefined;
  readonly events: EventWatch;
  /** Only in one of several files can a line by itself have come before. */
  readonly isOnlyFile: boolean;
}

export function createMessageCounter({ table, window, events, isOnlyFile }: MessageCounterOptions): MessageCounter {
  const { rooms, countLines, flush } = createLineCounter(table, window, isOnlyFile ? undefined : events);
  let hasRecord = false;
  return {
    rooms,
    sinkOf: (file, remarks) => ({
      ...remarks,
      countLines: (bytes, start, end) => {
        const counted = countLines(bytes, start, end);
        hasRecord ||= counted.lines > 0;
        return counted;
      },
      message: (atMs, text, line, fields, eventId) => {
        const record = fields ?? parseRecord(text);
        if (record === undefined) remarks.unreadable(line, "its message is not JSON");
        else if (fields !== undefined && isCountedRow(fields)) {
          hasRecord = true;
          if (!addCountedRow(table, fields, file)) remarks.partial(line, "a row is partly outside of the window");
        } else {
          const isRepeated = (time: number | null): boolean => events.isRepeated(time, bytesOf(record), eventId);
          if (addRecord(table, record, atMs ?? timeOf(record), isRepeated, events.counted)) hasRecord = true;
          else remarks.unreadable(line, "it is not a record of the firewall");
        }
      },
    }),
    hasRecord: () => hasRecord,
    flush,
  };
}

/** `false` where the row goes over an edge of the window. */
function addCountedRow(table: TrafficTable, fields: LogFields, file: string): boolean {
  const { record, connections, firstMs, lastMs } = readCountedRow(fields, file);
  if (!table.wants(firstMs) || !table.wants(lastMs)) return table.wants(firstMs) === table.wants(lastMs);
  if (record.origin === "server") table.addServers({ connections, firstMs, lastMs });
  else table.addCounted(record, { connections, firstMs, lastMs });
  for (const ms of [firstMs, lastMs]) table.addActiveHour(Math.floor(ms / msPerHour));
  return true;
}

/** Written anew: what came over several lines, or with other escapes, is the same event. */
function bytesOf(record: LogFields): RecordBytes {
  const bytes = Buffer.from(JSON.stringify(record));
  return { bytes, from: 0, to: bytes.length, isCompact: true };
}

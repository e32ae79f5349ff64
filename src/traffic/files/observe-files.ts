/** Observes traffic through log files: everything that the firewall logged, counted once and in bounded memory. */
import type { LogFields } from "../../discriminat/flow-record.ts";
import { quote } from "../../text/quote.ts";
import { msPerHour } from "../../values/time.ts";
import { createTrafficTable, type TrafficTable } from "../counting/traffic-table.ts";
import type { ObservedTraffic, Window } from "../flow.ts";
import { addRecord, parseRecord } from "./add-record.ts";
import { type Copy, findCopies } from "./bytes/find-copies.ts";
import { findLogFiles } from "./bytes/find-log-files.ts";
import { createLineCounter } from "./count-lines.ts";
import { isCountedRow, readCountedRow } from "./counted-row.ts";
import { createEventMemory, type EventMemory, type EventMemoryOptions } from "./event-memory.ts";
import type { RecordBytes } from "./fingerprint.ts";
import { timeOf } from "./formats/messages-in.ts";
import type { MessageSink } from "./formats/parser.ts";
import { createPartialAnswers } from "./partial-answers.ts";
import { type LogFiles, nothingReadable, parseLogFiles } from "./read-messages.ts";

export interface ObserveFilesOptions extends LogFiles, EventMemoryOptions {
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
  /** Files that hold the same as another one, and were left out. */
  readonly copies: readonly Copy[];
  /** Events that came again, and do not count. */
  readonly repeatedEvents: number;
}

const shownUnreadable = 5;

/** @throws as `parseLogFiles`; UserError where nothing in the files is a record of the firewall. */
export async function observeFiles(options: ObserveFilesOptions, signal: AbortSignal): Promise<FileTraffic> {
  const { window, maxDailyFlows, patterns, cwd } = options;
  const all = findLogFiles(patterns, cwd);
  const copies = await findCopies(all, cwd, signal);
  const left = new Set(copies.map(({ file }) => file));
  const files = all.filter((file) => !left.has(file));

  const table = createTrafficTable({ window, maxDailyFlows });
  const events = createEventMemory(options);
  const partial = createPartialAnswers();
  const firstUnreadable: UnreadableLine[] = [];
  let hasRecord = false;
  let unreadableLines = 0;
  // Only in one of several files can a line by itself have come before.
  const { countLines, flush } = createLineCounter(table, window, files.length > 1 ? events : undefined);
  const sinkFor = (file: string): MessageSink => {
    events.nextFile(file);
    const unreadable: MessageSink["unreadable"] = (line, why) => {
      table.addUnreadable();
      unreadableLines += 1;
      if (firstUnreadable.length < shownUnreadable) firstUnreadable.push({ file, line, why });
    };
    const lacking = partial.sinkOf(file, unreadable);
    return {
      ...lacking,
      countLines: (bytes, start, end) => {
        const counted = countLines(bytes, start, end);
        hasRecord ||= counted.lines > 0;
        return counted;
      },
      message: (atMs, text, line, fields, eventId) => {
        const record = fields ?? parseRecord(text);
        if (record === undefined) unreadable(line, "its message is not JSON");
        else if (fields !== undefined && isCountedRow(fields)) {
          hasRecord = true;
          if (!addCountedRow(table, fields, file)) lacking.partial(line, "a row is partly outside of the window");
        } else {
          const isRepeated = (time: number | null): boolean => events.isRepeated(time, bytesOf(record), eventId);
          if (addRecord(table, record, atMs ?? timeOf(record), isRepeated)) hasRecord = true;
          else unreadable(line, "it is not a record of the firewall");
        }
      },
    };
  };
  for await (const _ of parseLogFiles({ ...options, files }, sinkFor, signal));
  flush();
  if (!hasRecord && unreadableLines > 0) {
    const [first] = firstUnreadable;
    throw nothingReadable(unreadableLines, first && `${first.file}:${first.line}: ${first.why}`);
  }
  return {
    ...table.finish([...partial.reasons(), ...overlapReasons(events)]),
    firstUnreadable,
    copies,
    repeatedEvents: events.repeats(),
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

function overlapReasons(events: EventMemory): readonly string[] {
  const overlap = events.overlap();
  if (overlap === undefined) return [];
  const [file, other] = [quote(overlap.file), quote(overlap.other)];
  return [
    `${other} holds events that ${file} holds too, more than can be told apart: they count twice. Give one of them, or observe each with --from and --to, and merge.`,
  ];
}

/** Written anew: what came over several lines, or with other escapes, is the same event. */
function bytesOf(record: LogFields): RecordBytes {
  const bytes = Buffer.from(JSON.stringify(record));
  return { bytes, from: 0, to: bytes.length };
}

/** Observes traffic through log files: everything that the firewall logged, counted once and in bounded memory. */
import { quote } from "../../text/quote.ts";
import { createTrafficTable } from "../counting/traffic-table.ts";
import type { ObservedTraffic, Window } from "../flow.ts";
import { type Copy, findCopies } from "./bytes/find-copies.ts";
import { findLogFiles } from "./bytes/find-log-files.ts";
import { type CountedFiles, createUnreadable, type UnreadableLine } from "./counted-files.ts";
import { createEventMemory, type EventMemoryOptions } from "./event-memory.ts";
import { createMessageCounter } from "./message-counter.ts";
import { createPartialAnswers } from "./partial-answers.ts";
import { type LogFiles, nothingReadable, parseLogFiles } from "./read-messages.ts";
import { threadsFor } from "./threads/choose-threads.ts";
import { countOnThreads } from "./threads/count-on-threads.ts";

export interface ObserveFilesOptions extends LogFiles, EventMemoryOptions {
  readonly window?: Window | undefined;
  readonly maxDailyFlows?: number | undefined;
  /** Threads that count: 1 for this one alone. @default what pays off for the files, on this machine */
  readonly jobs?: number | undefined;
  /** What each of them runs: tests name the built one. */
  readonly worker?: URL | undefined;
}

export interface FileTraffic extends ObservedTraffic {
  /** The first of the lines that are counted as unreadable. */
  readonly firstUnreadable: readonly UnreadableLine[];
  /** Files that hold the same as another one, and were left out. */
  readonly copies: readonly Copy[];
  /** Events that came again, and do not count. */
  readonly repeatedEvents: number;
}

/** @throws as `parseLogFiles`; UserError where nothing in the files is a record of the firewall. */
export async function observeFiles(options: ObserveFilesOptions, signal: AbortSignal): Promise<FileTraffic> {
  const { patterns, cwd } = options;
  const all = findLogFiles(patterns, cwd);
  const copies = await findCopies(all, cwd, signal);
  const left = new Set(copies.map(({ file }) => file));
  const files = all.filter((file) => !left.has(file));

  const threads = threadsFor(files, cwd, options.jobs);
  const onThreads = threads < 2 ? undefined : await countOnThreads(files, threads, options, signal);
  const { table, events, partial, unreadable, hasRecord } = onThreads ?? (await countOneByOne(files, options, signal));
  const [first] = unreadable.first();
  if (!hasRecord && first !== undefined) {
    throw nothingReadable(unreadable.lines(), `${first.file}:${first.line}: ${first.why}`);
  }
  const overlap = events.overlap();
  return {
    ...table.finish([...partial.reasons(), ...(overlap === undefined ? [] : [whyOverlap(overlap)])]),
    firstUnreadable: unreadable.first(),
    copies,
    repeatedEvents: events.repeats(),
  };
}

/** On this thread, one file after the other. */
async function countOneByOne(
  files: readonly string[],
  options: ObserveFilesOptions,
  signal: AbortSignal,
): Promise<CountedFiles> {
  const table = createTrafficTable(options);
  const events = createEventMemory(options);
  const partial = createPartialAnswers();
  const unreadable = createUnreadable();
  const isOnlyFile = files.length === 1;
  const counter = createMessageCounter({ table, window: options.window, events, isOnlyFile });
  const reading = parseLogFiles(
    { ...options, files, rooms: counter.rooms },
    (file) => {
      events.nextFile(file);
      const remarks = partial.sinkOf(file, (line, why) => {
        table.addUnreadable();
        unreadable.add({ file, line, why });
      });
      return counter.sinkOf(file, remarks);
    },
    signal,
  );
  for await (const _ of reading);
  counter.flush();
  return { table, events, partial, unreadable, hasRecord: counter.hasRecord() };
}

function whyOverlap(overlap: { readonly file: string; readonly other: string }): string {
  const [file, other] = [quote(overlap.file), quote(overlap.other)];
  return `${other} holds events that ${file} holds too, more than can be told apart: they count twice. Give one of them, or observe each with --from and --to, and merge.`;
}

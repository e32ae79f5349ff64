/**
 * The messages of a log that a filter pattern finds, wherever they come from. One event is found once, however often it was
 * delivered (docs/decisions/0033-one-event-once.md). Bounded memory: keeps no message, and a fingerprint of each that is found.
 */
import { setImmediate } from "node:timers/promises";
import { createEventMemory } from "../../traffic/files/event-memory.ts";
import type { FilterPattern } from "../../traffic/filter-pattern/filter-pattern.ts";
import { matchesMessage } from "../../traffic/filter-pattern/matches-message.ts";
import type { Window } from "../../traffic/flow.ts";
import { readFields } from "./log-line.ts";

const messagesAtOnce = 64;

/** One record as it was written. */
export interface LogMessage {
  /** Milliseconds since 1970, UTC; `null` where the log line has no time. */
  readonly atMs: number | null;
  readonly message: string;
  /** Where it was read: a file and its line, or the log stream. */
  readonly from: { readonly file: string; readonly line: number } | { readonly stream: string };
  /** As AWS gave it. */
  readonly eventId: string | undefined;
}

export interface Search {
  readonly pattern: FilterPattern;
  readonly window: Window | undefined;
  /** Stops once one more is found. */
  readonly limit: number;
  readonly onFound: (message: LogMessage) => void;
  /** Ends the search, also between the records of one chunk: an expression may take its time with each. */
  readonly signal?: AbortSignal | undefined;
}

export interface SearchResult {
  readonly read: number;
  readonly found: number;
  /** Whether there is more than `limit`. */
  readonly more: boolean;
  /** Messages that the pattern finds, and whose time, that the window asks for, is not known. */
  readonly untimed: number;
  /** Events that came again, in the same file with the same id or in another file, and are left out. */
  readonly repeated: number;
}

export async function findMessages(
  messages: AsyncIterable<LogMessage> | Iterable<LogMessage>,
  { pattern, window, limit, onFound, signal }: Search,
): Promise<SearchResult> {
  const fromMs = window === undefined ? Number.NEGATIVE_INFINITY : Date.parse(window.from);
  const toMs = window === undefined ? Number.POSITIVE_INFINITY : Date.parse(window.to);
  let [read, found, untimed] = [0, 0, 0];
  const repeats = repeatsOf(limit);
  const result = (more: boolean): SearchResult => ({ read, found, more, untimed, repeated: repeats.count() });
  for await (const message of messages) {
    read += 1;
    if (read % messagesAtOnce === 0) {
      // Signals reach the process only here: messages of one chunk come without a pause.
      await setImmediate();
      signal?.throwIfAborted();
    }
    const { atMs } = message;
    if (atMs !== null && (atMs < fromMs || atMs >= toMs)) continue;
    if (!matchesMessage(pattern, message.message)) continue;
    if (atMs === null && window !== undefined) {
      untimed += 1;
      continue;
    }
    if (repeats.ask(message)) continue;
    if (found === limit) return result(true);
    found += 1;
    onFound(message);
  }
  return result(false);
}

interface Repeats {
  readonly ask: (message: LogMessage) => boolean;
  readonly count: () => number;
}

/** Knows every message that is found, and one more. */
function repeatsOf(limit: number): Repeats {
  const most = limit + 1;
  const events = createEventMemory({ mostEvents: most + 1, mostIds: most });
  let current: string | undefined;
  return {
    ask: ({ atMs, message, from, eventId }) => {
      // A log group is one source: what agrees there without an id may be connections that agree.
      const source = "file" in from ? from.file : "";
      if (source !== current) events.nextFile(source);
      current = source;
      const fields = readFields(message);
      const bytes = Buffer.from(fields === undefined ? message : JSON.stringify(fields));
      return events.isRepeated(atMs, { bytes, from: 0, to: bytes.length }, eventId);
    },
    count: events.repeats,
  };
}

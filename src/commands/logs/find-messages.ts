/** The messages of a log that a filter pattern finds, wherever they come from. Bounded memory: keeps none. */
import { setImmediate } from "node:timers/promises";
import type { FilterPattern } from "../../traffic/filter-pattern/filter-pattern.ts";
import { matchesMessage } from "../../traffic/filter-pattern/matches-message.ts";
import type { Window } from "../../traffic/flow.ts";

const messagesAtOnce = 64;

/** One record as it was written. */
export interface LogMessage {
  /** Milliseconds since 1970, UTC; `null` where the log line has no time. */
  readonly atMs: number | null;
  readonly message: string;
  /** Where it was read: a file and its line, or the log stream. */
  readonly from: { readonly file: string; readonly line: number } | { readonly stream: string };
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
}

export async function findMessages(
  messages: AsyncIterable<LogMessage> | Iterable<LogMessage>,
  { pattern, window, limit, onFound, signal }: Search,
): Promise<SearchResult> {
  const fromMs = window === undefined ? Number.NEGATIVE_INFINITY : Date.parse(window.from);
  const toMs = window === undefined ? Number.POSITIVE_INFINITY : Date.parse(window.to);
  let [read, found, untimed] = [0, 0, 0];
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
    if (found === limit) return { read, found, more: true, untimed };
    found += 1;
    onFound(message);
  }
  return { read, found, more: false, untimed };
}

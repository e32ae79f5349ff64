/** Many queries, a few at a time: each over its stretch of time, cut smaller where the answer does not fit. */
import { setMaxListeners } from "node:events";
import { UserError } from "../../errors.ts";
import type { QueryText } from "./queries.ts";
import type { QuerySession } from "./query-session.ts";
import { type Row, runQuery } from "./run-query.ts";
import { formatRange, shortestMs, splitRange, type TimeRange } from "./time-range.ts";

/** One query, and what becomes of its rows: they come in any order, but each record counts in exactly one. */
export interface Task {
  readonly query: QueryText;
  readonly range: TimeRange;
  /** @param whole whether these are all rows of `range`, which is the task's or a part of it */
  readonly onRows: (rows: readonly Row[], range: TimeRange, whole: boolean) => Promise<void>;
  /** What the records are called where they were too many. */
  readonly what: string;
}

export interface GatherOptions {
  /** `known` grows as queries are made, and where answers do not fit. */
  readonly onCount: (done: number, known: number) => void;
}

/** What takes an hour for less than this does not end by being cut smaller: each try takes another hour. */
const patienceMs = 3_600_000;

/**
 * @param tasks taken one by one when there is room for another query: later ones may depend on what earlier ones answered
 *
 * Returns, in words, what is missing: stretches of which AWS gave only a part, though they are as short as can be.
 *
 * @throws the first error of any query; nothing new is started after it.
 */
export async function gather(
  session: QuerySession,
  tasks: Iterator<Task>,
  { onCount }: GatherOptions,
): Promise<readonly string[]> {
  const failure = new AbortController();
  const own: QuerySession = { ...session, signal: AbortSignal.any([session.signal, failure.signal]) };
  // Each query that runs listens; Node takes more than ten for a leak, and says so.
  setMaxListeners(0, own.signal);
  const parts: Task[] = [];
  const cutOff: Task[] = [];
  let [known, done] = [0, 0];
  const take = (): Task | undefined => {
    const part = parts.pop();
    if (part !== undefined) return part;
    const next = tasks.next();
    if (next.done === true) return undefined;
    known += 1;
    return next.value;
  };
  onCount(done, known);

  const run = async (task: Task): Promise<void> => {
    const answer = await runQuery(own, task.query(task.range), task.range);
    session.lanes.answered();
    const shortest = answer.kind === "timeout" ? patienceMs : shortestMs;
    const smaller = answer.kind === "rows" && answer.whole ? undefined : splitRange(task.range, shortest);
    if (smaller !== undefined) {
      // In front of the rest: a window is finished day by day.
      parts.push(...smaller.map((range) => ({ ...task, range })).reverse());
      known += smaller.length;
    } else if (answer.kind === "timeout") {
      throw new UserError(`Logs Insights could not read ${formatRange(task.range)} within an hour`, {
        hint: "Try again later, or observe exported files with --logs.",
        exitCode: 3,
      });
    } else {
      await task.onRows(answer.rows, task.range, answer.whole);
      if (!answer.whole) cutOff.push(task);
    }
    done += 1;
    onCount(done, known);
  };

  await drain(take, run, session.lanes.width, (error) => failure.abort(error));
  session.signal.throwIfAborted();
  failure.signal.throwIfAborted();
  return cutOffReasons(cutOff, session.rows.most);
}

/** Runs tasks, also those that come meanwhile, until none is left; after an error only what runs. Never rejects. */
async function drain<T>(
  take: () => T | undefined,
  run: (task: T) => Promise<void>,
  width: () => number,
  onError: (error: unknown) => void,
): Promise<void> {
  let failed = false;
  const running = new Set<Promise<void>>();
  for (;;) {
    while (!failed && running.size < width()) {
      const task = take();
      if (task === undefined) break;
      const one = run(task)
        .catch((error: unknown) => {
          if (!failed) onError(error);
          failed = true;
        })
        .finally(() => running.delete(one));
      running.add(one);
    }
    if (running.size === 0) return;
    // One that ends may leave parts.
    await Promise.race(running);
  }
}

/** One sentence for each kind of record. */
function cutOffReasons(cutOff: readonly Task[], maxRows: number): readonly string[] {
  const whats = [...new Set(cutOff.map(({ what }) => what))].sort();
  return whats.map((what) => {
    const ranges = cutOff.filter((task) => task.what === what).map(({ range }) => range);
    const [first] = ranges.sort((left, right) => left.fromMs - right.fromMs);
    const more = ranges.length === 1 ? "" : `, and in ${ranges.length - 1} more stretches of time`;
    const when = first === undefined ? "" : ` from ${formatRange(first)}`;
    return `Logs Insights gives at most ${maxRows} rows, and there were more ${what}${when}${more}.`;
  });
}

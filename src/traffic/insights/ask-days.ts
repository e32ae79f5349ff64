/**
 * A window → queries, and their rows → the table. Days that were answered before are not asked again; those that are answered now,
 * by all queries and wholly, are kept as soon as they are: a run that is killed goes on where it stopped.
 */

import { formatDay, msPerDay } from "../../values/time.ts";
import type { TrafficTable } from "../counting/traffic-table.ts";
import type { Window } from "../flow.ts";
import { countActivity, countConfig, countFlows } from "./count-rows.ts";
import { type AnsweredDays, answerKinds, type DayAnswer, type PackedRows, packRows } from "./day-answer.ts";
import { type GatherOptions, gather, type Task } from "./gather.ts";
import { type AnswerKind, queryOf, type Streams } from "./queries.ts";
import type { QuerySession } from "./query-session.ts";
import { readMoment } from "./read-row.ts";
import type { Row } from "./run-query.ts";
import { daysOf, type TimeRange } from "./time-range.ts";

export interface AskedDays extends Streams {
  readonly window: Window;
  readonly answeredDays?: AnsweredDays | undefined;
  /** Days that end later are not kept: records of theirs may still come. Milliseconds since 1970. */
  readonly settledUntilMs?: number | undefined;
}

interface Kind {
  readonly count: (table: TrafficTable, rows: readonly Row[]) => void;
  /** The field that says of which day a row is. */
  readonly moment: string;
  /** What the records are called where they were too many. */
  readonly what: string;
}

const kinds: Readonly<Record<AnswerKind, Kind>> = {
  flows: {
    count: countFlows,
    moment: "first_seen",
    what: "different connections",
  },
  activity: {
    count: countActivity,
    moment: "bin(1h)",
    what: "hours and kinds of records",
  },
  config: {
    count: countConfig,
    moment: "@timestamp",
    what: "records of the config log",
  },
};

/** Days of one query at most. What is counted by hour has a few thousand rows in a month. */
const longestStretch = 31;
/** A window is not cut into fewer parts than that: they run side by side. */
const leastParts = 5;
/** How full an answer is to become, by the fullest day so far: days differ, and what is cut off is paid for twice. */
const fill = 0.5;

/** A window without the days that are kept; those are counted. */
export function openDays(
  { window, answeredDays, settledUntilMs }: AskedDays,
  table: TrafficTable,
): { readonly ranges: readonly TimeRange[]; readonly keepable: ReadonlySet<string> } {
  const keepable = new Set<string>();
  const ranges = daysOf(window).filter((range) => {
    if (answeredDays === undefined || !isKeepable(range, settledUntilMs)) return true;
    const day = dayOf(range.fromMs);
    const answer = answeredDays.read(day);
    if (answer === undefined) {
      keepable.add(day);
      return true;
    }
    for (const { kind, rows } of answer) kinds[kind].count(table, rows);
    return false;
  });
  return { ranges, keepable };
}

/** Asks for what is open. Returns, in words, what is missing. @throws as `gather`. */
export async function askDays(
  session: QuerySession,
  asked: AskedDays,
  table: TrafficTable,
  open: ReturnType<typeof openDays>,
  options: GatherOptions,
): Promise<readonly string[]> {
  const keeper = createKeeper(asked.answeredDays, open.keepable);
  const taskOf = (kind: AnswerKind, range: TimeRange): Task => ({
    query: queryOf(kind, asked),
    range,
    onRows: async (rows, part, whole) => {
      const days = Math.max(1, (part.toMs - part.fromMs) / msPerDay);
      if (kind === "flows") fullestDay = Math.max(fullestDay ?? 1, rows.length / days);
      kinds[kind].count(table, rows);
      await keeper.note(kind, rows, part, whole);
    },
    what: kinds[kind].what,
  });
  let fullestDay: number | undefined;
  const daysAtOnce = (): number => {
    if (fullestDay === undefined) return 1;
    const fitting = Math.floor((fill * session.rows.most) / fullestDay);
    return Math.max(1, Math.min(fitting, longestStretch, Math.ceil(open.ranges.length / leastParts)));
  };
  function* tasks(): Generator<Task> {
    // What covers many days first: a day is answered once all three are, and then the days come one by one.
    for (let left = open.ranges; left.length > 0; ) {
      const { range, others } = firstStretch(left, longestStretch);
      yield taskOf("activity", range);
      yield taskOf("config", range);
      left = others;
    }
    for (let left = open.ranges; left.length > 0; ) {
      const { range, others } = firstStretch(left, daysAtOnce());
      yield taskOf("flows", range);
      left = others;
    }
  }
  return await gather(session, tasks(), options);
}

function isKeepable({ fromMs, toMs }: TimeRange, settledUntilMs = Number.NEGATIVE_INFINITY): boolean {
  return toMs - fromMs === msPerDay && toMs <= settledUntilMs;
}

function dayOf(ms: number): string {
  return formatDay(Math.floor(ms / msPerDay));
}

/** The first range and its next neighbours as one, up to so many. */
function firstStretch(
  ranges: readonly TimeRange[],
  most: number,
): { readonly range: TimeRange; readonly others: readonly TimeRange[] } {
  let length = 1;
  while (length < most && ranges[length]?.fromMs === ranges[length - 1]?.toMs) length += 1;
  const [fromMs = 0, toMs = 0] = [ranges[0]?.fromMs, ranges[length - 1]?.toMs];
  return { range: { fromMs, toMs }, others: ranges.slice(length) };
}

interface Keeper {
  readonly note: (kind: AnswerKind, rows: readonly Row[], range: TimeRange, whole: boolean) => Promise<void>;
}

/** Collects the rows of days until all queries have answered them. */
function createKeeper(answeredDays: AnsweredDays | undefined, keepable: ReadonlySet<string>): Keeper {
  if (answeredDays === undefined) return { note: async () => {} };
  const waiting = new Map(Array.from(keepable, (day) => [day, emptyDay()]));
  return {
    note: async (kind, rows, range, whole) => {
      const parts = daysOf({ from: new Date(range.fromMs).toISOString(), to: new Date(range.toMs).toISOString() });
      const placed = placeRows(rows, kinds[kind].moment, parts);
      for (const { fromMs, toMs } of parts) {
        const day = dayOf(fromMs);
        const known = waiting.get(day);
        if (known === undefined) continue;
        // Rows that cannot be told to be of one day, or are not all: the day is asked again the next time.
        if (!whole || placed === undefined) waiting.delete(day);
        else {
          const packed = packRows(placed.get(day) ?? []);
          if (packed !== undefined) known.rows[kind].push(packed);
          known.missingMs -= toMs - fromMs;
          if (known.missingMs > 0) continue;
          waiting.delete(day);
          await answeredDays.keep(day, known.rows);
        }
      }
    },
  };
}

function emptyDay(): { missingMs: number; readonly rows: { [kind in keyof DayAnswer]: PackedRows[] } } {
  return { missingMs: answerKinds.length * msPerDay, rows: { flows: [], activity: [], config: [] } };
}

/** Rows by day; `undefined` where one does not say. */
function placeRows(
  rows: readonly Row[],
  moment: string,
  parts: readonly TimeRange[],
): ReadonlyMap<string, readonly Row[]> | undefined {
  const byDay = new Map(parts.map(({ fromMs }) => [dayOf(fromMs), [] as Row[]]));
  const only = parts.length === 1 ? byDay.get(dayOf(parts[0]?.fromMs ?? 0)) : undefined;
  for (const row of rows) {
    const ms = only === undefined ? readMoment(row[moment]) : null;
    const own = only ?? (ms === null ? undefined : byDay.get(dayOf(ms)));
    if (own === undefined) return undefined;
    own.push(row);
  }
  return byDay;
}

/**
 * Which folders each statement reads. A statement counts the events of one day, so that no event is in two of them; it reads the
 * folders of that day, and of some hours more where Firehose names them by when it got the first event of a file. Pure.
 */
import { msPerDay, msPerHour } from "../../values/time.ts";
import type { Window } from "../flow.ts";
import { daysOf, type TimeRange } from "../insights/time-range.ts";

/** How folders are named: `yyyy/MM/dd/HH`, `yyyy-MM-dd`, or not by time. */
export type Partitions = "hour" | "day" | "none";

/** The names of the partition columns; `datehour` is AWS's own word in its example for Firehose. */
export const partitionColumns: Readonly<Record<Partitions, string | undefined>> = {
  hour: "datehour",
  day: "day",
  none: undefined,
};

/** Values of the partition column: half-open, and compared as texts. */
interface PartitionRange {
  readonly from: string;
  readonly to: string;
}

/** What one statement reads and counts. */
export interface Part {
  /** Events of that time count. */
  readonly range: TimeRange;
  /** The whole window: events of it that this statement meets and no other one counts are said to be missing. */
  readonly window: TimeRange;
  /** `undefined` where the table has no partitions: then it is read once, as a whole. */
  readonly partitions:
    | {
        readonly column: string;
        /** What is read. */
        readonly read: PartitionRange;
        /** The day's own: what is in them and has no time counts here. */
        readonly own: PartitionRange;
        /** In the day's own folders: from where on events of the day before are not read by the statement of their day. */
        readonly tooLate: string;
        /** The same for events of the day after: in the folders before this one. */
        readonly tooEarly: string;
      }
    | undefined;
}

/**
 * Firehose names a folder by when the first event of a file came, and gathers for up to 15 minutes: an event may lie in the hour
 * before its own. It tries again for long, and CloudWatch may deliver late.
 */
const hoursBefore = 1;
const hoursAfter = 3;

export function partsOf(window: Window, partitions: Partitions): readonly Part[] {
  const whole = { fromMs: Date.parse(window.from), toMs: Date.parse(window.to) };
  if (whole.fromMs >= whole.toMs) return [];
  const column = partitionColumns[partitions];
  if (column === undefined) return [{ range: whole, window: whole, partitions: undefined }];
  const name = partitions === "hour" ? hourName : dayName;
  const [before, after] = partitions === "hour" ? [hoursBefore * msPerHour, hoursAfter * msPerHour] : [0, 0];
  return daysOf(window).map((range) => {
    const dayMs = Math.floor(range.fromMs / msPerDay) * msPerDay;
    const nextMs = dayMs + msPerDay;
    return {
      range,
      window: whole,
      partitions: {
        column,
        read: { from: name(dayMs - before), to: name(nextMs + after) },
        own: { from: name(dayMs), to: name(nextMs) },
        tooLate: name(dayMs + after),
        tooEarly: name(nextMs - before),
      },
    };
  });
}

/** `2026/11/02/05` */
function hourName(ms: number): string {
  return new Date(ms).toISOString().slice(0, 13).replace(/[-T]/g, "/");
}

/** `2026-11-02` */
function dayName(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

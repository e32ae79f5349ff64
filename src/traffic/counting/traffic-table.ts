/**
 * Counts records: those that agree in all key fields are one daily flow. Both sources count here: the same logs give the
 * same daily flows. Memory is bounded, because clients choose the names: daily flows and texts have a limit each.
 */
import type { ConfigRecord } from "../../discriminat/config-record.ts";
import type { FlowRecord } from "../../discriminat/flow-record.ts";
import { tidyReason } from "../../discriminat/reason.ts";
import { formatTime, msPerDay, msPerHour } from "../../values/time.ts";
import type { Acceptance, Attachment, ObservedTraffic, RecordCounts, Window } from "../flow.ts";
import { type CountedRecords, createDailyFlowRows, type DailyFlowColumns } from "./daily-flow-rows.ts";
import { compareAcceptances, compareAttachments, compareNumbers, compareTexts } from "./record-order.ts";

export interface TrafficTableOptions {
  /** Only records in it count. Without one the window is what the records span. */
  readonly window?: Window | undefined;
  /** Further daily flows are lost, and said to be (default: 1,000,000). */
  readonly maxDailyFlows?: number | undefined;
}

export interface TrafficTable {
  /** Whether a record of that time counts; one without a time does where no window was asked for. */
  readonly wants: (atMs: number | null) => boolean;
  /**
   * Counts one record; `wants` must have said yes. Returns the daily flow's row for `countAgain`, or -1 where it is lost.
   * @param record or the row of one that is like it, on whatever day
   */
  readonly addFlow: (record: FlowRecord | number, atMs: number | null) => number;
  /** More records like the one that gave the row, of the same day; their hours are marked with `addActiveHour`. */
  readonly countAgain: (row: number, count: CountedRecords) => void;
  /** Records that are counted already: `connections` of them, all of one UTC day. */
  readonly addCounted: (record: FlowRecord, count: CountedRecords) => void;
  /** Records of servers. */
  readonly addServer: (atMs: number | null, records?: number) => void;
  /** Several; their hours are marked with `addActiveHour`. */
  readonly addServers: (count: CountedRecords) => void;
  readonly addConfig: (record: ConfigRecord, atMs: number | null) => void;
  readonly addUnreadable: (lines?: number) => void;
  /** A record that `wants` did not want, because its time is not known. */
  readonly addUntimed: () => void;
  /** An hour since 1970, UTC, in which there were flow records. */
  readonly addActiveHour: (hour: number) => void;
  /** @param incompleteBecause what the source itself could not give. */
  readonly finish: (incompleteBecause?: readonly string[]) => ObservedTraffic;
  /** Whether records were lost because there is no room for more daily flows. Which ones depends on their order. */
  readonly hasLost: () => boolean;
  /** What another thread can take over; nothing may be counted afterwards. */
  readonly parts: () => TableParts;
  /**
   * Adds what another table of the same window counted, in whatever order. `false` where there is no room for it, and the sums are of
   * no use.
   * @param less what is not to count in it, because it was counted elsewhere
   */
  readonly addParts: (parts: TableParts, less: LessCounted) => boolean;
}

/** A table's contents, as one thread hands them to another. */
export interface TableParts {
  readonly rows: DailyFlowColumns;
  readonly records: RecordCounts;
  readonly untimed: number;
  readonly hasLost: boolean;
  /** Infinite, and the other way around, where nothing has a time. */
  readonly earliestMs: number;
  readonly latestMs: number;
  readonly hours: Float64Array<ArrayBuffer>;
  readonly attachments: readonly Attachment[];
  readonly acceptances: readonly Acceptance[];
}

/** Events that were counted before: their times, hours and apps are known from there, so that only numbers change. */
export interface LessCounted {
  readonly byRow: ReadonlyMap<number, number>;
  readonly client: number;
  readonly server: number;
  readonly config: number;
  readonly untimed: number;
}

const defaultMaxDailyFlows = 1_000_000;

export function createTrafficTable({
  window,
  maxDailyFlows = defaultMaxDailyFlows,
}: TrafficTableOptions = {}): TrafficTable {
  const fromMs = window === undefined ? Number.NEGATIVE_INFINITY : Date.parse(window.from);
  const toMs = window === undefined ? Number.POSITIVE_INFINITY : Date.parse(window.to);

  const rows = createDailyFlowRows(maxDailyFlows);
  let [client, server, config, unreadable, lost, untimed] = [0, 0, 0, 0, 0, 0];
  let [earliestMs, latestMs] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  const hours = new Set<number>();
  const attachments = new Map<string, Attachment>();
  const acceptances = new Map<string, Acceptance>();

  const see = (firstMs: number | null, lastMs = firstMs): void => {
    earliestMs = Math.min(earliestMs, firstMs ?? earliestMs);
    latestMs = Math.max(latestMs, lastMs ?? latestMs);
  };

  const count = (row: number, counted: CountedRecords): void => {
    see(counted.firstMs, counted.lastMs);
    client += counted.connections;
    if (row < 0) lost += counted.connections;
    else rows.count(row, counted);
  };

  const addServers: TrafficTable["addServers"] = ({ connections, firstMs, lastMs }) => {
    see(firstMs, lastMs);
    server += connections;
  };

  const markHour = (atMs: number | null): void => {
    if (atMs !== null) hours.add(Math.floor(atMs / msPerHour));
  };

  /** The firewall's nodes each write the same. */
  const addAttachment = ({ source, group, attached, atMs }: Attachment): void => {
    attachments.set(JSON.stringify([source, group, attached, atMs]), { source, group, attached, atMs });
  };

  const rowOf = (record: FlowRecord | number, atMs: number | null): number =>
    rows.rowOf(record, atMs === null ? null : Math.floor(atMs / msPerDay));

  return {
    wants: (atMs) => (atMs === null ? window === undefined : atMs >= fromMs && atMs < toMs),
    addFlow: (record, atMs) => {
      const row = rowOf(record, atMs);
      markHour(atMs);
      count(row, { connections: 1, firstMs: atMs, lastMs: atMs });
      return row;
    },
    countAgain: count,
    addCounted: (record, counted) => count(rowOf(record, counted.firstMs), counted),
    addServer: (atMs, records = 1) => {
      markHour(atMs);
      addServers({ connections: records, firstMs: atMs, lastMs: atMs });
    },
    addServers,
    addConfig: (record, atMs) => {
      see(atMs);
      config += 1;
      if (record.kind === "attachment") addAttachment({ ...record, atMs });
      else keepLatest(acceptances, { ...record, outcome: tidyReason(record.outcome, null), atMs });
    },
    addUnreadable: (lines = 1) => {
      unreadable += lines;
    },
    addUntimed: () => {
      untimed += 1;
    },
    addActiveHour: (hour) => void hours.add(hour),
    hasLost: () => lost > 0,
    parts: () => ({
      rows: rows.columns(),
      records: { client, server, config, unreadable },
      untimed,
      hasLost: lost > 0,
      earliestMs,
      latestMs,
      hours: Float64Array.from(hours),
      attachments: [...attachments.values()],
      acceptances: [...acceptances.values()],
    }),
    addParts: (parts, less) => {
      see(parts.earliestMs, parts.latestMs);
      client += parts.records.client - less.client;
      server += parts.records.server - less.server;
      config += parts.records.config - less.config;
      unreadable += parts.records.unreadable;
      untimed += parts.untimed - less.untimed;
      for (const hour of parts.hours) hours.add(hour);
      for (const attachment of parts.attachments) addAttachment(attachment);
      for (const acceptance of parts.acceptances) keepLatest(acceptances, acceptance);
      return !parts.hasLost && rows.addColumns(parts.rows, less.byRow);
    },
    finish: (because = []) => {
      const incompleteBecause = [
        ...because,
        ...(lost === 0
          ? []
          : [
              `There are more different connections than are told apart: ${lost.toLocaleString("en-US")} records are in none of them.`,
            ]),
        ...(untimed === 0
          ? []
          : [`${untimed.toLocaleString("en-US")} records have no time, and cannot be told to lie in the window.`]),
      ];
      const spanned = earliestMs > latestMs ? null : { from: formatTime(earliestMs), to: formatTime(latestMs + 1000) };
      return {
        dailyFlows: rows.inOrder(),
        attachments: [...attachments.values()].sort(compareAttachments),
        acceptances: [...acceptances.values()].sort(compareAcceptances),
        records: { client, server, config, unreadable },
        window: window ?? spanned,
        activeHours: [...hours].sort((left, right) => left - right),
        complete: incompleteBecause.length === 0,
        incompleteBecause,
      };
    },
  };
}

/** The last word on each name and each window of a group; of two at the same moment, whichever, but always the same. */
function keepLatest(acceptances: Map<string, Acceptance>, next: Acceptance): void {
  const { group, kind, subject, protocol, outcome, atMs } = next;
  const key = JSON.stringify([group, kind, subject, protocol]);
  const known = acceptances.get(key);
  const isLater =
    known === undefined ||
    compareNumbers(known.atMs, atMs) < 0 ||
    (known.atMs === atMs && compareTexts(known.outcome, outcome) < 0);
  if (isLater) acceptances.set(key, { group, kind, subject, protocol, outcome, atMs });
}

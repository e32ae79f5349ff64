/**
 * Counts records: those that agree in everything that tells sightings apart are one sighting. Both sources count here, so that
 * the same logs give the same sightings. Memory is bounded, because names are chosen by whoever opens a connection: there is
 * a most of sightings, and of texts.
 */
import type { ConfigRecord } from "../discriminat/config-record.ts";
import type { FlowRecord } from "../discriminat/flow-record.ts";
import { tidyReason } from "../discriminat/reason.ts";
import type { Acceptance, Attachment, Sightings, Window } from "./flow.ts";
import { compareAcceptances, compareAttachments, compareNumbers, compareTexts } from "./sighting-order.ts";
import { createSightingRows } from "./sighting-rows.ts";

export interface SightingTableOptions {
  /** Only records in it count. Without one the window is what the records span. */
  readonly window?: Window | undefined;
  /** Further sightings are lost, and said to be (default: 1,000,000). */
  readonly maxSightings?: number | undefined;
}

export interface SightingTable {
  /** Whether a record of that time counts; one without a time does where no window was asked for. */
  readonly wants: (atMs: number | null) => boolean;
  /** Counts one record; `wants` must have said yes. Returns the sighting's row for `countAgain`, or -1 where it is lost. */
  readonly addFlow: (record: FlowRecord, atMs: number | null) => number;
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
  readonly finish: (incompleteBecause?: readonly string[]) => Sightings;
}

export interface CountedRecords {
  readonly connections: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;
const defaultMaxSightings = 1_000_000;

export function createSightingTable({
  window,
  maxSightings = defaultMaxSightings,
}: SightingTableOptions = {}): SightingTable {
  const fromMs = window === undefined ? Number.NEGATIVE_INFINITY : Date.parse(window.from);
  const toMs = window === undefined ? Number.POSITIVE_INFINITY : Date.parse(window.to);

  const rows = createSightingRows(maxSightings);
  let [client, server, config, unreadable, lost, untimed] = [0, 0, 0, 0, 0, 0];
  /** Earliest and latest. Variables would have each new time put on the heap. */
  const span = new Float64Array([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const hours = new Set<number>();
  const attachments = new Map<string, Attachment>();
  const acceptances = new Map<string, Acceptance>();

  const see = (atMs: number | null): void => {
    if (atMs === null) return;
    if (atMs < (span[0] ?? 0)) span[0] = atMs;
    if (atMs > (span[1] ?? 0)) span[1] = atMs;
  };

  const count = (row: number, connections: number, firstMs: number | null, lastMs: number | null): void => {
    client += connections;
    if (row < 0) lost += connections;
    else rows.count(row, connections, firstMs, lastMs);
  };

  /** Records mostly come hour by hour: a set is not asked for each. */
  let lastHour = Number.NaN;
  const markHour = (atMs: number | null): void => {
    if (atMs === null) return;
    const hour = Math.floor(atMs / msPerHour);
    if (hour === lastHour) return;
    lastHour = hour;
    hours.add(hour);
  };

  const rowOf = (record: FlowRecord, atMs: number | null): number =>
    rows.rowOf(record, atMs === null ? null : Math.floor(atMs / msPerDay));

  return {
    wants: (atMs) => (atMs === null ? window === undefined : atMs >= fromMs && atMs < toMs),
    addFlow: (record, atMs) => {
      const row = rowOf(record, atMs);
      see(atMs);
      markHour(atMs);
      count(row, 1, atMs, atMs);
      return row;
    },
    countAgain: (row, { connections, firstMs, lastMs }) => {
      see(firstMs);
      see(lastMs);
      count(row, connections, firstMs, lastMs);
    },
    addCounted: (record, { connections, firstMs, lastMs }) => {
      see(firstMs);
      see(lastMs);
      count(rowOf(record, firstMs), connections, firstMs, lastMs);
    },
    addServer: (atMs, records = 1) => {
      see(atMs);
      markHour(atMs);
      server += records;
    },
    addServers: ({ connections, firstMs, lastMs }) => {
      see(firstMs);
      see(lastMs);
      server += connections;
    },
    addConfig: (record, atMs) => {
      see(atMs);
      config += 1;
      if (record.kind === "attachment") {
        const { source, group, attached } = record;
        // The firewall's nodes each write the same.
        attachments.set(JSON.stringify([source, group, attached, atMs]), { source, group, attached, atMs });
      } else keepLatest(acceptances, { ...record, outcome: tidyReason(record.outcome, null), atMs });
    },
    addUnreadable: (lines = 1) => {
      unreadable += lines;
    },
    addUntimed: () => {
      untimed += 1;
    },
    addActiveHour: (hour) => void hours.add(hour),
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
      const [earliestMs = 0, latestMs = 0] = span;
      const spanned =
        earliestMs > latestMs ? null : { from: formatSecond(earliestMs), to: formatSecond(latestMs + 1000) };
      return {
        sightings: rows.inOrder(),
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
function keepLatest(
  acceptances: Map<string, Acceptance>,
  next: Acceptance & { readonly kind: "name" | "see-thru" },
): void {
  const { group, kind, subject, protocol, outcome, atMs } = next;
  const key = JSON.stringify([group, kind, subject, protocol]);
  const known = acceptances.get(key);
  const isLater =
    known === undefined ||
    compareNumbers(known.atMs, atMs) < 0 ||
    (known.atMs === atMs && compareTexts(known.outcome, outcome) < 0);
  if (isLater) acceptances.set(key, { group, kind, subject, protocol, outcome, atMs });
}

function formatSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

/**
 * Counts records: those that agree in everything that tells sightings apart are one sighting. Both sources count here, so that
 * the same logs give the same sightings. Memory is bounded, because names are chosen by whoever opens a connection: texts are
 * kept once, a sighting takes about 70 bytes, and there is a most.
 */
import type { ConfigRecord } from "../discriminat/config-record.ts";
import type { FlowRecord } from "../discriminat/flow-record.ts";
import { tidyReason } from "../discriminat/reason.ts";
import type {
  Acceptance,
  Attachment,
  FlowOutcome,
  FlowProtocol,
  SeeThruState,
  Sighting,
  Sightings,
  Window,
} from "./flow.ts";
import {
  compareAcceptances,
  compareAttachments,
  compareNumbers,
  compareSightings,
  compareTexts,
} from "./sighting-order.ts";

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
  /** One more record like the one that gave the row; of the same day. */
  readonly countAgain: (row: number, atMs: number | null) => void;
  /** Records that are counted already: `connections` of them, all of one UTC day. */
  readonly addCounted: (record: FlowRecord, count: CountedRecords) => void;
  /** Records of servers. */
  readonly addServer: (atMs: number | null, records?: number) => void;
  readonly addConfig: (record: ConfigRecord, atMs: number | null) => void;
  readonly addUnreadable: (lines?: number) => void;
  /** A record that `wants` did not want, because its time is not known. */
  readonly addUntimed: () => void;
  /** An hour since 1970, UTC, in which there were flow records. */
  readonly addActiveHour: (hour: number) => void;
  /** @param incompleteBecause what the source itself could not give. */
  readonly finish: (incompleteBecause?: readonly string[]) => Sightings;
}

interface CountedRecords {
  readonly connections: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export const msPerHour = 3_600_000;
const msPerDay = 24 * msPerHour;
const defaultMaxSightings = 1_000_000;

const protocols: readonly FlowProtocol[] = ["tls", "ssh", "http", "unknown"];
const outcomes: readonly FlowOutcome[] = ["allowed", "disallowed"];
const seeThruStates: readonly SeeThruState[] = ["exerted", "not_exerted", "none"];

/** Columns of a row, 32 bits each: day and port, or `missing`; places in `texts`; and three small sets in one. */
const columns = { day: 0, group: 1, source: 2, name: 3, version: 4, reason: 5, port: 6, kind: 7 } as const;
const width = 8;
const missing = -1;
/** A text that no row has, where no row can be made any more. */
const unheard = -2;

export function createSightingTable({
  window,
  maxSightings = defaultMaxSightings,
}: SightingTableOptions = {}): SightingTable {
  const fromMs = window === undefined ? Number.NEGATIVE_INFINITY : Date.parse(window.from);
  const toMs = window === undefined ? Number.POSITIVE_INFINITY : Date.parse(window.to);

  const texts: string[] = [];
  const places = new Map<string, number>();
  let capacity = 1024;
  let keys = new Int32Array(capacity * width);
  let counts = new Float64Array(capacity);
  let firsts = new Float64Array(capacity);
  let lasts = new Float64Array(capacity);
  /** Row + 1 by hash; 0 is free. At most half full. */
  let slots = new Int32Array(capacity * 2);
  let rows = 0;
  const key = new Int32Array(width);

  let [client, server, config, unreadable, lost, untimed] = [0, 0, 0, 0, 0, 0];
  /** Earliest and latest. Variables would have each new time put on the heap. */
  const span = new Float64Array([Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]);
  const hours = new Set<number>();
  const attachments = new Map<string, Attachment>();
  const acceptances = new Map<string, Acceptance>();

  const placeOf = (text: string | null): number => {
    if (text === null) return missing;
    const known = places.get(text);
    if (known !== undefined) return known;
    if (rows === maxSightings) return unheard;
    places.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };

  const see = (atMs: number | null): void => {
    if (atMs === null) return;
    if (atMs < (span[0] ?? 0)) span[0] = atMs;
    if (atMs > (span[1] ?? 0)) span[1] = atMs;
  };

  const fillKey = (record: FlowRecord, day: number): void => {
    key[columns.day] = day;
    key[columns.group] = placeOf(record.group);
    key[columns.source] = placeOf(record.source);
    key[columns.name] = placeOf(record.name);
    key[columns.version] = placeOf(record.protocolVersion);
    key[columns.reason] = placeOf(record.reason === null ? null : tidyReason(record.reason, record.name));
    key[columns.port] = record.port ?? missing;
    key[columns.kind] =
      protocols.indexOf(record.protocol) * 8 +
      outcomes.indexOf(record.outcome) * 4 +
      seeThruStates.indexOf(record.seeThru);
  };

  const hashOf = (source: Int32Array, offset: number): number => {
    let hash = 0x811c9dc5;
    for (let index = 0; index < width; index += 1) {
      hash = Math.imul(hash ^ (source[offset + index] ?? 0), 0x01000193);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  };

  const isKeyOf = (row: number): boolean => {
    for (let index = 0; index < width; index += 1) if (keys[row * width + index] !== key[index]) return false;
    return true;
  };

  /** The row of `key`, made where there is none; -1 where there is no room. */
  const rowOfKey = (): number => {
    const mask = slots.length - 1;
    let slot = hashOf(key, 0) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (isKeyOf(entry - 1)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    if (rows === maxSightings) return -1;
    if (rows === capacity) {
      grow();
      return rowOfKey();
    }
    keys.set(key, rows * width);
    firsts[rows] = Number.POSITIVE_INFINITY;
    lasts[rows] = Number.NEGATIVE_INFINITY;
    rows += 1;
    slots[slot] = rows;
    return rows - 1;
  };

  const grow = (): void => {
    capacity *= 2;
    const grown = <T extends Int32Array | Float64Array>(larger: T, smaller: T): T => {
      larger.set(smaller);
      return larger;
    };
    keys = grown(new Int32Array(capacity * width), keys);
    counts = grown(new Float64Array(capacity), counts);
    firsts = grown(new Float64Array(capacity), firsts);
    lasts = grown(new Float64Array(capacity), lasts);
    slots = new Int32Array(capacity * 2);
    const mask = slots.length - 1;
    for (let row = 0; row < rows; row += 1) {
      let slot = hashOf(keys, row * width) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = row + 1;
    }
  };

  const count = (row: number, connections: number, firstMs: number | null, lastMs: number | null): void => {
    client += connections;
    if (row < 0) {
      lost += connections;
      return;
    }
    counts[row] = (counts[row] ?? 0) + connections;
    if (firstMs !== null && firstMs < (firsts[row] ?? 0)) firsts[row] = firstMs;
    if (lastMs !== null && lastMs > (lasts[row] ?? 0)) lasts[row] = lastMs;
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

  const days = new Map<number, string>();
  const dayOf = (day: number): string | null => {
    if (day === missing) return null;
    const text = days.get(day) ?? formatDay(day);
    days.set(day, text);
    return text;
  };

  const sightingOf = (row: number): Sighting => {
    const at = (column: number): number => keys[row * width + column] ?? missing;
    const text = (column: number): string | null => texts[at(column)] ?? null;
    const kind = at(columns.kind);
    const hasTime = (lasts[row] ?? 0) >= (firsts[row] ?? 0);
    return {
      day: dayOf(at(columns.day)),
      group: text(columns.group),
      source: text(columns.source),
      name: text(columns.name),
      protocol: protocols[kind >> 3] ?? "unknown",
      protocolVersion: text(columns.version),
      port: at(columns.port) === missing ? null : at(columns.port),
      outcome: outcomes[(kind >> 2) & 1] ?? "disallowed",
      seeThru: seeThruStates[kind & 3] ?? "none",
      reason: text(columns.reason),
      connections: counts[row] ?? 0,
      firstMs: hasTime ? (firsts[row] ?? null) : null,
      lastMs: hasTime ? (lasts[row] ?? null) : null,
    };
  };

  const addRow = (record: FlowRecord, dayMs: number | null): number => {
    fillKey(record, dayMs === null ? missing : Math.floor(dayMs / msPerDay));
    return rowOfKey();
  };

  return {
    wants: (atMs) => (atMs === null ? window === undefined : atMs >= fromMs && atMs < toMs),
    addFlow: (record, atMs) => {
      const row = addRow(record, atMs);
      see(atMs);
      markHour(atMs);
      count(row, 1, atMs, atMs);
      return row;
    },
    countAgain: (row, atMs) => {
      see(atMs);
      markHour(atMs);
      count(row, 1, atMs, atMs);
    },
    addCounted: (record, { connections, firstMs, lastMs }) => {
      see(firstMs);
      see(lastMs);
      count(addRow(record, firstMs), connections, firstMs, lastMs);
    },
    addServer: (atMs, records = 1) => {
      see(atMs);
      markHour(atMs);
      server += records;
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
              `There are more than ${maxSightings.toLocaleString("en-US")} different connections: ${lost.toLocaleString("en-US")} records are in none of them.`,
            ]),
        ...(untimed === 0
          ? []
          : [`${untimed.toLocaleString("en-US")} records have no time, and cannot be told to lie in the window.`]),
      ];
      const [earliestMs = 0, latestMs = 0] = span;
      const spanned =
        earliestMs > latestMs ? null : { from: formatSecond(earliestMs), to: formatSecond(latestMs + 1000) };
      return {
        sightings: Array.from({ length: rows }, (_, row) => sightingOf(row)).sort(compareSightings),
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

function formatDay(day: number): string {
  return new Date(day * msPerDay).toISOString().slice(0, 10);
}

function formatSecond(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

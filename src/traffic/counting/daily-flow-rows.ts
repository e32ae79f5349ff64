/**
 * The rows of a traffic table, in columns. Texts are kept once, a row takes about 70 bytes, and daily flows are only made, one at a
 * time, when they are asked for.
 */
import type { FlowRecord } from "../../discriminat/flow-record.ts";
import { tidyReason } from "../../discriminat/reason.ts";
import { formatDay } from "../../values/time.ts";
import type { DailyFlow, FlowOutcome, FlowProtocol, SeeThruState } from "../flow.ts";
import { type PackedTexts, packTexts, unpackTexts } from "./packed-texts.ts";

/** Records that are alike, counted; without a time both are `null`. */
export interface CountedRecords {
  readonly connections: number;
  readonly firstMs: number | null;
  readonly lastMs: number | null;
}

export interface DailyFlowRows {
  /**
   * The row of the record on that day since 1970; -1 where it is new and there is no room.
   * @param record or the row of one that is like it, on whatever day
   */
  readonly rowOf: (record: FlowRecord | number, day: number | null) => number;
  readonly count: (row: number, counted: CountedRecords) => void;
  /** In the order of `ObservedTraffic.dailyFlows`. */
  readonly inOrder: () => Iterable<DailyFlow>;
  /** What another thread can take over. Its arrays are these rows' own: nothing may be counted afterwards. */
  readonly columns: () => DailyFlowColumns;
  /**
   * Adds what other rows counted. `false` where there is no room for them: some are then in no row.
   * @param less connections that are not to count, by row of `columns`
   */
  readonly addColumns: (columns: DailyFlowColumns, less: ReadonlyMap<number, number>) => boolean;
}

/** Arrays may be longer than there are rows. */
export interface DailyFlowColumns {
  readonly rows: number;
  readonly texts: PackedTexts;
  readonly keys: Int32Array<ArrayBuffer>;
  readonly counts: Float64Array<ArrayBuffer>;
  readonly firsts: Float64Array<ArrayBuffer>;
  readonly lasts: Float64Array<ArrayBuffer>;
}

const protocols: readonly FlowProtocol[] = ["tls", "ssh", "http", "unknown"];
const outcomes: readonly FlowOutcome[] = ["allowed", "disallowed"];
const seeThruStates: readonly SeeThruState[] = ["exerted", "not_exerted", "none"];

/** Columns of a row, 32 bits each: places in `texts`; day and port, or `missing`; and three small sets in one. Sorted by in this order. */
const columns = { name: 0, port: 1, kind: 2, group: 3, source: 4, day: 5, version: 6, reason: 7 } as const;
const width = 8;
const isTextColumn = [true, false, false, true, true, false, true, true];
const missing = -1;
/** A text that no row has, and for which there is no room left. */
const noRoom = -2;

/** Room for the texts: characters, and so much more for each. Enough for 160,000 names of 60 characters. */
const maxTextRoom = 20_000_000;
const textOverhead = 64;

export function createDailyFlowRows(maxRows: number): DailyFlowRows {
  let textRoom = maxTextRoom;
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

  const placeOf = (text: string | null): number => {
    if (text === null) return missing;
    const known = places.get(text);
    if (known !== undefined) return known;
    textRoom -= text.length + textOverhead;
    if (rows === maxRows || textRoom < 0) return noRoom;
    places.set(text, texts.length);
    texts.push(text);
    return texts.length - 1;
  };

  const fillKey = (record: FlowRecord): void => {
    key[columns.name] = placeOf(record.name);
    key[columns.port] = record.port ?? missing;
    key[columns.kind] =
      protocols.indexOf(record.protocol) * 8 +
      outcomes.indexOf(record.outcome) * 4 +
      seeThruStates.indexOf(record.seeThru);
    key[columns.group] = placeOf(record.group);
    key[columns.source] = placeOf(record.source);
    key[columns.version] = placeOf(record.protocolVersion);
    key[columns.reason] = placeOf(record.reason === null ? null : tidyReason(record.reason, record.name));
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

  /** The row of `key`, added where it is new; -1 where there is no room. */
  const rowOfKey = (): number => {
    const mask = slots.length - 1;
    let slot = hashOf(key, 0) & mask;
    for (let entry = slots[slot] ?? 0; entry !== 0; entry = slots[slot] ?? 0) {
      if (isKeyOf(entry - 1)) return entry - 1;
      slot = (slot + 1) & mask;
    }
    if (rows === maxRows) return -1;
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

  /** Makes room for at least twice as many rows, and for `least`. */
  const grow = (least = 0): void => {
    do capacity *= 2;
    while (capacity < least);
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

  /** Rows, sorted by their columns: texts as JavaScript compares them, and what is missing first. */
  const sortedRows = (): Uint32Array => {
    const ranks = new Int32Array(texts.length);
    for (const [rank, text] of [...texts].sort().entries()) ranks[places.get(text) ?? 0] = rank;
    const order = Uint32Array.from({ length: rows }, (_, row) => row);
    return order.sort((left, right) => {
      for (let column = 0; column < width; column += 1) {
        const [one, other] = [keys[left * width + column] ?? missing, keys[right * width + column] ?? missing];
        if (one === other) continue;
        return isTextColumn[column] === true ? (ranks[one] ?? missing) - (ranks[other] ?? missing) : one - other;
      }
      return 0;
    });
  };

  const days = new Map<number, string>();
  const dayOf = (day: number): string | null => {
    if (day === missing) return null;
    const text = days.get(day) ?? formatDay(day);
    days.set(day, text);
    return text;
  };

  const dailyFlowOf = (row: number): DailyFlow => {
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

  const count = (row: number, connections: number, firstMs: number, lastMs: number): void => {
    counts[row] = (counts[row] ?? 0) + connections;
    if (firstMs < (firsts[row] ?? 0)) firsts[row] = firstMs;
    if (lastMs > (lasts[row] ?? 0)) lasts[row] = lastMs;
  };

  return {
    rowOf: (record, day) => {
      if (typeof record !== "number") fillKey(record);
      else key.set(keys.subarray(record * width, (record + 1) * width));
      key[columns.day] = day ?? missing;
      return key.includes(noRoom) ? -1 : rowOfKey();
    },
    count: (row, { connections, firstMs, lastMs }) =>
      count(row, connections, firstMs ?? Number.POSITIVE_INFINITY, lastMs ?? Number.NEGATIVE_INFINITY),
    columns: () => ({ rows, texts: packTexts(texts), keys, counts, firsts, lasts }),
    addColumns: (other, less) => {
      const ours = Int32Array.from(unpackTexts(other.texts), placeOf);
      if (ours.includes(noRoom)) return false;
      if (other.rows > capacity) grow(other.rows);
      for (let row = 0; row < other.rows; row += 1) {
        for (let column = 0; column < width; column += 1) {
          const value = other.keys[row * width + column] ?? missing;
          key[column] = isTextColumn[column] === true && value !== missing ? (ours[value] ?? missing) : value;
        }
        const own = rowOfKey();
        if (own < 0) return false;
        const connections = (other.counts[row] ?? 0) - (less.get(row) ?? 0);
        count(own, connections, other.firsts[row] ?? Number.NaN, other.lasts[row] ?? Number.NaN);
      }
      return true;
    },
    inOrder: () => {
      const order = sortedRows();
      return {
        *[Symbol.iterator]() {
          for (const row of order) yield dailyFlowOf(row);
        },
      };
    },
  };
}

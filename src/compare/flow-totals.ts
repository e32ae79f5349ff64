/** Adds flows up: connections, sources, days, first and last time. Pure. */
import type { Flow } from "../traffic/flow.ts";
import { dayNumber } from "../values/time.ts";

/** How much of something was seen. */
export interface FlowTotals {
  readonly connections: number;
  /** Distinct client addresses: at least so many, where the flows do not list them. */
  readonly sources: number;
  /** Distinct days. */
  readonly days: number;
  /** `YYYY-MM-DDTHH:MM:SSZ`; `null` where the log lines have no time. */
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

const unseen: FlowTotals = { connections: 0, sources: 0, days: 0, firstSeen: null, lastSeen: null };

/** Flows of one thing, added up. */
export function sumFlows(flows: readonly Flow[]): FlowTotals {
  const [only] = flows;
  if (only === undefined) return unseen;
  return {
    connections: flows.reduce((sum, { connections }) => sum + connections, 0),
    sources: flows.length === 1 ? only.sources : countSources(flows),
    days: countDays(flows),
    firstSeen: flows.reduce<string | null>((first, flow) => earlier(first, flow.first_seen), null),
    lastSeen: flows.reduce<string | null>((last, flow) => later(last, flow.last_seen), null),
  };
}

/** The earlier of two times; `null` stands for an unknown time. */
export function earlier(left: string | null, right: string | null): string | null {
  return left === null || (right !== null && right < left) ? right : left;
}

/** The later of two times; `null` stands for an unknown time. */
export function later(left: string | null, right: string | null): string | null {
  return left === null || (right !== null && right > left) ? right : left;
}

function countSources(flows: readonly Flow[]): number {
  const most = flows.reduce((maximum, { sources }) => Math.max(maximum, sources), 0);
  const listed = new Set(flows.flatMap(({ source_addresses }) => source_addresses ?? []));
  return Math.max(most, listed.size);
}

function countDays(flows: readonly Flow[]): number {
  return distinctDays(flows).reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

/** First and last day, both since 1970, of the stretches that ranges such as `2026-11-01/2026-11-13` and `2026-11-15` cover together. */
export function distinctDays(flows: readonly Flow[]): readonly (readonly [number, number])[] {
  const ranges = flows.flatMap(({ days }) => days.map(readRange)).sort(([left], [right]) => left - right);
  const distinct: (readonly [number, number])[] = [];
  let covered = Number.NEGATIVE_INFINITY;
  for (const [first, last] of ranges) {
    const from = Math.max(first, covered + 1);
    if (last < from) continue;
    distinct.push([from, last]);
    covered = last;
  }
  return distinct;
}

function readRange(range: string): readonly [number, number] {
  const first = dayNumber(range);
  return [first, range.length > "YYYY-MM-DD/".length ? dayNumber(range.slice("YYYY-MM-DD/".length)) : first];
}

/** Adds flows up: connections, sources, days, first and last time. Pure. */
import type { Flow } from "../traffic/flow.ts";
import { msPerDay } from "../values/time.ts";

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

/** Days that ranges such as `2026-11-01/2026-11-13` and `2026-11-15` cover together. */
function countDays(flows: readonly Flow[]): number {
  const ranges = flows.flatMap(({ days }) => days.map(readRange)).sort(([left], [right]) => left - right);
  let count = 0;
  let covered = Number.NEGATIVE_INFINITY;
  for (const [first, last] of ranges) {
    const from = Math.max(first, covered + 1);
    if (last < from) continue;
    count += last - from + 1;
    covered = last;
  }
  return count;
}

function readRange(range: string): readonly [number, number] {
  const slash = range.indexOf("/");
  const first = Date.parse(slash === -1 ? range : range.slice(0, slash)) / msPerDay;
  return [first, slash === -1 ? first : Date.parse(range.slice(slash + 1)) / msPerDay];
}

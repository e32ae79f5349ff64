/** Adds flows up: connections, sources, days, first and last time. Pure. */
import type { Flow } from "../traffic/flow.ts";
import { dayNumber, dayNumberAt } from "../values/time.ts";

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
  let count = 0;
  eachStretch(flows, (first, last) => {
    count += last - first + 1;
  });
  return count;
}

/**
 * Visits the stretches of days that ranges such as `2026-11-01/2026-11-13` and `2026-11-15` cover together, with the first and the
 * last day of each, since 1970. No day is visited twice.
 */
export function eachStretch(flows: readonly Flow[], visit: (first: number, last: number) => void): void {
  let covered = Number.NEGATIVE_INFINITY;
  for (const range of sortedRanges(flows)) {
    const from = Math.max(dayNumber(range), covered + 1);
    const last = lastDay(range);
    if (last < from) continue;
    visit(from, last);
    covered = last;
  }
}

/** As text, dates sort as days do. Those of one flow are sorted, and flows of one app have many in common. */
function sortedRanges(flows: readonly Flow[]): readonly string[] {
  const [only, ...others] = flows;
  if (only !== undefined && others.length === 0 && isSorted(only.days)) return only.days;
  return [...new Set(flows.flatMap(({ days }) => days))].sort();
}

function isSorted(texts: readonly string[]): boolean {
  for (let at = 1; at < texts.length; at += 1) if ((texts[at - 1] ?? "") > (texts[at] ?? "")) return false;
  return true;
}

const dayLength = "YYYY-MM-DD".length;

function lastDay(range: string): number {
  return dayNumberAt(range, range.length > dayLength ? dayLength + 1 : 0);
}

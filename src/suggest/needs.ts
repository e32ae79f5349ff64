/** What an app was seen to need and no entry admits: the evidence that suggestions are made of. Pure. */
import type { Protocol } from "../discriminat/preferences.ts";
import { unite } from "../traffic/snapshot/ranges.ts";
import { formatDays, parseDays } from "../traffic/snapshot/times.ts";
import { groupBy } from "../values/group.ts";

/** How often something was seen. */
export interface Evidence {
  readonly connections: number;
  /** Distinct clients; at least so many. */
  readonly sources: number;
  /** As in a snapshot: sorted inclusive ranges of days. */
  readonly days: readonly string[];
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

/** One name on one port that the firewall stopped, or that only a see-thru window let pass. */
export interface Need extends Evidence {
  readonly protocol: Protocol;
  /** As observed: all that is known is that a client sent it. */
  readonly name: string;
  readonly port: number;
  /** Names of the networks in which it is missing. */
  readonly networks: readonly string[];
  /** Whether the firewall ever let it pass; an app that has always lived without may go on so. */
  readonly hasPassed: boolean;
}

/** Adds up what was seen of several things. */
export function sumEvidence(parts: readonly Evidence[]): Evidence {
  const seen = parts.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]).filter((time) => time !== null);
  seen.sort();
  return {
    connections: parts.reduce((sum, { connections }) => sum + connections, 0),
    sources: parts.reduce((most, { sources }) => Math.max(most, sources), 0),
    days: formatDays(unite(parts.flatMap(({ days }) => parseDays(days)))),
    firstSeen: seen[0] ?? null,
    lastSeen: seen.at(-1) ?? null,
  };
}

/** The number of days in ranges of days. */
export function countDays(days: readonly string[]): number {
  return parseDays(days).reduce((sum, { from, to }) => sum + to - from, 0);
}

/** What makes two needs the same. */
export function needKey({ protocol, name, port }: Pick<Need, "protocol" | "name" | "port">): string {
  return JSON.stringify([protocol, name, port]);
}

/** The same need in several networks, or from several snapshots, is one. Sorted. */
export function mergeNeeds(needs: readonly Need[]): readonly Need[] {
  return [...groupBy(needs, needKey)]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([, same]) => {
      const [first] = same;
      if (first === undefined) return [];
      const networks = [...new Set(same.flatMap((need) => need.networks))].sort();
      const hasPassed = same.some((need) => need.hasPassed);
      return [{ ...first, ...sumEvidence(same), networks, hasPassed }];
    });
}

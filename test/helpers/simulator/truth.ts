/** What really happened, for tests to hold against what was concluded from the logs. */
import type { FlowOutcome, FlowProtocol, SeeThruState } from "../../../src/traffic/flow.ts";
import type { Kind } from "./behaviour.ts";

/** One client record that is in the log. */
export interface LoggedConnection {
  readonly atMs: number;
  /** `null` for a foreign client. */
  readonly app: string | null;
  readonly kind: Kind;
  readonly technique: string | undefined;
  readonly source: string;
  /** In lower case, without a trailing dot. */
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  readonly version: string | null;
  readonly port: number;
  readonly outcome: FlowOutcome;
  readonly seeThru: SeeThruState;
  readonly transient: boolean;
  /** Group that the record names: that of the window, but `%default`, else that of the rule. */
  readonly group: string | null;
  readonly reason: string;
}

/** As a line of a snapshot, where everything could be told; `reasons` as written in the log. */
export interface TrueFlow {
  readonly app: string | null;
  readonly group: string | null;
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  readonly port: number;
  readonly outcome: FlowOutcome;
  readonly see_thru: SeeThruState;
  readonly connections: number;
  readonly sources: number;
  readonly days: readonly string[];
  readonly first_seen: string;
  readonly last_seen: string;
  readonly protocol_versions: readonly string[];
  readonly reasons: readonly string[];
}

/** What an app tried to reach, once. */
export interface TrueTarget {
  readonly app: string | null;
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  readonly port: number;
  readonly technique: string | undefined;
}

/** Flows of the connections, sorted by their key. */
export function flowsOf(connections: readonly LoggedConnection[]): readonly TrueFlow[] {
  const groups = groupBy(connections, ({ app, group, name, protocol, port, outcome, seeThru }) =>
    JSON.stringify([app, group, name, protocol, port, outcome, seeThru]),
  );
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, [first, ...rest]]) => {
      const all = [first, ...rest];
      const times = all.map(({ atMs }) => atMs);
      const { app, group, name, protocol, port, outcome, seeThru } = first;
      return {
        app,
        group,
        name,
        protocol,
        port,
        outcome,
        see_thru: seeThru,
        connections: all.length,
        sources: new Set(all.map(({ source }) => source)).size,
        days: dayRanges(all.map(({ atMs }) => new Date(atMs).toISOString().slice(0, 10))),
        first_seen: second(times.reduce((least, time) => Math.min(least, time))),
        last_seen: second(times.reduce((most, time) => Math.max(most, time))),
        protocol_versions: sortedSet(all.flatMap(({ version }) => version ?? [])),
        reasons: sortedSet(all.map(({ reason }) => reason)),
      };
    });
}

/** Targets of one kind, each once, sorted. */
export function targetsOf(connections: readonly LoggedConnection[], kind: Kind): readonly TrueTarget[] {
  const groups = groupBy(
    connections.filter((connection) => connection.kind === kind),
    ({ app, name, protocol, port, technique }) => JSON.stringify([app, name, protocol, port, technique]),
  );
  return [...groups]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .map(([, [{ app, name, protocol, port, technique }]]) => ({ app, name, protocol, port, technique }));
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, [T, ...T[]]> {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const name = key(item);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [item]);
    else group.push(item);
  }
  return groups;
}

function second(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

function sortedSet(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

function dayRanges(days: readonly string[]): readonly string[] {
  const ranges: { first: string; last: string }[] = [];
  for (const day of sortedSet(days)) {
    const range = ranges.at(-1);
    const next = range && new Date(Date.parse(range.last) + 86_400_000).toISOString().slice(0, 10);
    if (range !== undefined && next === day) range.last = day;
    else ranges.push({ first: day, last: day });
  }
  return ranges.map(({ first, last }) => (first === last ? first : `${first}/${last}`));
}

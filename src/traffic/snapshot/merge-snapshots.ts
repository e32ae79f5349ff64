/**
 * Several snapshots of one network → one. Associative and commutative: snapshots of days become one of a month in
 * any order. Pure. See docs/decisions/0010-snapshot-merge.md.
 */

import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import type { Flow, RecordCounts, Snapshot, Window } from "../flow.ts";
import { coveredHours, uncoveredStretches } from "./gaps.ts";
import {
  type Acceptance,
  compareAcceptances,
  compareFlows,
  compareSources,
  compareValues,
  fewTexts,
  whyIncomplete,
} from "./order.ts";
import { unite } from "./ranges.ts";
import { formatDays, parseDays } from "./times.ts";

/**
 * Connections add up. `sources` is the largest of the counts: distinct clients of the whole are at least so many, and how
 * many more is known only with the addresses (`--with-sources`).
 *
 * @throws UserError where there are none, where they are of different networks, where some have client addresses and others
 * have not, and where two hold the same logs.
 */
export function mergeSnapshots(snapshots: readonly Snapshot[]): Snapshot {
  const [first] = snapshots;
  if (first === undefined) throw new UserError("there is no snapshot to merge");
  requireOneNetwork(snapshots);
  requireSameKind(snapshots);
  const window = hullOf(snapshots.flatMap((snapshot) => snapshot.window ?? []));
  const covered = snapshots.flatMap((snapshot) => coveredHours(snapshot.window, snapshot.gaps));
  return {
    version: 1,
    network: first.network,
    window,
    complete: snapshots.every(({ complete }) => complete),
    ...whyIncomplete(snapshots.flatMap(({ incomplete_because = [] }) => incomplete_because)),
    gaps: window === null ? [] : uncoveredStretches(window, covered),
    verbosity: leastVerbose(snapshots),
    records: addRecords(snapshots.map(({ records }) => records)),
    unattributed: {
      ambiguous: sum(snapshots.map(({ unattributed }) => unattributed.ambiguous)),
      unknown: sum(snapshots.map(({ unattributed }) => unattributed.unknown)),
    },
    sources: uniteSources(snapshots),
    flows: mergeFlows(snapshots.flatMap(({ flows }) => flows)),
    acceptances: latestAcceptances(snapshots.flatMap(({ acceptances }) => acceptances)),
  };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);

function requireOneNetwork(snapshots: readonly Snapshot[]): void {
  const words = (network: string | null): string => (network === null ? "no network" : `the network ${quote(network)}`);
  const networks = [...new Set(snapshots.map(({ network }) => network))].sort(compareValues);
  const [one = null, other = null] = networks;
  if (networks.length < 2) return;
  throw new UserError(`one snapshot is of ${words(one)} and another of ${words(other)}`, {
    hint: "Merge the snapshots of one network; observe logs with --network <name> to say which one they are of.",
  });
}

function requireSameKind(snapshots: readonly Snapshot[]): void {
  const kinds = new Set(
    snapshots.flatMap(({ flows }) => flows.map(({ source_addresses }) => source_addresses !== undefined)),
  );
  if (kinds.size < 2) return;
  throw new UserError("some snapshots hold the addresses of clients, and others only how many there were", {
    hint: "Write all of them with --with-sources, or none.",
  });
}

/** Times of one form sort as texts. */
function hullOf(windows: readonly Window[]): Window | null {
  const [from] = windows.map((window) => window.from).sort();
  const to = windows
    .map((window) => window.to)
    .sort()
    .at(-1);
  return from === undefined || to === undefined ? null : { from, to };
}

/** From what tells most to what tells least: a merged snapshot claims no more than its weakest part. */
const verbosities: readonly Snapshot["verbosity"][] = ["full", "only_disallowed", "none", null];

function leastVerbose(snapshots: readonly Snapshot[]): Snapshot["verbosity"] {
  return verbosities[Math.max(...snapshots.map(({ verbosity }) => verbosities.indexOf(verbosity)))] ?? null;
}

function addRecords(records: readonly RecordCounts[]): RecordCounts {
  return {
    client: sum(records.map(({ client }) => client)),
    server: sum(records.map(({ server }) => server)),
    config: sum(records.map(({ config }) => config)),
    unreadable: sum(records.map(({ unreadable }) => unreadable)),
  };
}

function uniteSources(snapshots: readonly Snapshot[]): Snapshot["sources"] {
  const sources = snapshots.flatMap((snapshot) => snapshot.sources);
  const seen = new Set<string>();
  for (const { window, digest } of sources) {
    if (seen.has(digest)) {
      const when = window === null ? "" : ` of ${window.from} to ${window.to}`;
      throw new UserError(`two snapshots hold the same logs${when}, which would count twice`, {
        hint: "Leave one of them out.",
      });
    }
    seen.add(digest);
  }
  return [...sources].sort(compareSources);
}

function mergeFlows(flows: readonly Flow[]): readonly Flow[] {
  const sorted = [...flows].sort(compareFlows);
  const merged: Flow[] = [];
  let start = 0;
  for (const [index, flow] of sorted.entries()) {
    const next = sorted[index + 1];
    if (next !== undefined && compareFlows(flow, next) === 0) continue;
    merged.push(start === index ? flow : mergeEqual(sorted.slice(start, index + 1)));
    start = index + 1;
  }
  return merged;
}

/** Flows that differ in nothing by which they are sorted. */
function mergeEqual(flows: readonly Flow[]): Flow {
  const [first] = flows;
  if (first === undefined) throw new Error("no flow to merge");
  const addresses = new Set(flows.flatMap(({ source_addresses }) => source_addresses ?? []));
  const times = (key: "first_seen" | "last_seen"): readonly string[] => flows.flatMap((flow) => flow[key] ?? []).sort();
  return {
    ...first,
    connections: sum(flows.map(({ connections }) => connections)),
    sources: first.source_addresses === undefined ? Math.max(...flows.map(({ sources }) => sources)) : addresses.size,
    days: formatDays(unite(flows.flatMap(({ days }) => parseDays(days)))),
    first_seen: times("first_seen")[0] ?? null,
    last_seen: times("last_seen").at(-1) ?? null,
    protocol_versions: fewTexts(flows.flatMap(({ protocol_versions }) => protocol_versions)),
    reasons: fewTexts(flows.flatMap(({ reasons }) => reasons)),
    ...(first.source_addresses === undefined ? {} : { source_addresses: [...addresses].sort() }),
  };
}

/** The last word on each name and each window; what has no time is older than everything. */
function latestAcceptances(acceptances: readonly Acceptance[]): readonly Acceptance[] {
  const latest = new Map<string, Acceptance>();
  for (const next of acceptances) {
    const key = JSON.stringify([next.app, next.group, next.kind, next.subject, next.protocol]);
    const known = latest.get(key);
    if (known === undefined || compareAges(known, next) < 0) latest.set(key, next);
  }
  return [...latest.values()].sort(compareAcceptances);
}

/** Two words of the same second: which one counts must not depend on the order of merging. */
function compareAges(left: Acceptance, right: Acceptance): number {
  return compareValues(left.at ?? "", right.at ?? "") || compareValues(left.outcome, right.outcome);
}

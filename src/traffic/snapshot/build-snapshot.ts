/** What one source saw → a snapshot: sightings of one app, name, port and outcome are one flow. Pure. */
import type { FlowLogVerbosity } from "../../discriminat/preferences.ts";
import { type AttributedSighting, attribute } from "../attribution/attribute.ts";
import type { Flow, Sightings, Snapshot } from "../flow.ts";
import type { GroupOwners } from "../group-owners/group-owners.ts";
import { digestOf } from "./digest.ts";
import { silentStretches } from "./gaps.ts";
import { compareAcceptances, compareFlows, fewTexts, flowKey } from "./order.ts";
import { rangesOf } from "./ranges.ts";
import { dayNumber, formatDays, formatTime } from "./times.ts";

export interface SnapshotOptions {
  /** The network that the logs are of; `null` where nobody said. */
  readonly network: string | null;
  /** What that network's firewall writes into its flow log; `null` where nobody said. */
  readonly verbosity: FlowLogVerbosity | null;
  readonly owners: GroupOwners;
  /** Keeps the addresses of clients; otherwise only how many there were. */
  readonly withSources: boolean;
  /** The start of the day that is not over: silence at the end of the window means nothing from there on. */
  readonly settledUntilMs?: number;
}

export function buildSnapshot(seen: Sightings, options: SnapshotOptions): Snapshot {
  const { network, verbosity, owners, withSources, settledUntilMs } = options;
  const attributed = attribute(seen, owners);
  const lost = { ambiguous: 0, unknown: 0 };
  for (const { certainty, sighting } of attributed) if (certainty !== "known") lost[certainty] += sighting.connections;
  return {
    version: 1,
    network,
    window: seen.window,
    complete: seen.complete,
    gaps: seen.window === null ? [] : silentStretches(seen.window, seen.activeHours, settledUntilMs),
    verbosity,
    records: seen.records,
    unattributed: lost,
    sources: [{ window: seen.window, digest: digestOf(seen) }],
    flows: flowsOf(attributed, withSources),
    acceptances: seen.acceptances
      .map(({ group, kind, subject, protocol, outcome, atMs }) => ({
        app: group === null ? null : (owners.get(group) ?? null),
        group,
        kind,
        subject,
        protocol,
        outcome,
        at: atMs === null ? null : formatTime(atMs),
      }))
      .sort(compareAcceptances),
  };
}

/** A flow while it is being added up. */
interface Sum {
  readonly first: AttributedSighting;
  connections: number;
  firstMs: number;
  lastMs: number;
  readonly days: Set<string>;
  readonly sources: Set<string>;
  readonly versions: Set<string>;
  readonly reasons: Set<string>;
}

function flowsOf(attributed: readonly AttributedSighting[], withSources: boolean): readonly Flow[] {
  const sums = new Map<string, Sum>();
  for (const one of attributed) {
    const { app, group, sighting } = one;
    const { name, protocol, port, outcome, seeThru } = sighting;
    const key = flowKey({ app, group, name, protocol, port, outcome, see_thru: seeThru });
    let sum = sums.get(key);
    if (sum === undefined) {
      sum = {
        first: one,
        connections: 0,
        firstMs: Number.POSITIVE_INFINITY,
        lastMs: Number.NEGATIVE_INFINITY,
        days: new Set(),
        sources: new Set(),
        versions: new Set(),
        reasons: new Set(),
      };
      sums.set(key, sum);
    }
    sum.connections += sighting.connections;
    sum.firstMs = Math.min(sum.firstMs, sighting.firstMs ?? sum.firstMs);
    sum.lastMs = Math.max(sum.lastMs, sighting.lastMs ?? sum.lastMs);
    if (sighting.day !== null) sum.days.add(sighting.day);
    if (sighting.source !== null) sum.sources.add(sighting.source);
    if (sighting.protocolVersion !== null) sum.versions.add(sighting.protocolVersion);
    if (sighting.reason !== null) sum.reasons.add(sighting.reason);
  }
  return Array.from(sums.values(), (sum) => finish(sum, withSources)).sort(compareFlows);
}

function finish({ first, ...sum }: Sum, withSources: boolean): Flow {
  const { name, protocol, port, outcome, seeThru } = first.sighting;
  return {
    app: first.app,
    group: first.group,
    name,
    protocol,
    port,
    outcome,
    see_thru: seeThru,
    connections: sum.connections,
    sources: sum.sources.size,
    days: formatDays(rangesOf(Array.from(sum.days, dayNumber))),
    first_seen: Number.isFinite(sum.firstMs) ? formatTime(sum.firstMs) : null,
    last_seen: Number.isFinite(sum.lastMs) ? formatTime(sum.lastMs) : null,
    protocol_versions: fewTexts(sum.versions),
    reasons: fewTexts(sum.reasons),
    ...(withSources ? { source_addresses: [...sum.sources].sort() } : {}),
  };
}

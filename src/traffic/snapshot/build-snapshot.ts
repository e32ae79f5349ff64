/** What one source saw → a snapshot: daily flows of one app, name, port and outcome are one flow. Pure. */
import type { FlowLogVerbosity } from "../../discriminat/preferences.ts";
import { formatTime } from "../../values/time.ts";
import { type Attribution, createAttribution } from "../attribution/attribute.ts";
import type { DailyFlow, Flow, ObservedTraffic, Snapshot } from "../flow.ts";
import { type GroupOwners, missingGroups } from "../group-owners/group-owners.ts";
import { createDigest } from "./digest.ts";
import { silentStretches } from "./gaps.ts";
import { compareAcceptances, compareFlows, fewTexts, whyIncomplete } from "./order.ts";
import { rangesOf } from "./ranges.ts";
import { dayNumber, formatDays } from "./times.ts";

export interface SnapshotOptions {
  /** The network that the logs are of; `null` where it is not known. */
  readonly network: string | null;
  /** What that network's firewall writes into its flow log; `null` where it is not known. */
  readonly verbosity: FlowLogVerbosity | null;
  readonly owners: GroupOwners;
  /** Keeps the addresses of clients; otherwise only how many there were. */
  readonly withSources: boolean;
  /** The start of the day that is not over: silence at the end of the window means nothing from there on. */
  readonly settledUntilMs?: number;
}

export function buildSnapshot(seen: ObservedTraffic, options: SnapshotOptions): Snapshot {
  const { network, verbosity, owners, withSources, settledUntilMs } = options;
  // Connections of groups that are missing have no app: what is said about each app rests on less than all of them.
  const without = missingGroups(owners);
  const lost = { ambiguous: 0, unknown: 0 };
  const attributionOf = createAttribution(seen.attachments, owners);
  const digest = createDigest(seen.window);
  const flows = flowsOf(
    seen.dailyFlows,
    (dailyFlow) => {
      digest.add(dailyFlow);
      const attribution = attributionOf(dailyFlow);
      if (attribution.certainty !== "known") lost[attribution.certainty] += dailyFlow.connections;
      return attribution;
    },
    withSources,
  );
  return {
    version: 1,
    network,
    window: seen.window,
    complete: seen.complete && without.length === 0,
    ...whyIncomplete([...seen.incompleteBecause, ...without]),
    gaps: seen.window === null ? [] : silentStretches(seen.window, seen.activeHours, settledUntilMs),
    verbosity,
    records: seen.records,
    unattributed: lost,
    sources: [{ window: seen.window, digest: digest.text() }],
    flows,
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
  readonly app: string | null;
  readonly group: string | null;
  connections: number;
  firstMs: number;
  lastMs: number;
  readonly days: Set<string>;
  readonly sources: Set<string>;
  readonly versions: Set<string>;
  readonly reasons: Set<string>;
}

/** Daily flows of one destination stand together: no more sums are held at a time than it has apps and groups. */
function flowsOf(
  dailyFlows: Iterable<DailyFlow>,
  attributionOf: (dailyFlow: DailyFlow) => Pick<Attribution, "app" | "group">,
  withSources: boolean,
): readonly Flow[] {
  const flows: Flow[] = [];
  let destination: DailyFlow | undefined;
  // A new one each time: an old one that is cleared keeps alive, by what is left of its table, the sums that it held.
  let sums = new Map<string, Sum>();
  const once = createLists();
  const close = (): void => {
    for (const sum of sums.values()) {
      if (destination !== undefined) flows.push(flowOf(destination, sum, once, withSources));
    }
    sums = new Map();
  };
  for (const dailyFlow of dailyFlows) {
    if (destination === undefined || !isSameDestination(destination, dailyFlow)) {
      close();
      destination = dailyFlow;
    }
    const { app, group } = attributionOf(dailyFlow);
    const key = JSON.stringify([app, group]);
    const sum = sums.get(key) ?? emptySum(app, group);
    sums.set(key, sum);
    add(dailyFlow, sum);
  }
  close();
  return flows.sort(compareFlows);
}

/** Flows that have the same days, versions or reasons share their lists. */
function createLists(): (list: readonly string[]) => readonly string[] {
  const lists = new Map<string, readonly string[]>();
  return (list) => {
    const key = JSON.stringify(list);
    const known = lists.get(key) ?? list;
    lists.set(key, known);
    return known;
  };
}

function isSameDestination(left: DailyFlow, right: DailyFlow): boolean {
  return (
    left.name === right.name &&
    left.protocol === right.protocol &&
    left.port === right.port &&
    left.outcome === right.outcome &&
    left.seeThru === right.seeThru
  );
}

function emptySum(app: string | null, group: string | null): Sum {
  return {
    app,
    group,
    connections: 0,
    firstMs: Number.POSITIVE_INFINITY,
    lastMs: Number.NEGATIVE_INFINITY,
    days: new Set(),
    sources: new Set(),
    versions: new Set(),
    reasons: new Set(),
  };
}

function add(dailyFlow: DailyFlow, sum: Sum): void {
  sum.connections += dailyFlow.connections;
  sum.firstMs = Math.min(sum.firstMs, dailyFlow.firstMs ?? sum.firstMs);
  sum.lastMs = Math.max(sum.lastMs, dailyFlow.lastMs ?? sum.lastMs);
  if (dailyFlow.day !== null) sum.days.add(dailyFlow.day);
  if (dailyFlow.source !== null) sum.sources.add(dailyFlow.source);
  if (dailyFlow.protocolVersion !== null) sum.versions.add(dailyFlow.protocolVersion);
  if (dailyFlow.reason !== null) sum.reasons.add(dailyFlow.reason);
}

function flowOf(
  { name, protocol, port, outcome, seeThru }: DailyFlow,
  sum: Sum,
  once: (list: readonly string[]) => readonly string[],
  withSources: boolean,
): Flow {
  return {
    app: sum.app,
    group: sum.group,
    name,
    protocol,
    port,
    outcome,
    see_thru: seeThru,
    connections: sum.connections,
    sources: sum.sources.size,
    days: once(formatDays(rangesOf(Array.from(sum.days, dayNumber)))),
    first_seen: Number.isFinite(sum.firstMs) ? formatTime(sum.firstMs) : null,
    last_seen: Number.isFinite(sum.lastMs) ? formatTime(sum.lastMs) : null,
    protocol_versions: once(fewTexts(sum.versions)),
    reasons: once(fewTexts(sum.reasons)),
    ...(withSources ? { source_addresses: [...sum.sources].sort() } : {}),
  };
}

/** What one source saw → a snapshot: daily flows of one app, name, port and outcome are one flow. Pure. */
import type { FlowLogVerbosity } from "../../discriminat/preferences.ts";
import { dayNumber, formatTime } from "../../values/time.ts";
import { type Attribution, createAttribution } from "../attribution/attribute.ts";
import type { DailyFlow, Flow, ObservedTraffic, Snapshot } from "../flow.ts";
import { type GroupOwners, missingGroups } from "../group-owners/group-owners.ts";
import { createDigest } from "./digest.ts";
import { silentStretches } from "./gaps.ts";
import { compareAcceptances, compareFlows, fewTexts, whyIncomplete } from "./order.ts";
import { rangesOf } from "./ranges.ts";
import { formatDays } from "./times.ts";

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
  days: Texts;
  sources: Texts;
  versions: Texts;
  reasons: Texts;
}

/** Different texts. Most flows have but one, for which a set would take more time and memory than all else. */
type Texts = undefined | string | Set<string>;

function withText(texts: Texts, text: string | null): Texts {
  if (text === null || texts === text) return texts;
  if (texts === undefined) return text;
  return typeof texts === "string" ? new Set([texts, text]) : texts.add(text);
}

function listOf(texts: Texts): readonly string[] {
  if (texts === undefined) return [];
  return typeof texts === "string" ? [texts] : [...texts];
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
  let last: Sum | undefined;
  const lists = createLists();
  const close = (): void => {
    for (const sum of sums.values()) {
      if (destination !== undefined) flows.push(flowOf(destination, sum, lists, withSources));
    }
    sums = new Map();
    last = undefined;
  };
  for (const dailyFlow of dailyFlows) {
    if (destination === undefined || !isSameDestination(destination, dailyFlow)) {
      close();
      destination = dailyFlow;
    }
    const { app, group } = attributionOf(dailyFlow);
    if (last === undefined || last.app !== app || last.group !== group) {
      const key = JSON.stringify([app, group]);
      last = sums.get(key) ?? emptySum(app, group);
      sums.set(key, last);
    }
    add(dailyFlow, last);
  }
  close();
  return flows.sort(compareFlows);
}

/** Flows that have the same days, versions or reasons share their lists, each of which is made but once. */
interface Lists {
  readonly days: (days: Texts) => readonly string[];
  readonly few: (texts: Texts) => readonly string[];
}

function createLists(): Lists {
  const shared = (make: (texts: readonly string[]) => readonly string[]) => {
    const lists = new Map<string, readonly string[]>();
    return (texts: Texts): readonly string[] => {
      const sorted = listOf(texts).toSorted();
      // No other list has that key: theirs begin with a bracket.
      const key = sorted.length === 1 ? `=${sorted[0]}` : JSON.stringify(sorted);
      const known = lists.get(key) ?? make(sorted);
      lists.set(key, known);
      return known;
    };
  };
  return { days: shared((days) => formatDays(rangesOf(days.map(dayNumber)))), few: shared(fewTexts) };
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
    days: undefined,
    sources: undefined,
    versions: undefined,
    reasons: undefined,
  };
}

function add(dailyFlow: DailyFlow, sum: Sum): void {
  sum.connections += dailyFlow.connections;
  sum.firstMs = Math.min(sum.firstMs, dailyFlow.firstMs ?? sum.firstMs);
  sum.lastMs = Math.max(sum.lastMs, dailyFlow.lastMs ?? sum.lastMs);
  sum.days = withText(sum.days, dailyFlow.day);
  sum.sources = withText(sum.sources, dailyFlow.source);
  sum.versions = withText(sum.versions, dailyFlow.protocolVersion);
  sum.reasons = withText(sum.reasons, dailyFlow.reason);
}

function flowOf(
  { name, protocol, port, outcome, seeThru }: DailyFlow,
  sum: Sum,
  lists: Lists,
  withSources: boolean,
): Flow {
  const sources = listOf(sum.sources);
  return {
    app: sum.app,
    group: sum.group,
    name,
    protocol,
    port,
    outcome,
    see_thru: seeThru,
    connections: sum.connections,
    sources: sources.length,
    days: lists.days(sum.days),
    first_seen: Number.isFinite(sum.firstMs) ? formatTime(sum.firstMs) : null,
    last_seen: Number.isFinite(sum.lastMs) ? formatTime(sum.lastMs) : null,
    protocol_versions: lists.few(sum.versions),
    reasons: lists.few(sum.reasons),
    ...(withSources ? { source_addresses: sources.toSorted() } : {}),
  };
}

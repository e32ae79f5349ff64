/**
 * Observed connections played against the policies before and after: which would have been blocked, and which would have been
 * admitted. Pure; a window counts for connections up to its last day, whatever day it is today.
 */
import { createPatternSet, type PatternSet } from "../discriminat/pattern-set.ts";
import { createRefusals, type FindRefusal } from "../policy/resolve.ts";
import type { Flow, Snapshot, Window } from "../traffic/flow.ts";
import { passed } from "../traffic/passed.ts";
import { compareText } from "../values/order.ts";
import type { AppReach } from "./app-reach.ts";
import type { ObservedTraffic } from "./review-changes.ts";

/** Flows of one name of one app that have the same fate. */
export interface ReplayedName extends ObservedTraffic {
  readonly app: string;
  readonly name: string;
  readonly protocol: string;
  readonly port: number;
  /** Only where it is blocked on purpose: the reason that `refuse` gives, if it gives one. */
  readonly refusedBecause?: string;
}

export interface Fate extends ObservedTraffic {
  /** By number of connections, the most first. */
  readonly flows: readonly ReplayedName[];
}

export interface Replay {
  readonly network: string;
  readonly window: Window | null;
  /** All that the snapshot holds. */
  readonly connections: number;
  /** Of these, connections of which it cannot be told which app made them. They are not played. */
  readonly unattributed: number;
  /** Passed, would be blocked after the change, and are not refused: it cuts them. */
  readonly blocked: Fate;
  /** Passed, and would be blocked on purpose: the policies after the change list them under `refuse`. */
  readonly refused: Fate;
  /** Would be admitted after the change, by a name or a window. */
  readonly admitted: Fate;
  /** By names alone, windows aside: admitted by those of one side only. */
  readonly named: { readonly wider: Fate; readonly narrower: Fate };
  /** Why "never seen" may not mean "never happens"; clauses without a full stop. */
  readonly doubts: readonly string[];
}

/** One app before and after; it reaches nothing where it does not exist. */
export interface AppPair {
  readonly base: AppReach;
  readonly head: AppReach;
}

interface PairJudge {
  readonly before: Judge;
  readonly after: Judge;
  /** What the policies after the change refuse. */
  readonly refusalOf: FindRefusal;
}

/** @param pairs apps that differ; connections of other apps have the same fate before and after */
export function replay(snapshot: Snapshot, network: string, pairs: ReadonlyMap<string, AppPair>): Replay {
  const judges = new Map<string, PairJudge>();
  const judgesOf = (app: string) => {
    const pair = pairs.get(app);
    if (pair === undefined) return undefined;
    let known = judges.get(app);
    if (known === undefined) {
      const judge = (reach: AppReach): Judge => createJudge(reach.networks.get(network));
      known = { before: judge(pair.base), after: judge(pair.head), refusalOf: createRefusals(pair.head.policies) };
      judges.set(app, known);
    }
    return known;
  };

  const reasonOf = ({ app, name }: Flow): string | undefined =>
    judgesOf(app ?? "")?.refusalOf(name ?? "")?.reason?.value;

  const blocked: Flow[] = [];
  const refused: Flow[] = [];
  const admitted: Flow[] = [];
  const wider: Flow[] = [];
  const narrower: Flow[] = [];
  let connections = 0;
  let unattributed = 0;
  for (const flow of snapshot.flows) {
    connections += flow.connections;
    if (flow.app === null) unattributed += flow.connections;
    const judge = flow.app === null ? undefined : judgesOf(flow.app);
    if (judge === undefined) continue;
    const before = judge.before(flow);
    const after = judge.after(flow);
    if (passed(flow) && beyond(before.passes, after.passes)) {
      (judge.refusalOf(flow.name ?? "") === undefined ? blocked : refused).push(flow);
    }
    if (beyond(after.passes, before.passes)) admitted.push(flow);
    if (beyond(before.named, after.named)) narrower.push(flow);
    if (beyond(after.named, before.named)) wider.push(flow);
  }
  return {
    network,
    window: snapshot.window,
    connections,
    unattributed,
    blocked: fateOf(blocked),
    refused: fateOf(refused, reasonOf),
    admitted: fateOf(admitted),
    named: { wider: fateOf(wider), narrower: fateOf(narrower) },
    doubts: doubtsOf(snapshot),
  };
}

/** In each reading of `*`. */
type Answers = readonly [boolean, boolean];

/** What connections are judged by: names by `portKey`, and the window. */
export interface JudgedReach {
  readonly names: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  readonly window: { readonly until: string; readonly ports: readonly number[] | "all" } | undefined;
}

/** Whether a connection passes, and whether it does by its name. */
export type Judge = (flow: Flow) => { readonly passes: Answers; readonly named: Answers };

/** Under one of the readings, as in the verdict. */
function beyond(one: Answers, other: Answers): boolean {
  return one.some((yes, index) => yes && !other[index]);
}

export function createJudge(reach: JudgedReach | undefined): Judge {
  const sets = new Map<string, readonly [PatternSet, PatternSet]>();
  for (const [key, names] of reach?.names ?? []) {
    sets.set(key, [createPatternSet(names.keys()), createPatternSet(names.keys(), { emptyRun: true })]);
  }
  const window = reach?.window;
  return ({ name, protocol, port, last_seen: lastSeen }) => {
    const open =
      window !== undefined &&
      (lastSeen === null || lastSeen.slice(0, 10) <= window.until) &&
      (window.ports === "all" || (port !== null && window.ports.includes(port)));
    const pair = sets.get(`${protocol} ${port}`);
    const named: Answers =
      pair === undefined || name === null
        ? [false, false]
        : [pair[0].match(name).length > 0, pair[1].match(name).length > 0];
    return { passes: open ? [true, true] : named, named };
  };
}

function later(one: string | null, other: string | null): string | null {
  return one === null || (other !== null && other > one) ? other : one;
}

function fateOf(flows: readonly Flow[], reasonOf?: (flow: Flow) => string | undefined): Fate {
  const byName = new Map<string, { -readonly [Key in keyof ReplayedName]: ReplayedName[Key] }>();
  for (const flow of flows) {
    const { app, name, protocol, port, connections, last_seen: lastSeen } = flow;
    const key = JSON.stringify([app, name, protocol, port]);
    const known = byName.get(key);
    if (known === undefined) {
      const refusedBecause = reasonOf?.(flow);
      byName.set(key, {
        app: app ?? "",
        name: name ?? "(no name)",
        protocol,
        port: port ?? 0,
        names: 1,
        connections,
        lastSeen,
        ...(refusedBecause === undefined ? {} : { refusedBecause }),
      });
      continue;
    }
    known.connections += connections;
    known.lastSeen = later(known.lastSeen, lastSeen);
  }
  const all = [...byName.values()].sort(
    (one, other) =>
      other.connections - one.connections || compareText(`${one.name} ${one.app}`, `${other.name} ${other.app}`),
  );
  return { ...sumOf(all), flows: all };
}

/** Added up; names count once. */
export function sumOf(flows: readonly ReplayedName[]): ObservedTraffic {
  return {
    connections: flows.reduce((sum, flow) => sum + flow.connections, 0),
    names: new Set(flows.map(({ name }) => name)).size,
    lastSeen: flows.reduce<string | null>((last, flow) => later(last, flow.lastSeen), null),
  };
}

function doubtsOf({ complete, gaps, verbosity, unattributed }: Snapshot): readonly string[] {
  const doubts: string[] = [];
  if (!complete) doubts.push("the snapshot is incomplete");
  if (gaps.length > 0) doubts.push("there are gaps in the logs");
  if (verbosity === "only_disallowed") doubts.push("only what was disallowed is logged");
  if (verbosity === "none") doubts.push("flows are not logged");
  if (unattributed.ambiguous + unattributed.unknown > 0) doubts.push("not every connection has a known app");
  return doubts;
}

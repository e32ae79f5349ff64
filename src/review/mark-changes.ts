/** Says of each change what a replay has shown: which connections it decides, and which of them on purpose. Pure. */
import { matches } from "../discriminat/pattern.ts";
import { groupBy } from "../values/group.ts";
import { type Fate, type Replay, type ReplayedName, sumOf } from "./replay.ts";
import type { NameChange, ObservedTraffic, WindowChange } from "./review-changes.ts";

type FlowIndex = (app: string, protocol: string, port: number) => readonly ReplayedName[];

function indexFlows({ flows }: Fate): FlowIndex {
  const keyOf = (app: string, protocol: string, port: number): string => `${app} ${protocol} ${port}`;
  const index = groupBy(flows, (flow) => keyOf(flow.app, flow.protocol, flow.port));
  return (app, protocol, port) => index.get(keyOf(app, protocol, port)) ?? [];
}

/** Says of each change of names which connections it decides, in the networks that were observed. */
export function markNames(changes: readonly NameChange[], replays: readonly Replay[]): readonly NameChange[] {
  const indexes = new Map(
    replays.map(({ network, named, blocked, refused }) => [
      network,
      {
        wider: indexFlows(named.wider),
        narrower: indexFlows(named.narrower),
        blocked: indexFlows(blocked),
        refused: indexFlows(refused),
      },
    ]),
  );
  return changes.map((change) => {
    const { direction, name, protocol, port } = change;
    const places = change.places.flatMap(({ app, network }) => {
      const index = indexes.get(network);
      return index === undefined ? [] : [{ app, index }];
    });
    if (places.length === 0 || change.of === "time") return change;
    const of = (kind: "wider" | "narrower" | "blocked" | "refused"): ObservedTraffic =>
      sumOf(
        places.flatMap(({ app, index }) =>
          index[kind](app, protocol, port).filter((flow) => matches(name, flow.name, { emptyRun: true })),
        ),
      );
    const cutIn = (kind: "blocked" | "refused"): number => (direction === "narrower" ? of(kind).connections : 0);
    return { ...change, traffic: of(direction), blocked: cutIn("blocked"), refused: cutIn("refused") };
  });
}

/** Says of each window that ends which connections nothing else lets pass. */
export function markWindows(windows: readonly WindowChange[], replays: readonly Replay[]): readonly WindowChange[] {
  const observed = replays.map((replay) => ({ replay, byName: new Set(replay.named.narrower.flows.map(flowKey)) }));
  return windows.map((change) => {
    const there = observed.filter(({ replay }) => change.networks.includes(replay.network));
    if (!change.narrower || there.length === 0) return change;
    const byWindowAlone = (fateOf: (replay: Replay) => Fate): ObservedTraffic =>
      sumOf(
        there.flatMap(({ replay, byName }) =>
          fateOf(replay).flows.filter((flow) => flow.app === change.app && !byName.has(flowKey(flow))),
        ),
      );
    const refused = byWindowAlone((replay) => replay.refused).connections;
    return { ...change, traffic: byWindowAlone((replay) => replay.blocked), refused };
  });
}

function flowKey({ app, name, protocol, port }: ReplayedName): string {
  return JSON.stringify([app, name, protocol, port]);
}

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

/** Says of each change of names which connections it decides. */
export function markNames(changes: readonly NameChange[], replayed: Replay): readonly NameChange[] {
  const named = { wider: indexFlows(replayed.named.wider), narrower: indexFlows(replayed.named.narrower) };
  const blocked = indexFlows(replayed.blocked);
  const refused = indexFlows(replayed.refused);
  return changes.map((change) => {
    const { direction, name, protocol, port } = change;
    const places = change.places.filter(({ network }) => network === replayed.network);
    if (places.length === 0 || change.of === "time") return change;
    const of = (index: FlowIndex): ObservedTraffic =>
      sumOf(
        places.flatMap(({ app }) =>
          index(app, protocol, port).filter((flow) => matches(name, flow.name, { emptyRun: true })),
        ),
      );
    const cutIn = (index: FlowIndex): number => (direction === "narrower" ? of(index).connections : 0);
    return { ...change, traffic: of(named[direction]), blocked: cutIn(blocked), refused: cutIn(refused) };
  });
}

/** Says of each window that ends which connections nothing else lets pass. */
export function markWindows(windows: readonly WindowChange[], replayed: Replay): readonly WindowChange[] {
  const byName = new Set(replayed.named.narrower.flows.map(flowKey));
  return windows.map((change) => {
    if (!change.narrower || !change.networks.includes(replayed.network)) return change;
    const byWindowAlone = ({ flows }: Fate): ObservedTraffic =>
      sumOf(flows.filter((flow) => flow.app === change.app && !byName.has(flowKey(flow))));
    const refused = byWindowAlone(replayed.refused).connections;
    return { ...change, traffic: byWindowAlone(replayed.blocked), refused };
  });
}

function flowKey({ app, name, protocol, port }: ReplayedName): string {
  return JSON.stringify([app, name, protocol, port]);
}

/**
 * What was observed as one table: a row for each destination of an app in a network, with the verdict on it. Pure; must not leave out
 * what no policy is about.
 */
import { matches } from "../discriminat/pattern.ts";
import type { Flow, FlowProtocol } from "../traffic/flow.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import type { TrafficComparison } from "./compare-traffic.ts";
import { type FlowTotals, sumFlows } from "./flow-totals.ts";
import type { FlowVerdict } from "./observation.ts";

/** `undeclared`: no policy of the app is for the network. `unattributed`: it cannot be told which app it was. */
export type ListedVerdict = FlowVerdict | "undeclared" | "unattributed";

/** In the order in which a reader wants to see them. */
export const listedVerdicts = [
  "missing",
  "undeclared",
  "unattributed",
  "blocked",
  "refused",
  "covered",
  "ip-address",
  "no-name",
  "unknown-protocol",
  "plaintext-http",
  "old-tls",
  "transient",
] as const satisfies readonly ListedVerdict[];

export interface ListedFlow extends FlowTotals {
  readonly network: string;
  readonly app: string | null;
  readonly team: string | null;
  /** As observed: hostile. */
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  readonly port: number | null;
  readonly verdict: ListedVerdict;
  /** The declared names that admit it, as written. */
  readonly by: readonly string[];
}

export const flowOrders = [
  "connections",
  "days",
  "clients",
  "last-seen",
  "first-seen",
  "name",
  "app",
  "verdict",
] as const;
export type FlowOrder = (typeof flowOrders)[number];

/** What is not given does not restrict. */
export interface FlowFilter {
  readonly apps?: readonly string[] | undefined;
  readonly teams?: readonly string[] | undefined;
  readonly verdicts?: readonly ListedVerdict[] | undefined;
  /** Names or patterns of the policy language; one of them has to match. */
  readonly names?: readonly string[] | undefined;
}

export function listFlows(
  comparisons: readonly TrafficComparison[],
  filter: FlowFilter,
  order: FlowOrder,
): readonly ListedFlow[] {
  return comparisons
    .flatMap(rowsOf)
    .filter((row) => isWanted(row, filter))
    .sort((left, right) => orders[order](left, right) || compareIdentity(left, right));
}

function rowsOf({ network, apps, undeclared, unattributed }: TrafficComparison): readonly ListedFlow[] {
  return [
    ...apps.flatMap(({ policy, observations }) =>
      observations.map(
        ({ app, name, protocol, port, verdict, by, ...seen }): ListedFlow => ({
          ...{ network: network.name, app, team: policy.team?.value ?? null, name, protocol, port, verdict },
          ...totalsOf(seen),
          by: [...new Set(by.map(({ at }) => at.value))],
        }),
      ),
    ),
    ...undeclared.flatMap(({ app, flows }) => withoutPolicy(network.name, app, "undeclared", flows)),
    ...withoutPolicy(network.name, null, "unattributed", unattributed.flows),
  ];
}

function withoutPolicy(
  network: string,
  app: string | null,
  verdict: ListedVerdict,
  flows: readonly Flow[],
): readonly ListedFlow[] {
  const groups = groupBy(flows, ({ name, protocol, port }) => JSON.stringify([name, protocol, port]));
  return [...groups.values()].map((group): ListedFlow => {
    const [{ name, protocol, port }] = group;
    return { network, app, team: null, name, protocol, port, verdict, ...sumFlows(group), by: [] };
  });
}

function totalsOf({ connections, sources, days, firstSeen, lastSeen }: FlowTotals): FlowTotals {
  return { connections, sources, days, firstSeen, lastSeen };
}

function isWanted({ app, team, verdict, name }: ListedFlow, { apps, teams, verdicts, names }: FlowFilter): boolean {
  return (
    (apps === undefined || (app !== null && apps.includes(app))) &&
    (teams === undefined || (team !== null && teams.includes(team))) &&
    (verdicts === undefined || verdicts.includes(verdict)) &&
    (names === undefined || (name !== null && names.some((pattern) => matches(pattern, name))))
  );
}

type Compare = (left: ListedFlow, right: ListedFlow) => number;

/** Numbers and the last time from the greatest on; texts and the first time from the least. */
const orders: Readonly<Record<FlowOrder, Compare>> = {
  connections: (left, right) => right.connections - left.connections,
  days: (left, right) => right.days - left.days || right.connections - left.connections,
  clients: (left, right) => right.sources - left.sources || right.connections - left.connections,
  "last-seen": (left, right) => compareText(right.lastSeen ?? "", left.lastSeen ?? ""),
  "first-seen": (left, right) => compareText(left.firstSeen ?? "", right.firstSeen ?? ""),
  name: (left, right) => compareText(left.name ?? "", right.name ?? ""),
  app: (left, right) => compareText(left.app ?? "", right.app ?? "") || right.connections - left.connections,
  verdict: (left, right) =>
    listedVerdicts.indexOf(left.verdict) - listedVerdicts.indexOf(right.verdict) ||
    right.connections - left.connections,
};

/** Rows are told apart by these. */
const compareIdentity: Compare = (left, right) =>
  compareText(left.network, right.network) ||
  compareText(left.app ?? "", right.app ?? "") ||
  compareText(left.name ?? "", right.name ?? "") ||
  compareText(left.protocol, right.protocol) ||
  (left.port ?? 0) - (right.port ?? 0) ||
  compareText(left.verdict, right.verdict);

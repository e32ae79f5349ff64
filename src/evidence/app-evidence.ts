/** One app in one network as the review page shows it: each name with what was seen of it. Pure. */
import type { AppTraffic } from "../compare/compare-traffic.ts";
import { sumFlows } from "../compare/flow-totals.ts";
import type { Lifecycle } from "../compare/lifecycle.ts";
import type { Observation } from "../compare/observation.ts";
import { sharedNameOf } from "../discriminat/multi-tenant.ts";
import { regionOf, type SourceFile } from "../findings/source-file.ts";
import type { App, Entry, Traffic, Window } from "../page/model.ts";
import { confirmedOn } from "../policy/confirmations.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { type ResolvedName, resolveNames } from "../policy/resolve.ts";
import type { Span } from "../text/span.ts";
import type { Flow } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { type History, isDay } from "./history.ts";

export interface AppInput {
  readonly tree: PolicyTree;
  readonly app: string;
  readonly policy: Policy;
  readonly network: Network;
  readonly lifecycle: Lifecycle;
  /** `undefined` where the network was not observed. */
  readonly traffic: AppTraffic | undefined;
  readonly history: History;
  /** `YYYY-MM-DD` */
  readonly asOf: string;
}

export const placeOf = (file: SourceFile, span: Span): string => `${file.path}:${regionOf(file, span).line}`;

export function appEvidence({ tree, app, policy, network, lifecycle, traffic, history, asOf }: AppInput): App {
  const declared = traffic?.declared ?? resolveNames(tree, policy, network);
  const flows = flowsByName(traffic?.observations ?? []);
  const statusAt = new Map(traffic?.usages.map(({ at, status }) => [at, status] as const));
  const entries = declared.map((name): Entry => {
    const own = flows.get(name) ?? [];
    const seen = sumFlows(own);
    const status = statusAt.get(name.at) ?? "unknown";
    const use = own.length > 0 ? "used" : status === "used" ? "bundle-used" : status;
    const { entry, bundle } = name;
    const risk = sharedNameOf(name.name);
    const { since, commit, approved, lastChanged } = history.ofName(policy, network.name, name);
    // Without a spread: there are very many, and what it makes takes four times the room.
    return {
      name: name.name,
      target: `${name.protocol} ${name.port}`,
      use,
      traffic: own.length === 0 ? undefined : trafficOf(name.name, `${name.protocol} ${name.port}`, seen),
      reason: entry.reason?.value,
      ticket: entry.ticket?.value,
      bundle: bundle === undefined ? undefined : name.at.value,
      since,
      commit,
      approved,
      lastChanged,
      confirmed: confirmedSince(since, confirmedOn(policy, entry, asOf)),
      expires: entry.expires?.value,
      risk: risk === undefined ? undefined : `shared with strangers: ${risk.host}`,
      place: placeOf(policy.source, name.at.span),
    };
  });
  return {
    app,
    team: policy.team?.value,
    network: network.name,
    owners: [...(policy.team === undefined ? [] : [policy.team.value]), ...history.ownersOf(policy)],
    stage: lifecycle.stage,
    next: lifecycle.next,
    window: windowOf(app, policy, network, lifecycle, history),
    place: placeOf(policy.source, policy.at.span),
    entries,
    missing: missingOf(traffic?.observations ?? []),
    refused: policy.refuse.flatMap(({ name, reason }) =>
      name === undefined ? [] : [{ name: name.value, target: "any", reason: reason?.value }],
    ),
  };
}

/** A day on which the name was there: an older one of its policy says nothing of it. */
function confirmedSince(since: string | undefined, confirmed: string | undefined): string | undefined {
  const isLater = confirmed !== undefined && isDay(since) && since > confirmed;
  return isLater ? undefined : confirmed;
}

/** By the name that decides: the first of those that admit it. */
function flowsByName(observations: readonly Observation[]): ReadonlyMap<ResolvedName, Group<Flow>> {
  const flows = new Map<ResolvedName, Group<Flow>>();
  for (const { verdict, by, flows: own } of observations) {
    const [name] = by;
    if (verdict === "covered" && name !== undefined) for (const flow of own) addToGroup(flows, name, flow);
  }
  return flows;
}

function missingOf(observations: readonly Observation[]): readonly Traffic[] {
  return observations
    .filter(({ verdict }) => verdict === "missing")
    .map((one) => trafficOf(one.name ?? "", `${one.protocol} ${one.port ?? ""}`, one));
}

function trafficOf(
  name: string,
  target: string,
  seen: Pick<Observation, "connections" | "sources" | "firstSeen" | "lastSeen">,
): Traffic {
  const day = (time: string | null) => time?.slice(0, "YYYY-MM-DD".length) ?? "";
  const { connections, sources: clients } = seen;
  return { name, target, connections, clients, firstSeen: day(seen.firstSeen), lastSeen: day(seen.lastSeen) };
}

function windowOf(
  app: string,
  policy: Policy,
  network: Network,
  { until, readiness }: Lifecycle,
  history: History,
): Window | undefined {
  if (until === undefined) return undefined;
  const from = history.windowFrom(policy, network.name);
  const ports = policy.seeThru?.ports?.map(({ value }) => value) ?? "all";
  return { app, network: network.name, from, until, ports, reason: policy.seeThru?.reason?.value, readiness };
}

/** Where every app of a tree stands, network by network, the most urgent first. Pure: the date is a parameter. */
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf } from "../policy/resolve.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { compareText } from "../values/order.ts";
import { compareTraffic, type TrafficComparison } from "./compare-traffic.ts";
import { type Lifecycle, lifecycleOf, stages } from "./lifecycle.ts";
import type { DeclaredSince } from "./usage.ts";

/** One app in one network. */
export interface AppStatus {
  readonly app: string;
  /** `undefined` where an app was seen, and no policy is for it there. */
  readonly policy: Policy | undefined;
  readonly network: Network;
  readonly lifecycle: Lifecycle;
}

/** What is known of the traffic of one network; no comparison means that it was not observed. */
export interface NetworkStatus {
  readonly network: Network;
  readonly comparison: TrafficComparison | undefined;
}

export interface Status {
  /** Sorted by `compareStatus`. */
  readonly apps: readonly AppStatus[];
  /** In the order of the settings. */
  readonly networks: readonly NetworkStatus[];
}

export interface StatusOptions {
  /** `YYYY-MM-DD`: decides which windows are open. */
  readonly asOf: string;
  readonly networks: readonly Network[];
  /** What was observed, by the network's name. */
  readonly snapshots: ReadonlyMap<string, Snapshot>;
  /** For what was observed from a time on. @default not known */
  readonly declaredSince?: (from: string | undefined) => DeclaredSince;
}

export function statusOf(
  tree: PolicyTree,
  { asOf, networks, snapshots, declaredSince = () => () => undefined }: StatusOptions,
): Status {
  const known = networks.map((network): NetworkStatus => {
    const snapshot = snapshots.get(network.name);
    if (snapshot === undefined) return { network, comparison: undefined };
    const options = { asOf, network, declaredSince: declaredSince(snapshot.window?.from) };
    return { network, comparison: compareTraffic(tree, snapshot, options) };
  });
  const apps = known.flatMap(({ network, comparison }) =>
    comparison === undefined ? unobserved(tree, network, asOf) : observed(comparison),
  );
  return { apps: apps.sort(compareStatus), networks: known };
}

function observed({ network, apps, undeclared }: TrafficComparison): readonly AppStatus[] {
  return [
    ...apps.map(({ app, policy, lifecycle }) => ({ app, policy, network, lifecycle })),
    ...undeclared.map(({ app }) => ({ app, policy: undefined, network, lifecycle: withoutPolicy })),
  ];
}

/** As far as the files say. */
function unobserved({ policies, settings }: PolicyTree, network: Network, asOf: string): readonly AppStatus[] {
  return policies.flatMap((policy): AppStatus[] => {
    const app = policy.app?.value;
    if (app === undefined || !networksOf(policy, settings.networks).includes(network)) return [];
    return [{ app, policy, network, lifecycle: lifecycleOf(policy, network, asOf, undefined) }];
  });
}

const withoutPolicy: Lifecycle = {
  stage: "undeclared",
  until: undefined,
  daysLeft: undefined,
  readiness: undefined,
  missing: [],
  notApplied: [],
  blocked: [],
  ending: [],
  next: "write a policy for it",
};

/** Windows first, by their last day, which puts those that are over on top; then what has a next step; then the rest. */
function compareStatus(left: AppStatus, right: AppStatus): number {
  const [one, other] = [left.lifecycle, right.lifecycle];
  return (
    urgencyOf(one) - urgencyOf(other) ||
    compareText(one.until ?? "", other.until ?? "") ||
    stages.indexOf(one.stage) - stages.indexOf(other.stage) ||
    compareText(left.app, right.app) ||
    compareText(left.network.name, right.network.name)
  );
}

function urgencyOf({ until, next }: Lifecycle): number {
  if (until !== undefined) return 0;
  return next === undefined ? 2 : 1;
}

/**
 * Policies × observed traffic: a verdict for every destination of every app, the usage of every entry, and where each app
 * stands. Pure and linear in the flows: no clock, no file. Findings are made of it in `checks/`.
 */

import type { EvidenceSettings, Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, type ResolvedName, resolveNames } from "../policy/resolve.ts";
import type { Flow, Snapshot } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import { type Given, withDefaults } from "../values/with-defaults.ts";
import { indexAcceptances } from "./acceptances.ts";
import { type FlowTotals, sumFlows } from "./flow-totals.ts";
import { judgeApp } from "./judge-app.ts";
import { type Evidence, judgeEvidence } from "./judge-evidence.ts";
import { type Lifecycle, lifecycleOf } from "./lifecycle.ts";
import type { FlowVerdict, Observation } from "./observation.ts";
import { countUnattributedUse } from "./unattributed-use.ts";
import { type DeclaredSince, type Usage, usageOf } from "./usage.ts";

export interface CompareOptions {
  /** `YYYY-MM-DD`: decides which windows are open. */
  readonly asOf: string;
  /** Of the tree's settings. */
  readonly network: Network;
  /** Override those of the settings. */
  readonly thresholds?: Given<EvidenceSettings>;
  readonly declaredSince?: DeclaredSince;
}

/** What was seen of some verdict. */
interface VerdictCount {
  readonly destinations: number;
  readonly connections: number;
}

export interface AppTraffic extends FlowTotals {
  readonly app: string;
  readonly policy: Policy;
  /** What the policy declares in this network. */
  readonly declared: readonly ResolvedName[];
  /** Sorted by destination. */
  readonly observations: readonly Observation[];
  /** In the order of the file. */
  readonly usages: readonly Usage[];
  readonly counts: Readonly<Partial<Record<FlowVerdict, VerdictCount>>>;
  /** Share of the connections to names that pass, or should, which entries admit, 0 to 1; `undefined` where there is none. */
  readonly coverage: number | undefined;
  readonly lifecycle: Lifecycle;
}

/** An app that has traffic and no policy in this network. */
interface UndeclaredApp extends FlowTotals {
  readonly app: string;
  readonly flows: readonly Flow[];
}

export interface TrafficComparison {
  readonly network: Network;
  readonly snapshot: Snapshot;
  readonly evidence: Evidence;
  /** Every policy of the network, in the order of the tree. */
  readonly apps: readonly AppTraffic[];
  /** Sorted by app. */
  readonly undeclared: readonly UndeclaredApp[];
  /** Flows whose app cannot be told. */
  readonly unattributed: FlowTotals & { readonly flows: readonly Flow[] };
}

/** Compares the policies of one network with what was observed there. */
export function compareTraffic(
  tree: PolicyTree,
  snapshot: Snapshot,
  { asOf, network, thresholds, declaredSince = () => undefined }: CompareOptions,
): TrafficComparison {
  const evidence = judgeEvidence(snapshot, network, withDefaults(tree.settings.evidence, thresholds));
  const acceptances = indexAcceptances(snapshot.acceptances);
  const { byApp, unattributed } = groupByApp(snapshot.flows);
  const unattributedUse = countUnattributedUse(unattributed);
  const facts = { evidence, acceptances, declaredSince, unattributedUse };

  const apps: AppTraffic[] = [];
  const known = new Set<string>();
  for (const policy of tree.policies) {
    const app = policy.app?.value;
    if (app === undefined || known.has(app) || !networksOf(policy, tree.settings.networks).includes(network)) continue;
    known.add(app);
    const declared = resolveNames(tree, policy, network);
    const flows = byApp.get(app) ?? [];
    const observations =
      flows.length === 0
        ? []
        : [...judgeApp({ app, policy, declared, network, acceptances, declaredSince }, flows)].sort(
            compareObservations,
          );
    apps.push({
      app,
      policy,
      declared,
      observations,
      ...sumFlows(flows),
      usages: usageOf(app, policy, declared, observations, facts),
      ...countVerdicts(observations),
      lifecycle: lifecycleOf(policy, network, asOf, { observations, evidence }),
    });
  }
  const undeclared = [...byApp]
    .filter(([app]) => !known.has(app))
    .map(([app, flows]) => ({ app, ...sumFlows(flows), flows }))
    .sort((left, right) => (left.app < right.app ? -1 : 1));
  return {
    network,
    snapshot,
    evidence,
    apps,
    undeclared,
    unattributed: { ...sumFlows(unattributed), flows: unattributed },
  };
}

function groupByApp(flows: readonly Flow[]) {
  const byApp = new Map<string, Group<Flow>>();
  const unattributed: Flow[] = [];
  for (const flow of flows) {
    if (flow.app === null) unattributed.push(flow);
    else addToGroup(byApp, flow.app, flow);
  }
  return { byApp, unattributed };
}

function compareObservations(left: Observation, right: Observation): number {
  return (
    compareText(left.name ?? "", right.name ?? "") ||
    compareText(left.protocol, right.protocol) ||
    (left.port ?? 0) - (right.port ?? 0) ||
    compareText(left.verdict, right.verdict)
  );
}

function countVerdicts(observations: readonly Observation[]): Pick<AppTraffic, "counts" | "coverage"> {
  const counts: Partial<Record<FlowVerdict, VerdictCount>> = {};
  for (const { verdict, connections } of observations) {
    const before = counts[verdict] ?? { destinations: 0, connections: 0 };
    counts[verdict] = {
      destinations: before.destinations + 1,
      connections: before.connections + connections,
    };
  }
  const covered = counts.covered?.connections ?? 0;
  const missing = counts.missing?.connections ?? 0;
  return { counts, coverage: covered + missing === 0 ? undefined : covered / (covered + missing) };
}

/**
 * Runs the checks of observed traffic: a tree and its snapshots → findings and comparisons. Pure; the date is a parameter.
 * Applies severities and suppressions; must not know any particular check.
 */

import { compareFindings, type Finding, type Problem, toFinding } from "../findings/finding.ts";
import { suppress } from "../findings/suppression.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { EvidenceSettings, Network, PolicyTree } from "../policy/model.ts";
import { suppressionsOf } from "../policy/places.ts";
import { quote } from "../text/quote.ts";
import type { Snapshot } from "../traffic/flow.ts";
import type { Given } from "../values/with-defaults.ts";
import { notReady, unobservedWindows } from "./checks/not-ready.ts";
import { compareTraffic, type TrafficComparison } from "./compare-traffic.ts";
import { trafficChecks } from "./registry.ts";
import type { TrafficCheck, TrafficProblem } from "./traffic-check.ts";
import type { DeclaredSince } from "./usage.ts";

export interface CheckOptions {
  /** `YYYY-MM-DD`: decides which windows are open. */
  readonly asOf: string;
  /** Only these apps; `undefined` for all. */
  readonly apps: ReadonlySet<string> | undefined;
  /** Override those of the settings. */
  readonly thresholds: Given<EvidenceSettings>;
  /** Whether an app that is not ready to be enforced is a finding. */
  readonly gate: boolean;
  /** Whether every name of an app without entries is a finding of its own, instead of one for the app. */
  readonly verbose: boolean;
  /** Since when something is declared, for a network whose observation began at a time. */
  readonly declaredSince: (from: string | undefined) => DeclaredSince;
}

export interface TrafficResult {
  /** Sorted; suppressed ones left out. */
  readonly findings: readonly Finding[];
  /** One for each network, with the apps that were asked for. */
  readonly comparisons: readonly TrafficComparison[];
}

/** @param observed the networks of the tree's settings that were observed, each once */
export function checkTraffic(
  tree: PolicyTree,
  observed: readonly { readonly network: Network; readonly snapshot: Snapshot }[],
  { asOf, apps, thresholds, gate, verbose, declaredSince }: CheckOptions,
): TrafficResult {
  const severityOf = checkSeverities(tree.settings, trafficChecks);
  const isWanted = (app: string): boolean => apps === undefined || apps.has(app);
  const findings: Finding[] = [];
  const report = (check: TrafficCheck, network: Network, { severity: own, ...problem }: TrafficProblem): void => {
    const severity = severityOf(check.id, own);
    if (severity !== "off") findings.push(toFinding(check.id, severity, withNetwork(tree, problem, network)));
  };
  const comparisons = observed.map(({ network, snapshot }) => {
    const comparison = compareTraffic(tree, snapshot, {
      asOf,
      network,
      thresholds,
      declaredSince: declaredSince(snapshot.window?.from),
    });
    const wanted = comparison.apps.filter(({ app }) => isWanted(app));
    const input = { tree, comparison, apps: wanted, isWhole: apps === undefined, gate, verbose };
    for (const check of trafficChecks) {
      if (severityOf(check.id) !== "off") check.run(input, (problem) => report(check, network, problem));
    }
    return { ...comparison, apps: wanted };
  });
  if (gate) {
    const networks = observed.map(({ network }) => network);
    for (const { network, problem } of unobservedWindows(tree, networks, asOf, isWanted)) {
      report(notReady, network, problem);
    }
  }
  const { kept } = suppress(findings, suppressionsOf(tree));
  return { findings: [...kept].sort(compareFindings), comparisons };
}

/** What is said of a policy may be true in one of its networks only. Findings in the settings are about a network anyway. */
function withNetwork({ settings }: PolicyTree, problem: Problem, { name }: Network): Problem {
  if (settings.networks.length < 2 || problem.file === settings.source) return problem;
  return { ...problem, message: `${problem.message} (network ${quote(name)})` };
}

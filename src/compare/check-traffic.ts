/**
 * Runs the checks of observed traffic: a tree and its snapshots → findings and comparisons. Pure; the date is a parameter.
 * Knows severities and suppressions, and nothing about any check.
 */
import { quote } from "../discriminat/text.ts";
import { compareFindings, type Finding, type Problem, type Severity, toFinding } from "../findings/finding.ts";
import type { EvidenceSettings, Network, PolicyTree, Settings } from "../policy/model.ts";
import { suppress, suppressionsOf } from "../policy/suppress.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { compareTraffic, type TrafficComparison } from "./compare-traffic.ts";
import { trafficChecks } from "./registry.ts";
import type { DeclaredSince } from "./usage.ts";

export interface CheckOptions {
  /** `YYYY-MM-DD`: decides which windows are open. */
  readonly asOf: string;
  /** Only these apps; `undefined` for all. */
  readonly apps: ReadonlySet<string> | undefined;
  /** In place of those of the settings. */
  readonly thresholds: Partial<EvidenceSettings>;
  /** Which apps are not ready to be enforced becomes a finding. */
  readonly gate: boolean;
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
  { asOf, apps, thresholds, gate, declaredSince }: CheckOptions,
): TrafficResult {
  const severityOf = severities(tree.settings);
  const findings: Finding[] = [];
  const comparisons = observed.map(({ network, snapshot }) => {
    const comparison = compareTraffic(tree, snapshot, {
      asOf,
      network,
      thresholds,
      declaredSince: declaredSince(snapshot.window?.from),
    });
    const wanted = comparison.apps.filter(({ app }) => apps === undefined || apps.has(app));
    const input = { tree, comparison, apps: wanted, isWhole: apps === undefined, gate };
    for (const check of trafficChecks) {
      const configured = severityOf(check.id);
      if (configured === "off") continue;
      check.run(input, ({ severity, ...problem }) => {
        findings.push(
          toFinding(check.id, configured ?? severity ?? check.severity, withNetwork(tree, problem, network)),
        );
      });
    }
    return { ...comparison, apps: wanted };
  });
  const { kept } = suppress(findings, suppressionsOf(tree));
  return { findings: [...kept].sort(compareFindings), comparisons };
}

function severities({ checks }: Settings): (check: string) => Severity | "off" | undefined {
  const configured = new Map(checks.map(({ id, severity }) => [id.value, severity]));
  return (check) => configured.get(check);
}

/** What is said of a policy may be true in one of its networks only. Findings in the settings are about a network anyway. */
function withNetwork({ settings }: PolicyTree, problem: Problem, { name }: Network): Problem {
  if (settings.networks.length < 2 || problem.file === settings.source) return problem;
  return { ...problem, message: `${problem.message} (network ${quote(name)})` };
}

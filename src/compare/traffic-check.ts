/** What a check of observed traffic is: a check that examines a comparison. Types and their constructor only. */
import { type CheckInfo, defineCheck } from "../findings/check.ts";
import type { Problem, Severity } from "../findings/finding.ts";
import type { PolicyTree } from "../policy/model.ts";
import type { AppTraffic, TrafficComparison } from "./compare-traffic.ts";

/** The policies of one network, and what was observed there. */
interface ObservedNetwork {
  readonly tree: PolicyTree;
  readonly comparison: TrafficComparison;
  /** Those of the comparison that were asked for, in the order of the tree. */
  readonly apps: readonly AppTraffic[];
  /** Whether all were asked for: else what concerns other apps is left out. */
  readonly isWhole: boolean;
  /** Which apps have to be ready to be enforced. */
  readonly gate: boolean;
  /** Whether every name of an app without entries is a finding of its own. */
  readonly verbose: boolean;
}

export interface TrafficProblem extends Problem {
  /** Overrides the check's own; the settings override both. */
  readonly severity?: Severity;
}

type ReportTraffic = (problem: TrafficProblem) => void;

/** One check. `run` is pure, never throws, and takes time that is linear in names and destinations. */
export interface TrafficCheck extends CheckInfo {
  readonly run: (observed: ObservedNetwork, report: ReportTraffic) => void;
}

export const defineTrafficCheck = defineCheck<TrafficCheck>;

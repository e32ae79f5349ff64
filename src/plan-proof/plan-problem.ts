/** What a proof objects to. Types only. */
import type { Problem } from "../findings/finding.ts";
import type { PlanCheckId } from "./checks.ts";

/** Stands at the policy line where there is one, else at the resource in the plan. */
export interface PlanProblem extends Problem {
  readonly check: PlanCheckId;
}

export type Report = (problem: PlanProblem) => void;

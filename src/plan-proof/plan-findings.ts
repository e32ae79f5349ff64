/** A proof as findings: each problem at its policy line, or at its resource in the plan. Pure. */
import { compareFindings, type Finding, toFinding } from "../findings/finding.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { Settings } from "../policy/model.ts";
import { planChecks } from "./checks.ts";
import type { PlanProof } from "./prove-plan.ts";

/** Severities as `settings` have them; `off` leaves a check out. Comments in policies suppress nothing here. */
export function planFindings({ problems }: PlanProof, settings: Settings): readonly Finding[] {
  const severityOf = checkSeverities(settings, planChecks);
  return problems
    .flatMap(({ check, ...problem }) => {
      const severity = severityOf(check);
      return severity === "off" ? [] : [toFinding(check, severity, problem)];
    })
    .sort(compareFindings);
}

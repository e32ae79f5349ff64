/** Drift as findings. Pure. */
import { compareFindings, type Finding, toFinding } from "../findings/finding.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { Settings } from "../policy/model.ts";
import { driftChecks } from "./checks.ts";
import type { Drift } from "./judge-drift.ts";

/** Severities as `settings` have them; `off` leaves a check out. Comments in policies suppress nothing here. */
export function driftFindings({ problems }: Pick<Drift, "problems">, settings: Settings): readonly Finding[] {
  const severityOf = checkSeverities(settings, driftChecks);
  return problems
    .flatMap(({ check, app: _app, network: _network, command: _command, ...problem }) => {
      const severity = severityOf(check);
      return severity === "off" ? [] : [toFinding(check, severity, problem)];
    })
    .sort(compareFindings);
}

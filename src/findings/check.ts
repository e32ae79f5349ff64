/**
 * What a check is: its description, as `explain`, SARIF and the documentation show it, and what code reports under its id. Leaf:
 * no check of any family is defined here.
 */
import { compareText } from "../values/order.ts";
import type { Problem, Severity } from "./finding.ts";

export interface CheckInfo {
  /** `family/kebab-name`, never reused for another meaning. */
  readonly id: string;
  /** One line, without a full stop: what is wrong when this check finds something. */
  readonly summary: string;
  /** Why it matters, in a few sentences of Markdown. */
  readonly why: string;
  /** How to repair it, in a few sentences of Markdown. */
  readonly repair: string;
  /** Severity unless the settings say otherwise. */
  readonly severity: Severity;
  /** `false` where the settings cannot lower it, because nothing after it can be trusted (a file that cannot be read). */
  readonly configurable?: boolean;
  /** `true` where the team whose file it is about cannot suppress it, unless the settings permit that. */
  readonly guardrail?: boolean;
  /** `true` for findings about security rather than about form; SARIF tags them. */
  readonly security?: boolean;
}

/** The one form of all checks. Keeps the literal type of the id, unless a family's type is given. */
export function defineCheck<const Check extends CheckInfo>(check: Check): Check {
  return check;
}

/** A problem and its check: reported by code that comes across problems while it does something else. */
export interface CheckProblem<Id extends string = string> extends Problem {
  readonly check: Id;
}

/** For sorting by the place of a check in a list that has the gravest first. */
export function rankIn(checks: readonly CheckInfo[]): (id: string) => number {
  const ranks = new Map(checks.map(({ id }, index) => [id, index]));
  return (id) => ranks.get(id) ?? 0;
}

/** The order of every list of checks that people see, unless it shows the gravest first. */
export function sortById<Check extends CheckInfo>(checks: readonly Check[]): readonly Check[] {
  return [...checks].sort((left, right) => compareText(left.id, right.id));
}

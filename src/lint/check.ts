/** What a check is: a value that describes itself and examines a policy tree. Types and their one constructor only. */
import type { CheckInfo } from "../findings/check.ts";
import type { Problem } from "../findings/finding.ts";
import type { Network } from "../policy/model.ts";
import type { LintContext } from "./context.ts";

export interface LintProblem extends Problem {
  /** Where it holds in some networks. The same problem in further networks becomes one finding that names them all. */
  readonly networks?: readonly Network[];
}

export type Report = (problem: LintProblem) => void;

/** One check. `run` is pure, never throws on a loaded tree, and takes time that is linear in the size of the tree. */
export interface Check extends CheckInfo {
  readonly run: (context: LintContext, report: Report) => void;
}

/** Keeps the literal type of the id and checks the shape. */
export function defineCheck<const Definition extends Check>(definition: Definition): Definition {
  return definition;
}

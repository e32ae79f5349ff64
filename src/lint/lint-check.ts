/** What a check of `lint` is: a check that examines a tree of policies. Types and their constructor only. */
import { type CheckInfo, defineCheck } from "../findings/check.ts";
import type { Problem } from "../findings/finding.ts";
import type { Network } from "../policy/model.ts";
import type { LintContext } from "./context.ts";

export interface LintProblem extends Problem {
  /** Where it holds in some networks. The same problem in further networks becomes one finding that names them all. */
  readonly networks?: readonly Network[];
}

export type Report = (problem: LintProblem) => void;

/** One check. `run` is pure, never throws on a loaded tree, and takes time that is linear in the size of the tree. */
export interface LintCheck extends CheckInfo {
  readonly run: (context: LintContext, report: Report) => void;
}

export const defineLintCheck = defineCheck<LintCheck>;

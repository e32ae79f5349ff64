/** What was found to differ. Types only. */
import type { Problem } from "../findings/finding.ts";
import type { DriftCheckId } from "./checks.ts";

/** Stands at the policy line where there is one, else at the group where it was read, else at its network in the settings. */
export interface DriftProblem extends Problem {
  readonly check: DriftCheckId;
  /** `undefined` where it is about no app of the policies. */
  readonly app: string | undefined;
  /** The network's name. */
  readonly network: string | undefined;
  /** A command of the AWS CLI that mends it, for a POSIX shell. */
  readonly command?: string | undefined;
}

export type Report = (problem: DriftProblem) => void;

/** What a proof objects to. Types only. */
import type { Place } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { PlanCheckId } from "./checks.ts";

/** A place in a policy, in the settings or in the plan. */
export interface Spot {
  readonly file: SourceFile;
  readonly at: Place;
}

export interface PlanProblem {
  readonly check: PlanCheckId;
  /** A clause without a full stop: subject, value, expectation. */
  readonly message: string;
  readonly help?: string;
  /** The policy line where there is one, else the resource in the plan. */
  readonly spot: Spot;
  readonly related?: readonly (Spot & { readonly message: string })[];
  readonly evidence?: Readonly<Record<string, string | number>>;
}

export type Report = (problem: PlanProblem) => void;

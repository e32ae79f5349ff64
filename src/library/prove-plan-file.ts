/** `plan` as the command and callers of the library run it. Pure: the text of the plan is data. */
import type { Finding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { planFindings } from "../plan-proof/plan-findings.ts";
import { type PlanInput, type PlanProof, provePlan } from "../plan-proof/prove-plan.ts";
import { parsePlan } from "../terraform-json/parse-plan.ts";
import { readPlan } from "../terraform-json/read-plan.ts";
import { withOwnNetworks } from "./network-snapshots.ts";

export interface ProvePlanInput extends Omit<PlanInput, "plan" | "file"> {
  /** What `terraform show -json tfplan` prints, and the path that findings name. */
  readonly file: SourceFile;
}

export interface ProvedPlan {
  /** `isExplained`: every name and window that a rule would hold is declared for its app, and each declared one is in a rule. */
  readonly proof: PlanProof;
  /** Each problem at its policy line, or at its resource in the plan; severities as the settings have them. */
  readonly findings: readonly Finding[];
}

/**
 * Proves that policies explain a Terraform plan. What that rests on, and what it does not prove, is in docs/plan.md.
 *
 * @throws UserError where an argument is not what it should be, or the text is not the JSON of a plan.
 */
export function provePlanFile(given: ProvePlanInput): ProvedPlan {
  const { file, traffic = [], ...input } = given;
  const observed = withOwnNetworks(input.tree, traffic);
  const proof = provePlan({ ...input, traffic: observed, plan: readPlan(parsePlan(file.text, file.path)), file });
  return { proof, findings: planFindings(proof, input.tree.settings) };
}

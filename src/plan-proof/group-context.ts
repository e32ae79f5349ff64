/** What the proofs of one Security Group share: what they know about it, and where its problems are shown. Pure. */
import type { Policy } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import type { PlanProblem, Spot } from "./plan-problem.ts";

export interface GroupContext {
  readonly plan: TerraformPlan;
  /** Belongs to an app of the policies. */
  readonly isOwned: boolean;
  /** Some group of the plan is annotated. */
  readonly beside: boolean;
  /** By `portWords`: those with annotated rules in this group, or in another of its app, which the same interfaces carry. */
  readonly annotatedPorts: ReadonlySet<string>;
  readonly spotOf: (address: string | undefined) => Spot;
  /** Where a problem of the group as a whole is shown: at the app's policy, else in the plan. */
  readonly groupSpot: Spot;
}

/** `checkout-egress`, or what else tells a group. */
export function groupWords({ name, idAfter, idBefore, address, key }: PlannedGroup): string {
  return name ?? idAfter ?? idBefore ?? address ?? key;
}

/** A problem of a rule, shown at the policy where there is one. */
export function ofRule(
  { groupSpot, spotOf, isOwned }: GroupContext,
  address: string,
): Pick<PlanProblem, "spot" | "related" | "evidence"> {
  const inPlan = spotOf(address);
  return isOwned
    ? { spot: groupSpot, related: [{ ...inPlan, message: address }], evidence: { address } }
    : { spot: inPlan, evidence: { address } };
}

export function spotOfPolicy({ policies }: { readonly policies: readonly Policy[] }): Spot | undefined {
  const [policy] = policies;
  return policy && { file: policy.source, at: headOf(policy) };
}

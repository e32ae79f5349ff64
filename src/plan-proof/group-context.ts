/** What the proofs of one Security Group share: what they know about it, and where its problems are shown. Pure. */

import type { FilePlace } from "../findings/finding.ts";
import { headOf } from "../policy/places.ts";
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import type { Owner } from "./find-owner.ts";
import type { PlanProblem } from "./plan-problem.ts";

export interface GroupContext {
  readonly plan: TerraformPlan;
  /** Belongs to an app of the policies. */
  readonly isOwned: boolean;
  /** Some group of the plan is annotated. */
  readonly beside: boolean;
  /** By `portWords`: those with annotated rules in this group, or in another of its app, which the same interfaces carry. */
  readonly annotatedPorts: ReadonlySet<string>;
  readonly placeOf: (address: string | undefined) => FilePlace;
  /** Where a problem of the group as a whole is shown: at the app's policy, else in the plan. */
  readonly groupPlace: FilePlace;
}

/** `checkout-egress`, or what else tells a group. */
export function groupWords({ name, idAfter, idBefore, address, key }: PlannedGroup): string {
  return name ?? idAfter ?? idBefore ?? address ?? key;
}

/** The firewall's own group, as its vendor's Terraform modules make it: not an app's. */
export function isFirewallGroup({ address, name, namePrefix }: PlannedGroup): boolean {
  const isNamed = namePrefix === "discriminat-" || (name?.startsWith("discriminat-") ?? false);
  return isNamed && /(?:^|\.)aws_security_group\.discriminat(?:\[|$)/.test(address ?? "");
}

/** A problem of a rule, shown at the policy where there is one. */
export function ofRule(
  { groupPlace, placeOf, isOwned }: GroupContext,
  address: string,
): Pick<PlanProblem, "file" | "at" | "related" | "evidence"> {
  const inPlan = placeOf(address);
  return isOwned
    ? { ...groupPlace, related: [{ ...inPlan, message: address }], evidence: { address } }
    : { ...inPlan, evidence: { address } };
}

export function placeOfPolicy({ policies: [policy] }: Pick<Owner, "policies">): FilePlace {
  return { file: policy.source, at: headOf(policy) };
}

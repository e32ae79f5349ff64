/** Annotations in groups of which it cannot be told whose they are: no policy explains them. Pure. */
import { parseAnnotation } from "../discriminat/annotation.ts";
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import type { AppChanges } from "./app-changes.ts";
import type { NoOwner } from "./find-owner.ts";
import { groupWords } from "./group-context.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";
import { nameWords } from "./prove-app.ts";
import { annotationWords, doubtWords } from "./prove-descriptions.ts";
import type { OpenEgress } from "./prove-open-egress.ts";

/** A group that belongs to no app of the policies, and is or was annotated. */
export interface UnknownGroup extends NoOwner, AppChanges {
  readonly group: PlannedGroup;
  /** Holds annotations after the plan: nothing explains them. */
  readonly isObjected: boolean;
  /** What is open without an annotation in a group that says it is an app's. */
  readonly open: OpenEgress | undefined;
}

export function reportUnknown(unknown: UnknownGroup, places: PlanPlaces, report: Report): void {
  const { group, isObjected, open, added, kept, windowAfter, why, help } = unknown;
  const names = [...added, ...kept];
  const [first] = names;
  const what =
    first === undefined
      ? windowAfter === undefined
        ? "an annotation that cannot be read"
        : `everything until ${windowAfter.until}`
      : `${nameWords(first)}${names.length > 1 ? ` and ${names.length - 1} more` : ""}`;
  const address = group.address ?? group.after[0]?.address;
  report({
    check: "plan/unknown-group",
    message: `${groupWords(group)} would ${isObjected || open === undefined ? `admit ${what}` : `be open to ${open.words} on ${open.ports}`}, and ${why}`,
    help,
    ...places.placeOf(address),
    evidence: { address: address ?? group.key, names: names.length },
  });
}

/** Rules of which the plan does not say to which group they will belong: whose names they are cannot be told. */
export function proveRulesWithoutGroup(
  { doubtsWithoutGroup }: TerraformPlan,
  places: PlanPlaces,
  report: Report,
): void {
  for (const doubt of doubtsWithoutGroup) {
    const { address, what, why, description } = doubt;
    if (description !== undefined && parseAnnotation(description).kind === "none") continue;
    const state = why === "unknown" ? "known only after the apply" : "marked as sensitive";
    const { subject, words, them } = doubtWords(doubt);
    report({
      check: why === "unknown" ? "plan/unknown-value" : "plan/sensitive-value",
      message:
        what === "group"
          ? `the Security Group of ${address} is ${state}: nothing is proven about ${annotationWords(description)}`
          : `${subject} of ${address} ${words}: nothing is proven about ${them}`,
      ...(what === "group" ? { help: "apply the group first, then plan again: the plan then holds its id" } : {}),
      ...places.placeOf(address),
      evidence: { address },
    });
  }
}

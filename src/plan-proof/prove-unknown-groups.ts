/** Annotations in groups of which it cannot be told whose they are: no policy explains them. Pure. */
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { count } from "../text/words.ts";
import { annotate, isAnnotated, namesOf } from "./admitted-names.ts";
import type { AppChanges } from "./app-changes.ts";
import type { NoOwner } from "./find-owner.ts";
import { groupWords } from "./group-context.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";
import { nameWords } from "./prove-app.ts";

/** A group that belongs to no app of the policies, and is or was annotated. */
export interface UnknownGroup extends NoOwner, AppChanges {
  readonly group: PlannedGroup;
  /** Holds annotations after the plan: nothing explains them. */
  readonly isObjected: boolean;
}

export function reportUnknown(unknown: UnknownGroup, places: PlanPlaces, report: Report): void {
  const { group, added, kept, windowAfter, why, help } = unknown;
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
    message: `${groupWords(group)} would admit ${what}, and ${why}`,
    help,
    ...places.placeOf(address),
    evidence: { address: address ?? group.key, names: names.length },
  });
}

export function proveRulesWithoutGroup({ rulesWithoutGroup }: TerraformPlan, places: PlanPlaces, report: Report): void {
  for (const item of annotate(rulesWithoutGroup)) {
    if (!isAnnotated(item)) continue;
    const { address } = item.rule;
    const names = namesOf(item).length;
    report({
      check: "plan/unknown-value",
      message: `the Security Group of ${address} is known only after the apply: nothing is proven about ${names === 0 ? "its annotation" : `its ${count(names, "name")}`}`,
      ...places.placeOf(address),
      evidence: { address },
    });
  }
}

/** Rules that were changed in AWS since the last apply. Pure. */
import type { TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import { admittedNames, annotate, isAnnotated } from "./admitted-names.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";

export function proveOutsideChanges({ outside }: TerraformPlan, places: PlanPlaces, report: Report): void {
  for (const { address, before, after } of outside) {
    if (!annotate([...before, ...after]).some(isAnnotated)) continue;
    const was = admittedNames(annotate(before));
    const is = admittedNames(annotate(after));
    const gained = [...is].filter(([key]) => !was.has(key)).map(([, name]) => quote(name.name));
    const lost = [...was].filter(([key]) => !is.has(key)).map(([, name]) => quote(name.name));
    const shown = (names: readonly string[]): string =>
      names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
    const clauses = [
      ...(gained.length === 0 ? [] : [`${shown(gained)} added`]),
      ...(lost.length === 0 ? [] : [`${shown(lost)} removed`]),
    ];
    const what =
      after.length === 0
        ? "was removed outside Terraform"
        : `was changed outside Terraform${clauses.length === 0 ? "" : `: ${clauses.join(", ")}`}`;
    report({
      check: "plan/changed-outside",
      message: `${address} ${what}`,
      ...places.placeOf(address),
      evidence: { address },
    });
  }
}

/** What keeps a plan from being explained because it was not read: other resources, and what the plan itself leaves out. Pure. */
import type { TerraformPlan } from "../terraform-json/terraform-plan.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";

export function proveUnread({ unread, gaps }: TerraformPlan, places: PlanPlaces, report: Report): void {
  for (const { address, why } of unread) {
    report({
      check: "plan/unread-resource",
      message: `${address} ${why}: it could write any annotation, and nothing is proven about that`,
      ...places.placeOf(address),
      evidence: { address },
    });
  }
  for (const gap of gaps) {
    report({ check: "plan/incomplete", message: `the plan is incomplete: ${gap}`, ...places.placeOf(undefined) });
  }
}

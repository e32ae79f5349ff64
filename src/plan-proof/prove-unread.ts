/**
 * What keeps a plan from being explained because it was not read: other resources, what the plan itself leaves out, and groups that
 * the list of groups leaves out. Pure.
 */
import type { TerraformPlan } from "../terraform-json/terraform-plan.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
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

/** What `owners` leaves out would come before the tags and names by which a group's app is told instead. */
export function proveOwnersComplete(
  { groups }: TerraformPlan,
  owners: GroupOwners | undefined,
  places: PlanPlaces,
  report: Report,
): void {
  if (owners?.incompleteBecause === undefined) return;
  // A group that is yet to be created is in no list.
  const missing = groups.flatMap(({ idBefore, idAfter, address }) => {
    if ([idBefore, idAfter].some((id) => id !== undefined && owners.has(id))) return [];
    const id = idAfter ?? idBefore;
    return id === undefined ? [] : [{ id, address }];
  });
  const [first, ...others] = missing;
  if (first === undefined) return;
  const which = others.length === 0 ? `${first.id} is` : `${first.id} and ${others.length} more are`;
  report({
    check: "plan/incomplete",
    message: `the list of groups is incomplete, and ${which} not in it: ${owners.incompleteBecause.join("; ")}`,
    help: "give every page of the list; until then the app of these groups is not certain",
    ...places.placeOf(first.address),
    evidence: { groups: missing.length },
  });
}

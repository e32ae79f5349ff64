/** One Security Group: does AWS take its rules, does the firewall read them, and do they stay in force. Pure. */
import type { PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { annotate, isAnnotated } from "./admitted-names.ts";
import type { GroupContext } from "./group-context.ts";
import type { Report } from "./plan-problem.ts";
import { proveDescriptions, proveDoubts } from "./prove-descriptions.ts";
import { proveOpenEgress } from "./prove-open-egress.ts";
import { proveOrder } from "./prove-order.ts";
import { proveCarriers, proveDuplicates } from "./prove-permissions.ts";

export function proveGroup(group: PlannedGroup, context: GroupContext, report: Report): void {
  const after = annotate(group.after);
  const isAnnotatedGroup = after.some(isAnnotated);
  proveDescriptions(group, after, context, report);
  proveDoubts(group, isAnnotatedGroup, context, report);
  proveOpenEgress(group, after, isAnnotatedGroup, context, report);
  if (!context.isOwned && !isAnnotatedGroup) return;
  // Among what cannot be read may be the rule that is looked for.
  if (group.doubts.every(({ what }) => what === "group")) proveCarriers(group, after, context, report);
  proveDuplicates(group, context, report);
  if (group.change !== "replace") proveOrder(group, after, context, report);
}

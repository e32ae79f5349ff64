/** Rules without an annotation that open a group to all addresses. Pure. */
import type { PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { type AnnotatedRule, isAnnotated, portWords } from "./admitted-names.ts";
import { type GroupContext, groupWords, ofRule } from "./group-context.ts";
import type { Report } from "./plan-problem.ts";

const anyAddress = "0.0.0.0/0";

export function proveOpenEgress(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  isAnnotatedGroup: boolean,
  context: GroupContext,
  report: Report,
): void {
  const isOfInterest = context.isOwned || isAnnotatedGroup;
  if (!isOfInterest && !context.beside) return;
  for (const item of after) {
    const { rule } = item;
    const { address, destination, change } = rule;
    if (isAnnotated(item) || (destination !== anyAddress && destination !== "::/0")) continue;
    // It keeps the port open for annotated rules.
    if (destination === anyAddress && rule.protocol !== "-1" && context.annotatedPorts.has(portWords(rule))) continue;
    if (!isOfInterest && change === "keep") continue;
    const beside = isOfInterest ? "" : ", beside annotated groups";
    report({
      check: "plan/open-egress",
      message: `${groupWords(group)} is open to ${destination} on ${portWords(rule)} without an annotation${beside}: ${address}${rule.way === "live" ? ", a rule that stands there already" : ""}`,
      ...ofRule(context, address),
    });
  }
}

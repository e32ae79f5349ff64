/** Whether the rules of a group stay in force while Terraform applies the plan. Pure. */
import { permission } from "../terraform-json/permission.ts";
import type { EgressRule, PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { count } from "../text/words.ts";
import { type AnnotatedRule, admittedNames, annotate, nameKey, namesOf } from "./admitted-names.ts";
import { type GroupContext, groupWords, ofRule } from "./group-context.ts";
import type { Report } from "./plan-problem.ts";

/** Names that are admitted before and after, and not in between. */
export function proveOrder(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  context: GroupContext,
  report: Report,
): void {
  const before = annotate(group.before);
  const stays = admittedNames(after);
  const steady = admittedNames(before.filter(({ rule }) => isSteady(rule, context.plan, after)));
  const cut = new Map<string, Set<string>>();
  for (const item of before) {
    if (isSteady(item.rule, context.plan, after) || item.rule.change === "delete") continue;
    for (const name of namesOf(item)) {
      const key = nameKey(name);
      if (!stays.has(key) || steady.has(key)) continue;
      cut.set(item.rule.address, (cut.get(item.rule.address) ?? new Set()).add(name.name));
    }
  }
  for (const [address, names] of cut) {
    report({
      check: "plan/interrupted",
      message: `${address} is revoked before its replacement exists: ${count(names.size, "name")} of ${groupWords(group)} ${names.size === 1 ? "has" : "have"} no rule in between`,
      ...ofRule(context, address),
    });
  }
  for (const gone of group.before) {
    const twin =
      gone.change === "delete" &&
      group.after.find((rule) => rule.change === "create" && permission(rule) === permission(gone));
    if (!twin) continue;
    report({
      check: "plan/interrupted",
      message: `${gone.address} is destroyed and ${twin.address} created for the same rule of ${groupWords(group)}: AWS refuses the second while the first exists`,
      ...ofRule(context, twin.address),
    });
  }
}

/** The rule stays in AWS while its text changes. */
function isSteady(rule: EgressRule, { deletedFirst }: TerraformPlan, after: readonly AnnotatedRule[]): boolean {
  if (rule.way === "resource") return !deletedFirst.has(rule.address) && rule.change !== "delete";
  const identity = (one: EgressRule): string => `${permission(one)} ${one.description}`;
  return after.some((item) => identity(item.rule) === identity(rule));
}

/** What AWS makes of a group's rules: does one open the port for the others, and does it accept each of them. Pure. */
import { anyAddress, isIpv4, opensPortsOf, permission } from "../terraform-json/permission.ts";
import type { PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { count, wordList } from "../text/words.ts";
import { addToGroup, type Group, groupBy } from "../values/group.ts";
import { type AnnotatedRule, admittedNames, isAnnotated, portWords } from "./admitted-names.ts";
import { type GroupContext, groupWords, ofRule } from "./group-context.ts";
import type { Report } from "./plan-problem.ts";

/** A rule for anything but all addresses needs one for all of them. */
export function proveCarriers(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  context: GroupContext,
  report: Report,
): void {
  const opened = after.map(({ rule }) => rule).filter(({ destination }) => (destination ?? anyAddress) === anyAddress);
  const bare = new Map<string, Group<AnnotatedRule>>();
  for (const item of after) {
    if (!isAnnotated(item) || !isIpv4(item.rule) || item.rule.destination === anyAddress) continue;
    if (opened.some((rule) => opensPortsOf(rule, item.rule))) continue;
    addToGroup(bare, portWords(item.rule), item);
  }
  for (const [ports, rules] of bare) {
    const names = admittedNames(rules).size;
    const { address } = rules[0].rule;
    report({
      check: "plan/carrier-missing",
      message: `${groupWords(group)} has no rule for ${anyAddress} on ${ports}, which ${count(rules.length, "rule")} with ${count(names, "name")} ${rules.length === 1 ? "needs" : "need"}`,
      ...ofRule(context, address),
    });
  }
}

export function proveDuplicates(group: PlannedGroup, context: GroupContext, report: Report): void {
  const rules = group.after.filter(({ destination }) => destination !== undefined);
  for (const same of groupBy(rules, permission).values()) {
    const [first, second] = same;
    if (first === undefined || second === undefined) continue;
    report({
      check: "plan/duplicate-rule",
      message: `${groupWords(group)} would have ${count(same.length, "rule")} for ${portWords(first)} and ${first.destination}: ${wordList(same.map(({ address }) => address))}`,
      ...ofRule(context, second.address),
    });
  }
}

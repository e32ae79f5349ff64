/** One Security Group: can AWS take its rules, does the firewall read them, and are they in force all the time. Pure. */
import { illegalDescriptionCharacters, maxDescriptionLength } from "../discriminat/annotation.ts";
import { permission } from "../terraform-json/assemble-groups.ts";
import type { Doubt, EgressRule, PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import { count, wordList } from "../text/words.ts";
import { addToGroup, type Group, groupBy } from "../values/group.ts";
import {
  type AnnotatedRule,
  admittedNames,
  annotate,
  isAnnotated,
  nameKey,
  namesOf,
  portWords,
} from "./admitted-names.ts";
import type { PlanProblem, Report, Spot } from "./plan-problem.ts";

export interface GroupContext {
  readonly plan: TerraformPlan;
  /** Belongs to an app of the policies. */
  readonly isOwned: boolean;
  /** Some group of the plan is annotated. */
  readonly beside: boolean;
  /** By `portWords`: those with annotated rules in this group, or in another of its app, which the same interfaces carry. */
  readonly annotatedPorts: ReadonlySet<string>;
  readonly spotOf: (address: string | undefined) => Spot;
  /** Where a problem of the group as a whole is shown: at the app's policy, else in the plan. */
  readonly groupSpot: Spot;
}

/** `checkout-egress`, or what else tells a group. */
export function groupWords({ name, idAfter, idBefore, address, key }: PlannedGroup): string {
  return name ?? idAfter ?? idBefore ?? address ?? key;
}

export function proveGroup(group: PlannedGroup, context: GroupContext, report: Report): void {
  const after = annotate(group.after);
  const isAnnotatedGroup = after.some(isAnnotated);
  proveDescriptions(group, after, context, report);
  proveDoubts(group, isAnnotatedGroup, context, report);
  proveOpenEgress(group, after, isAnnotatedGroup, context, report);
  if (!context.isOwned && !isAnnotatedGroup) return;
  // Among what cannot be read may be the rule that is looked for.
  if (group.doubts.length === 0) proveCarriers(group, after, context, report);
  proveDuplicates(group, context, report);
  if (group.change !== "replace") proveOrder(group, after, context, report);
}

/** A problem of a rule, shown at the policy where there is one. */
function ofRule(
  { groupSpot, spotOf, isOwned }: GroupContext,
  address: string,
): Pick<PlanProblem, "spot" | "related" | "evidence"> {
  const inPlan = spotOf(address);
  return isOwned
    ? { spot: groupSpot, related: [{ ...inPlan, message: address }], evidence: { address } }
    : { spot: inPlan, evidence: { address } };
}

function proveDescriptions(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  context: GroupContext,
  report: Report,
): void {
  for (const { rule, annotation } of after) {
    const { address, description, change } = rule;
    const where = `${address}, a rule of ${groupWords(group)}`;
    if (annotation.kind === "malformed") {
      report({
        check: "plan/malformed-annotation",
        message: `the description ${quote(description)} of ${where}, is no annotation: ${annotation.problem}`,
        ...ofRule(context, address),
      });
    }
    if (annotation.kind === "see-thru" && annotation.warning !== undefined) {
      report({ check: "plan/unpadded-date", message: `${where}: ${annotation.warning}`, ...ofRule(context, address) });
    }
    const [illegal] = illegalDescriptionCharacters(description);
    if (change === "keep" || (description.length <= maxDescriptionLength && illegal === undefined)) continue;
    const why =
      illegal === undefined
        ? `has ${description.length} characters; at most ${maxDescriptionLength} are possible`
        : `holds ${quote(illegal.character)}, which AWS refuses`;
    report({
      check: "plan/description-refused",
      message: `the description of ${where}, ${why}`,
      ...ofRule(context, address),
    });
  }
}

function proveDoubts(group: PlannedGroup, isAnnotatedGroup: boolean, context: GroupContext, report: Report): void {
  for (const doubt of group.doubts) {
    if (!matters(doubt, context.isOwned || isAnnotatedGroup)) continue;
    const { address, what, why } = doubt;
    const subject =
      what === "rules" ? "the rules" : what === "protocol and ports" ? "protocol and ports" : `the ${what}`;
    const isMany = what === "rules" || what === "protocol and ports";
    const words =
      why === "unknown"
        ? `${isMany ? "are" : "is"} known only after the apply`
        : `${isMany ? "are" : "is"} marked as sensitive`;
    report({
      check: why === "unknown" ? "plan/unknown-value" : "plan/sensitive-value",
      message: `${subject} of ${address}, in ${groupWords(group)}, ${words}: nothing is proven about ${isMany ? "them" : "it"}`,
      ...ofRule(context, address),
    });
  }
}

/** A group without annotations may have any rule; only a description that is not there yet could become an annotation. */
function matters({ description }: Doubt, isOfInterest: boolean): boolean {
  return isOfInterest || description === undefined;
}

const anyAddress = "0.0.0.0/0";

function proveOpenEgress(
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

/** A rule for anything but all addresses needs one for all of them. */
function proveCarriers(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  context: GroupContext,
  report: Report,
): void {
  const opened = after.map(({ rule }) => rule).filter(({ destination }) => (destination ?? anyAddress) === anyAddress);
  const bare = new Map<string, Group<AnnotatedRule>>();
  for (const item of after) {
    const { protocol, fromPort, toPort, destination } = item.rule;
    if (!isAnnotated(item) || destination === undefined || !/^\d+\.\d+\.\d+\.\d+\/[1-9]/.test(destination)) continue;
    const isOpen = opened.some(
      (rule) =>
        rule.protocol === "-1" || (rule.protocol === protocol && rule.fromPort <= fromPort && rule.toPort >= toPort),
    );
    if (isOpen) continue;
    addToGroup(bare, portWords(item.rule), item);
  }
  for (const [ports, rules] of bare) {
    const names = admittedNames(rules).size;
    const address = rules[0]?.rule.address ?? "";
    report({
      check: "plan/carrier-missing",
      message: `${groupWords(group)} has no rule for ${anyAddress} on ${ports}, which ${count(rules.length, "rule")} with ${count(names, "name")} would need`,
      ...ofRule(context, address),
    });
  }
}

function proveDuplicates(group: PlannedGroup, context: GroupContext, report: Report): void {
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

/** Names that are admitted before and after, and not in between. */
function proveOrder(group: PlannedGroup, after: readonly AnnotatedRule[], context: GroupContext, report: Report): void {
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
      message:
        `${address} is revoked before its successor is there: ${count(names.size, "name")} of ${groupWords(group)} that stay are in no rule in between`.replace(
          /1 name (of .*) that stay are/,
          "1 name $1 that stays is",
        ),
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
      message: `${gone.address} is destroyed and ${twin.address} created for the same rule of ${groupWords(group)}: AWS refuses the second while the first is there`,
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

/** Rules without an annotation that open a group to all addresses: one of them, or several together. Pure. */

import { coveredSpaces } from "../terraform-json/address-ranges.ts";
import { anyAddress, opensPortsOf } from "../terraform-json/permission.ts";
import type { EgressRule, PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { wordList } from "../text/words.ts";
import { type Group, groupBy } from "../values/group.ts";
import { type AnnotatedRule, annotate, isAnnotated, portWords } from "./admitted-names.ts";
import { type GroupContext, groupWords, isFirewallGroup, ofRule } from "./group-context.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";

export function proveOpenEgress(
  group: PlannedGroup,
  after: readonly AnnotatedRule[],
  isAnnotatedGroup: boolean,
  context: GroupContext,
  report: Report,
): void {
  const isOfInterest = context.isOwned || isAnnotatedGroup;
  if (!isOfInterest && (!context.beside || isFirewallGroup(group))) return;
  const beside = isOfInterest ? "" : ", beside annotated groups";
  for (const { rules, words, ports } of findOpenEgress(after, context.annotatedPorts, context.plan)) {
    const [first] = rules;
    if (!isOfInterest && rules.every(({ change }) => change === "keep")) continue;
    const live = rules.every(({ way }) => way === "live") ? ", a rule that stands there already" : "";
    report({
      check: "plan/open-egress",
      message: `${groupWords(group)} is open to ${words} on ${ports} without an annotation${beside}: ${addressesOf(rules)}${live}`,
      ...ofRule(context, first.address),
    });
  }
}

/** Of rules whose group is known only after the apply. */
export function proveOpenEgressWithoutGroup(plan: TerraformPlan, places: PlanPlaces, report: Report): void {
  const rules = annotate(plan.rulesWithoutGroup);
  const carried = new Set(rules.filter(isAnnotated).map(({ rule }) => portWords(rule)));
  for (const { rules: open, words, ports } of findOpenEgress(rules, carried, plan)) {
    const [first] = open;
    report({
      check: "plan/open-egress",
      message: `a group that is known only after the apply is open to ${words} on ${ports} without an annotation: ${addressesOf(open)}`,
      ...places.placeOf(first.address),
      evidence: { address: first.address },
    });
  }
}

function addressesOf(rules: readonly EgressRule[]): string {
  return wordList([...new Set(rules.map(({ address }) => address))]);
}

/** Rules that are open on the ports of one of them. */
export interface OpenEgress {
  /** The first is the one to show. */
  readonly rules: Group<EgressRule>;
  /** `0.0.0.0/0`, `0.0.0.0/1 and 128.0.0.0/1`, `the prefix list pl-1, whose addresses are not known`. */
  readonly words: string;
  /** On which they all are open: `port 443`. */
  readonly ports: string;
}

/**
 * @param rules all of one group
 * @param carriedPorts ports on which annotated rules need one that opens the port: a rule for exactly these and `0.0.0.0/0` is meant so
 */
export function findOpenEgress(
  rules: readonly AnnotatedRule[],
  carriedPorts: ReadonlySet<string>,
  { prefixLists }: Pick<TerraformPlan, "prefixLists">,
): readonly OpenEgress[] {
  const bare = rules
    .filter((item) => !isAnnotated(item))
    .map(({ rule }) => rule)
    .filter(
      (rule) => !(rule.destination === anyAddress && rule.protocol !== "-1" && carriedPorts.has(portWords(rule))),
    );
  const found: OpenEgress[] = [];
  for (const [ports, same] of groupBy(bare, portWords)) {
    const wider = bare.filter((rule) => opensPortsOf(rule, same[0]));
    const listed = (rule: EgressRule): readonly string[] => {
      const { destination = "" } = rule;
      return prefixLists.get(destination) ?? [destination];
    };
    const own = same.filter((rule) => coveredSpaces(listed(rule)).size > 0);
    for (const rule of own) found.push({ rules: [rule], words: rule.destination ?? "", ports });
    for (const rule of same.filter(({ destination = "" }) => isUnknownList(destination, prefixLists))) {
      found.push({
        rules: [rule],
        words: `the prefix list ${rule.destination}, whose addresses the plan does not hold`,
        ports,
      });
    }
    const rest = wider.filter((rule) => coveredSpaces(listed(rule)).size === 0);
    if (!rest.some((rule) => same.includes(rule)) || coveredSpaces(rest.flatMap(listed)).size === 0) continue;
    const [one, ...others] = rest.filter(({ destination = "" }) => /[/]|^pl-/.test(destination));
    if (one === undefined) continue;
    const parts: Group<EgressRule> = [one, ...others];
    found.push({
      rules: parts,
      ports,
      words: wordList([...new Set(parts.map(({ destination = "" }) => destination))]),
    });
  }
  return found;
}

function isUnknownList(destination: string, prefixLists: TerraformPlan["prefixLists"]): boolean {
  return destination.startsWith("pl-") && prefixLists.get(destination) === undefined;
}

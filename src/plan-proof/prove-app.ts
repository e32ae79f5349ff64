/**
 * One app in one network: is everything that its groups would admit declared, and is everything that is declared admitted. Pure.
 */

import { isPattern } from "../discriminat/pattern.ts";
import { includes } from "../discriminat/pattern-language.ts";
import type { FilePlace } from "../findings/finding.ts";
import type { PolicyTree } from "../policy/model.ts";
import { headOf, originOf } from "../policy/places.ts";
import { type NetworkReach, type ReachedName, reachOf } from "../review/app-reach.ts";
import { opensPort } from "../terraform-json/permission.ts";
import type { PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import { wordList } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { type AdmittedName, type AnnotatedRule, nameKey, namesOf, portWords } from "./admitted-names.ts";
import { type AppChanges, changesOf } from "./app-changes.ts";
import { isExplained, nearDeclaration, windowObjection } from "./explain-rule.ts";
import type { Owner } from "./find-owner.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";

/** What a plan does for one app in one network. */
export interface AppPlan extends Owner, AppChanges {
  readonly groups: readonly PlannedGroup[];
  readonly reach: NetworkReach;
}

/** @param groups of the app in the network */
export function planOfApp(owner: Owner, groups: readonly PlannedGroup[], tree: PolicyTree): AppPlan {
  const reach = reachOf(tree, owner.app, owner.policies).networks.get(owner.network.name);
  if (reach === undefined) throw new Error(`${owner.app} is not for ${owner.network.name}`);
  return { ...owner, ...changesOf(groups), groups, reach };
}

/** Rules that may belong to any app; `undefined` where one of them may hold any name. */
export type UndecidedRules = readonly AnnotatedRule[] | undefined;

export function proveApp(app: AppPlan, undecided: UndecidedRules, places: PlanPlaces, report: Report): void {
  proveNames(app, places, report);
  proveWindows(app, places, report);
  const survives = app.groups.some(({ change, deposed }) => change !== "delete" && !deposed);
  const isUnread = app.groups.some(({ doubts }) => doubts.some(({ description }) => description === undefined));
  if (survives && !isUnread && undecided !== undefined) proveDeclared(app, undecided, report);
}

const whereOf = ({ app, network }: AppPlan): string => `${app} in ${network.name}`;

/** `"api.stripe.com" (tls, port 443)`. */
export function nameWords(name: AdmittedName): string {
  return `${quote(name.name)} (${name.protocol}, ${portWords({ ...name, protocol: name.transport })})`;
}

function policyPlace({ policies: [policy] }: AppPlan, place: "allow" | "see_thru"): FilePlace {
  const at = place === "allow" ? policy.allowAt : policy.seeThru?.at;
  return { file: policy.source, at: at ?? headOf(policy) };
}

function proveNames(app: AppPlan, places: PlanPlaces, report: Report): void {
  const added = new Set(app.added.map(nameKey));
  const told = new Set<string>();
  for (const annotated of app.after) {
    const { address } = annotated.rule;
    for (const name of namesOf(annotated)) {
      const key = nameKey(name);
      if (told.has(key) || isExplained(name, app.reach)) continue;
      told.add(key);
      const near = nearDeclaration(name, app.reach);
      const place = near === undefined ? policyPlace(app, "allow") : originOf(near.policy, near.from);
      const declared = near === undefined ? "" : `; the policy has it for ${near.protocol}, port ${near.port}`;
      report({
        check: "plan/unexplained-rule",
        message: `the plan ${added.has(key) ? "adds" : "keeps"} ${nameWords(name)} for ${whereOf(app)}, and no policy line admits it${declared}`,
        help: `declare it in ${app.policies[0].source.path}, or take it out of ${address}`,
        ...place,
        related: [{ ...places.placeOf(address), message: `${address} would admit it` }],
        evidence: { name: name.name, address },
      });
    }
  }
}

function proveWindows(app: AppPlan, places: PlanPlaces, report: Report): void {
  for (const { rule, annotation } of app.after) {
    if (annotation.kind !== "see-thru") continue;
    const objection = windowObjection(rule, annotation.until, app.reach);
    if (objection === undefined) continue;
    const verb = rule.change === "keep" ? "keeps" : "opens";
    report({
      check: "plan/unexplained-window",
      message: `the plan ${verb} a see-thru window until ${annotation.until} on ${portWords(rule)} for ${whereOf(app)}, and ${objection}`,
      help: `declare it under see_thru in ${app.policies[0].source.path}, or remove ${rule.address}`,
      ...policyPlace(app, "see_thru"),
      related: [{ ...places.placeOf(rule.address), message: `${rule.address} would open it` }],
      evidence: { until: annotation.until, address: rule.address },
    });
  }
}

/** Everything that the policy declares must be in a rule. */
function proveDeclared(app: AppPlan, undecided: readonly AnnotatedRule[], report: Report): void {
  // A name that may yet be in one of the app's groups is not called missing.
  const rules = [...app.after, ...undecided];
  // It is not published whether the firewall reads rules for anything but IPv4 ranges: such rules do not count.
  const usable = rules.filter(({ rule: { destination } }) => /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(destination ?? ""));
  const names = usable.flatMap(namesOf);
  const byName = groupBy(names, ({ name }) => name);
  const patterns = names.filter(({ name }) => isPattern(name));
  const holds = (admitted: AdmittedName, { protocol, port }: ReachedName): boolean =>
    admitted.protocol === protocol &&
    (admitted.transport === "tcp" || admitted.transport === "-1") &&
    admitted.fromPort <= port &&
    port <= admitted.toPort;
  const removed = new Set(app.removed.map(({ name }) => name));
  for (const declared of app.reach.names.values()) {
    for (const reached of declared.values()) {
      const { name, protocol, port, policy, from } = reached;
      if (byName.get(name)?.some((admitted) => holds(admitted, reached))) continue;
      if (patterns.some((admitted) => holds(admitted, reached) && includes(admitted.name, name))) continue;
      const words = `${quote(name)} (${protocol}, port ${port})`;
      report({
        check: "plan/missing-rule",
        message: removed.has(name)
          ? `the plan removes ${words} from ${whereOf(app)}, though the policy declares it`
          : `after the plan no rule of ${whereOf(app)} holds ${words}, though the policy declares it`,
        help: "plan again from these policies",
        ...originOf(policy, from),
        evidence: { name },
      });
    }
  }
  proveWindowIsOpen(app, rules, report);
}

function proveWindowIsOpen(app: AppPlan, rules: readonly AnnotatedRule[], report: Report): void {
  const { window } = app.reach;
  if (window === undefined) return;
  const open = rules.filter(({ annotation }) => annotation.kind === "see-thru" && annotation.until >= window.until);
  const isOpenOn = (port: number | "all"): boolean => open.some(({ rule }) => opensPort(rule, port));
  const closed = (window.ports === "all" ? (["all"] as const) : window.ports).filter((port) => !isOpenOn(port));
  if (closed.length === 0) return;
  const ports = window.ports === "all" ? "all ports" : `port ${wordList(closed)}`;
  report({
    check: "plan/missing-rule",
    message: `the plan has no see-thru rule until ${window.until} on ${ports} for ${whereOf(app)}, though the policy declares it`,
    help: "plan again from these policies",
    ...policyPlace(app, "see_thru"),
  });
}

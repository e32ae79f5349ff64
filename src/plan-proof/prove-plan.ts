/**
 * A Terraform plan against the policies: what it does for each app, and whether every name that would be admitted is explained by a policy
 * line. Pure: no clock, no file. See docs/decisions/0006-plan-proof.md for what "explained" means.
 */

import type { SourceFile } from "../findings/source-file.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import { networksOf } from "../policy/resolve.ts";
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import { count, wordList } from "../text/words.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { admittedNames, annotate, isAnnotated, namesOf, portWords } from "./admitted-names.ts";
import { type AppChanges, changesOf } from "./app-changes.ts";
import { planChecks } from "./checks.ts";
import { createOwnerFinder, hasOwner, type NoOwner, type Owner } from "./find-owner.ts";
import { createPlaces, type PlanPlaces } from "./plan-places.ts";
import type { PlanProblem, Report, Spot } from "./plan-problem.ts";
import { type AppPlan, nameWords, planOfApp, proveApp } from "./prove-app.ts";
import { groupWords, proveGroup } from "./prove-group.ts";
import { type PlanTraffic, proveTraffic } from "./prove-traffic.ts";

export interface PlanInput {
  readonly tree: PolicyTree;
  readonly plan: TerraformPlan;
  /** The text of the plan, for places in it. */
  readonly file: SourceFile;
  /** Which group belongs to which app, where the plan does not say it. */
  readonly owners?: GroupOwners | undefined;
  /** Where groups stand that do not say it. */
  readonly network?: Network | undefined;
  /** Observed traffic, by network. */
  readonly traffic?: readonly PlanTraffic[];
}

/** A group that belongs to no app of the policies, and is or was annotated. */
interface UnknownGroup extends NoOwner, AppChanges {
  readonly group: PlannedGroup;
  /** Holds annotations after the plan: nothing explains them. */
  readonly isObjected: boolean;
}

export interface PlanProof {
  /** No error stands against it: each name and window is explained, and each declared one is there. */
  readonly isExplained: boolean;
  readonly plan: TerraformPlan;
  /** Sorted by app, then network. */
  readonly apps: readonly AppPlan[];
  /** Groups without an app that are annotated, or were; sorted by key. */
  readonly unknown: readonly UnknownGroup[];
  readonly problems: readonly PlanProblem[];
}

const errors: ReadonlySet<string> = new Set(
  planChecks.filter(({ severity }) => severity === "error").map(({ id }) => id),
);

export function provePlan(input: PlanInput): PlanProof {
  const { tree, plan, file, traffic = [] } = input;
  const places = createPlaces(file);
  const problems: PlanProblem[] = [];
  const report: Report = (problem) => void problems.push(problem);
  const findOwner = createOwnerFinder({ tree, plan, owners: input.owners, network: input.network });

  const owned = new Map<string, { readonly owner: Owner; readonly groups: PlannedGroup[] }>();
  const ownerOf = new Map<PlannedGroup, Owner>();
  const unknown: UnknownGroup[] = [];
  for (const group of plan.groups) {
    const owner = findOwner(group);
    if (!hasOwner(owner)) {
      const isObjected = annotate(group.after).some(isAnnotated);
      if (!isObjected && !annotate(group.before).some(isAnnotated)) continue;
      unknown.push({ ...owner, group, isObjected, ...changesOf([group]) });
      continue;
    }
    ownerOf.set(group, owner);
    const key = `${owner.app} ${owner.network.name}`;
    const known = owned.get(key);
    if (known === undefined) owned.set(key, { owner, groups: [group] });
    else known.groups.push(group);
  }
  const apps = [...owned]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([, { owner, groups }]) => planOfApp(owner, groups, tree));

  for (const app of apps) {
    proveApp(app, places, report);
    proveGroups(app, places, report);
  }
  for (const one of unknown) if (one.isObjected) reportUnknown(one, places, report);
  const beside = apps.length > 0 || unknown.some(({ isObjected }) => isObjected);
  const portsOf = new Map(
    apps.flatMap(({ groups }) => {
      const ports = annotatedPorts(groups);
      return groups.map((group) => [group, ports] as const);
    }),
  );
  for (const group of plan.groups) {
    const owner = ownerOf.get(group);
    const groupSpot = (owner && spotOfPolicy(owner)) ?? places.spotOf(group.address ?? group.after[0]?.address);
    const context = {
      plan,
      isOwned: owner !== undefined,
      beside,
      annotatedPorts: portsOf.get(group) ?? annotatedPorts([group]),
      spotOf: places.spotOf,
      groupSpot,
    };
    proveGroup(group, context, report);
  }
  proveStrays(plan, places, report);
  proveComplete(input, apps, report);
  proveOutside(plan, places, report);
  for (const gap of plan.gaps) {
    report({
      check: "plan/incomplete",
      message: `the plan is not the whole of it: ${gap}`,
      spot: places.spotOf(undefined),
    });
  }
  for (const observed of traffic) proveTraffic(apps, observed, report);
  return { isExplained: !problems.some(({ check }) => errors.has(check)), plan, apps, unknown, problems };
}

function annotatedPorts(groups: readonly PlannedGroup[]): ReadonlySet<string> {
  const rules = groups.flatMap(({ after }) => annotate(after)).filter(isAnnotated);
  return new Set(rules.map(({ rule }) => portWords(rule)));
}

function spotOfPolicy({ policies }: { readonly policies: readonly Policy[] }): Spot | undefined {
  const [policy] = policies;
  return policy && { file: policy.source, at: headOf(policy) };
}

/** Groups that an app loses. */
function proveGroups(app: AppPlan, places: PlanPlaces, report: Report): void {
  for (const group of app.groups) {
    if (group.deposed) continue;
    const place = {
      spot: spotOfPolicy(app) ?? places.spotOf(group.address),
      related: [{ ...places.spotOf(group.address), message: group.address ?? group.key }],
      evidence: { address: group.address ?? group.key },
    };
    const where = `${groupWords(group)} of ${app.app} in ${app.network.name}`;
    if (group.change === "replace") {
      report({
        check: "plan/replaced-group",
        message: `the plan replaces ${where}: the new group is attached to nothing`,
        ...(group.replacedFor.length === 0 ? {} : { help: `undo the change of its ${wordList(group.replacedFor)}` }),
        ...place,
      });
    }
    if (group.change === "delete" && isNeeded(group, app)) {
      report({
        check: "plan/destroyed-group",
        message: `the plan destroys ${where}, and the policy still declares the app there`,
        ...place,
      });
    }
  }
}

/** Further groups, and that of a window, come and go with the policy. */
function isNeeded({ name, before }: PlannedGroup, { app, policies, reach }: AppPlan): boolean {
  if (name === `${app}-see-thru`) return reach.window?.group === "separate";
  const number = name?.startsWith(`${app}-egress-`) ? Number(name.slice(`${app}-egress-`.length)) : undefined;
  if (number !== undefined) return number <= (policies[0]?.securityGroups?.value ?? 1);
  return name === `${app}-egress` || annotate(before).some(isAnnotated);
}

function reportUnknown(unknown: UnknownGroup, places: PlanPlaces, report: Report): void {
  const { group, added, kept, windowAfter, why, help } = unknown;
  const names = [...added, ...kept];
  const [first] = names;
  const what =
    first === undefined
      ? windowAfter === undefined
        ? "what nobody can read"
        : `everything until ${windowAfter.until}`
      : `${nameWords(first)}${names.length > 1 ? ` and ${names.length - 1} more` : ""}`;
  const address = group.address ?? group.after[0]?.address;
  report({
    check: "plan/unknown-group",
    message: `${groupWords(group)} would admit ${what}, and ${why}`,
    help,
    spot: places.spotOf(address),
    evidence: { address: address ?? group.key, names: names.length },
  });
}

function proveStrays({ strays }: TerraformPlan, places: PlanPlaces, report: Report): void {
  for (const item of annotate(strays)) {
    if (!isAnnotated(item)) continue;
    const { address } = item.rule;
    const names = namesOf(item).length;
    report({
      check: "plan/unknown-value",
      message: `the Security Group of ${address} is known only after the apply: nothing is proven about ${names === 0 ? "its annotation" : `its ${count(names, "name")}`}`,
      spot: places.spotOf(address),
      evidence: { address },
    });
  }
}

/** The plan of one of our stacks must hold every app of that stack. */
function proveComplete({ tree, plan, network }: PlanInput, apps: readonly AppPlan[], report: Report): void {
  if (plan.groupsOfApps === undefined) return;
  const { settings, policies } = tree;
  const networks = new Set(apps.map((app) => app.network));
  const teams = new Set(apps.flatMap((app) => app.policies.map(({ team }) => team?.value)));
  if (networks.size === 0) {
    const only = network ?? (settings.networks.length === 1 ? settings.networks[0] : undefined);
    if (only !== undefined) networks.add(only);
  }
  const present = new Set(apps.map((app) => `${app.app} ${app.network.name}`));
  for (const policy of policies) {
    const app = policy.app?.value;
    if (app === undefined || (settings.terraform.stacks === "team" && !teams.has(policy.team?.value))) continue;
    for (const { name } of networksOf(policy, settings.networks).filter((one) => networks.has(one))) {
      if (present.has(`${app} ${name}`)) continue;
      report({
        check: "plan/group-missing",
        message: `the plan has no Security Group for ${app} in ${name}, though the policy declares the app there`,
        help: "plan again from these policies",
        spot: { file: policy.source, at: headOf(policy) },
      });
    }
  }
}

function proveOutside({ outside }: TerraformPlan, places: PlanPlaces, report: Report): void {
  for (const { address, before, after } of outside) {
    const was = admittedNames(annotate(before));
    const is = admittedNames(annotate(after));
    if (was.size + is.size === 0 && !annotate([...before, ...after]).some(isAnnotated)) continue;
    const gained = [...is].filter(([key]) => !was.has(key)).map(([, name]) => quote(name.name));
    const lost = [...was].filter(([key]) => !is.has(key)).map(([, name]) => quote(name.name));
    const shown = (names: readonly string[]): string =>
      names.slice(0, 3).join(", ") + (names.length > 3 ? ` and ${names.length - 3} more` : "");
    const clauses = [
      ...(gained.length === 0 ? [] : [`${shown(gained)} came in`]),
      ...(lost.length === 0 ? [] : [`${shown(lost)} went`]),
    ];
    const what =
      after.length === 0 ? "was removed" : `was changed${clauses.length === 0 ? "" : `: ${clauses.join(", ")}`}`;
    report({
      check: "plan/changed-outside",
      message: `outside of Terraform, ${address} ${what}`,
      spot: places.spotOf(address),
      evidence: { address },
    });
  }
}

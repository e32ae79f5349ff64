/**
 * A Terraform plan against the policies: what it does for each app, and whether every name that would be admitted is explained by a policy
 * line. Pure: no clock, no file. See docs/decisions/0006-plan-proof.md for what "explained" means.
 */
import type { SourceFile } from "../findings/source-file.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import type { PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import type { GroupOwners } from "../traffic/group-owners/group-owners.ts";
import { annotate, isAnnotated, portWords } from "./admitted-names.ts";
import { type AppChanges, changesOf } from "./app-changes.ts";
import { planChecks } from "./checks.ts";
import { createOwnerFinder, hasOwner, type Owner } from "./find-owner.ts";
import { placeOfPolicy } from "./group-context.ts";
import { createPlaces } from "./plan-places.ts";
import type { PlanProblem, Report } from "./plan-problem.ts";
import { type AppPlan, planOfApp, proveApp, type UndecidedRules } from "./prove-app.ts";
import { proveGroup } from "./prove-group.ts";
import { proveLostGroups, proveMissingGroups } from "./prove-lost-groups.ts";
import { findOpenEgress, proveOpenEgressWithoutGroup } from "./prove-open-egress.ts";
import { proveOutsideChanges } from "./prove-outside-changes.ts";
import { type PlanTraffic, proveTraffic, type RefusedName } from "./prove-traffic.ts";
import { proveRulesWithoutGroup, reportUnknown, type UnknownGroup } from "./prove-unknown-groups.ts";
import { proveOwnersComplete, proveUnread } from "./prove-unread.ts";

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
  readonly traffic?: readonly PlanTraffic[] | undefined;
}

export interface PlanProof {
  /** No error stands against it: each name and window is explained, and each declared one is there. */
  readonly isExplained: boolean;
  readonly plan: TerraformPlan;
  /** Sorted by app, then network. */
  readonly apps: readonly AppPlan[];
  /** Groups without an app that are annotated, or were; sorted by key. */
  readonly unknown: readonly UnknownGroup[];
  /** Rules whose group is known only after the apply. */
  readonly undecided: AppChanges;
  /** Names that were seen, and that the plan blocks on purpose: listed under `refuse`. */
  readonly refused: readonly RefusedName[];
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
  const sources = { tree, plan, owners: input.owners, network: input.network };
  const findOwner = createOwnerFinder(sources);

  const owned = new Map<string, { readonly owner: Owner; readonly groups: PlannedGroup[] }>();
  const ownerOf = new Map<PlannedGroup, Owner>();
  const unknown: UnknownGroup[] = [];
  for (const group of plan.groups) {
    const owner = findOwner(group);
    if (!hasOwner(owner)) {
      const after = annotate(group.after);
      const isObjected = after.some(isAnnotated);
      const [open] = owner.claimed === undefined ? [] : findOpenEgress(after, new Set(), plan);
      if (!isObjected && open === undefined && !annotate(group.before).some(isAnnotated)) continue;
      unknown.push({ ...owner, group, isObjected, open, ...changesOf([group]) });
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

  const undecided = changesOf([{ before: [], after: plan.rulesWithoutGroup }]);
  for (const app of apps) {
    proveApp(app, undecidedRules(plan, undecided), places, report);
    proveLostGroups(app, places, report);
  }
  for (const one of unknown) if (one.isObjected || one.open !== undefined) reportUnknown(one, places, report);
  const beside = apps.length > 0 || unknown.some(({ isObjected }) => isObjected);
  const portsOf = new Map(
    apps.flatMap(({ groups }) => {
      const ports = annotatedPorts(groups);
      return groups.map((group) => [group, ports] as const);
    }),
  );
  for (const group of plan.groups) {
    const owner = ownerOf.get(group);
    const groupPlace =
      owner === undefined ? places.placeOf(group.address ?? group.after[0]?.address) : placeOfPolicy(owner);
    const context = {
      plan,
      isOwned: owner !== undefined,
      beside,
      annotatedPorts: portsOf.get(group) ?? annotatedPorts([group]),
      placeOf: places.placeOf,
      groupPlace,
    };
    proveGroup(group, context, report);
  }
  proveRulesWithoutGroup(plan, places, report);
  if (beside || undecided.after.some(isAnnotated)) proveOpenEgressWithoutGroup(plan, places, report);
  proveMissingGroups(sources, apps, report);
  proveOutsideChanges(plan, places, report);
  proveUnread(plan, places, report);
  proveOwnersComplete(plan, input.owners, places, report);
  const refused = traffic.flatMap((observed) => proveTraffic(apps, undecided.after, observed, report));
  const isExplained = !problems.some(({ check }) => errors.has(check));
  return { isExplained, plan, apps, unknown, undecided, refused, problems };
}

/** Rules that could be any app's; `undefined` where one of them could hold any name. */
function undecidedRules({ doubtsWithoutGroup }: TerraformPlan, { after }: AppChanges): UndecidedRules {
  return doubtsWithoutGroup.some(({ description }) => description === undefined) ? undefined : after;
}

function annotatedPorts(groups: readonly PlannedGroup[]): ReadonlySet<string> {
  const rules = groups.flatMap(({ after }) => annotate(after)).filter(isAnnotated);
  return new Set(rules.map(({ rule }) => portWords(rule)));
}

/** Security Groups that an app needs and would lose, or does not have in the plan. Pure. */
import { headOf } from "../policy/places.ts";
import { networksOf } from "../policy/resolve.ts";
import type { PlannedGroup } from "../terraform-json/terraform-plan.ts";
import { wordList } from "../text/words.ts";
import { annotate, isAnnotated } from "./admitted-names.ts";
import type { OwnerSources } from "./find-owner.ts";
import { groupWords, placeOfPolicy } from "./group-context.ts";
import type { PlanPlaces } from "./plan-places.ts";
import type { Report } from "./plan-problem.ts";
import type { AppPlan } from "./prove-app.ts";

/** Groups that an app loses. */
export function proveLostGroups(app: AppPlan, places: PlanPlaces, report: Report): void {
  for (const group of app.groups) {
    if (group.deposed) continue;
    const place = {
      ...placeOfPolicy(app),
      related: [{ ...places.placeOf(group.address), message: group.address ?? group.key }],
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
  if (number !== undefined) return number <= (policies[0].securityGroups?.value ?? 1);
  return name === `${app}-egress` || annotate(before).some(isAnnotated);
}

/** The plan of one of our stacks must hold every app of that stack. */
export function proveMissingGroups(
  { tree, plan, network }: OwnerSources,
  apps: readonly AppPlan[],
  report: Report,
): void {
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
        file: policy.source,
        at: headOf(policy),
      });
    }
  }
}

/** What the groups of an app are attached to, and which quotas of AWS they nearly use up. Pure. */
import type { DeployedGroup, NetworkInterface } from "../deployed-groups/deployed-group.ts";
import { type AdmittedName, namesOf } from "../plan-proof/admitted-names.ts";
import { count, wordList } from "../text/words.ts";
import { type Group, groupBy } from "../values/group.ts";
import { type AppGroups, appWords, groupWords, isWindowGroup } from "./app-drift.ts";
import type { DriftContext } from "./drift-context.ts";

/** By id of a group: the interfaces that it is attached to. */
export type Attachments = ReadonlyMap<string, readonly NetworkInterface[]>;

export function attachmentsOf(interfaces: readonly NetworkInterface[]): Attachments {
  const attached = new Map<string, Group<NetworkInterface>>();
  for (const one of interfaces) {
    for (const group of one.groups) {
      const known = attached.get(group);
      if (known === undefined) attached.set(group, [one]);
      else known.push(one);
    }
  }
  return attached;
}

export function judgeAttachment(app: AppGroups, attached: Attachments, context: DriftContext): void {
  const interfaces = new Map(
    app.groups.flatMap(({ id = "" }) => attached.get(id) ?? []).map((one) => [one.id, one] as const),
  );
  for (const group of app.groups) {
    const { id } = group;
    if (id === undefined) continue;
    const own = attached.get(id) ?? [];
    const lacking = [...interfaces.values()].filter((one) => !one.groups.includes(id));
    if (own.length === 0 && (interfaces.size === 0 || isWindowGroup(app, group))) reportUnattached(app, group, context);
    else if (lacking.length > 0 && isNeeded(app, group)) reportLacking(app, group, lacking, context);
  }
  judgeGroupsPerInterface(app, [...interfaces.values()], context);
}

/** A group of a window is attached only where it is wanted; one that holds no name may wait for one. */
function isNeeded(app: AppGroups, group: DeployedGroup): boolean {
  return !isWindowGroup(app, group) && heldNames(app, group).length > 0;
}

function heldNames(app: AppGroups, group: DeployedGroup): readonly AdmittedName[] {
  return app.rules.filter((held) => held.group === group).flatMap(namesOf);
}

function reportUnattached(app: AppGroups, group: DeployedGroup, { report, places }: DriftContext): void {
  report({
    check: "drift/unattached-group",
    app: app.app,
    network: app.network.name,
    message: `${groupWords(group)} of ${appWords(app)} is attached to nothing: its rules have no effect`,
    help: "attach it to what the app runs on; if nothing of the app runs at present, this is no fault",
    ...places.ofPolicy(app),
    related: places.related(group),
    evidence: { group: group.id ?? group.key },
  });
}

function reportLacking(
  app: AppGroups,
  group: DeployedGroup,
  lacking: readonly NetworkInterface[],
  { report, places }: DriftContext,
): void {
  const names = heldNames(app, group).length;
  report({
    check: "drift/partly-attached",
    app: app.app,
    network: app.network.name,
    message: `${interfaceWords(lacking)} ${lacking.length === 1 ? "has" : "have"} another group of ${appWords(app)} and not ${groupWords(group)}: ${count(names, "name")} in it ${names === 1 ? "is" : "are"} blocked there`,
    help: "attach every group of the app to each of its interfaces",
    ...places.ofPolicy(app),
    related: places.related(group),
    evidence: { group: group.id ?? group.key, interfaces: lacking.length },
  });
}

/** Of many, so many are named. */
const named = 3;

function interfaceWords(interfaces: readonly NetworkInterface[]): string {
  const words = interfaces
    .slice(0, named)
    .map(({ id, instance }) => (instance === undefined ? id : `${id} of ${instance}`));
  const rest = interfaces.length - named;
  return wordList([...words, ...(rest > 0 ? [`${rest} more`] : [])]);
}

/** From this part of a quota on, it is nearly used up. */
const nearly = 0.9;

function judgeGroupsPerInterface(
  app: AppGroups,
  interfaces: readonly NetworkInterface[],
  { report, places }: DriftContext,
): void {
  const quota = app.network.quotas.securityGroupsPerInterface;
  const full = interfaces.filter(({ groups }) => groups.length >= quota * nearly);
  const most = Math.max(...full.map(({ groups }) => groups.length));
  if (full.length === 0) return;
  report({
    check: "drift/quota",
    app: app.app,
    network: app.network.name,
    message: `${interfaceWords(full)} of ${appWords(app)} ${full.length === 1 ? "has" : "have"} ${most} of ${quota} possible Security Groups`,
    help: "raise the quota of groups per interface in AWS, and quotas.security_groups_per_interface in the settings",
    ...places.ofPolicy(app),
    evidence: { interfaces: full.length, groups: most, quota },
  });
}

/** AWS counts rules for IPv6 ranges apart from all others. */
export function judgeRulesPerGroup(app: AppGroups, { report, places }: DriftContext): void {
  const quota = app.network.quotas.rulesPerSecurityGroup;
  for (const group of app.groups) {
    const byKind = groupBy(group.rules, ({ destination }) => (destination?.includes(":") ? "IPv6" : "IPv4"));
    for (const [kind, rules] of byKind) {
      if (rules.length < quota * nearly) continue;
      report({
        check: "drift/quota",
        app: app.app,
        network: app.network.name,
        message: `${groupWords(group)} of ${appWords(app)} has ${rules.length} of ${quota} possible egress rules for ${kind}`,
        help: "raise the quota of rules per group in AWS, and quotas.rules_per_security_group in the settings; or raise security_groups in the policy",
        ...places.ofPolicy(app),
        related: places.related(group),
        evidence: { group: group.id ?? group.key, rules: rules.length, quota },
      });
    }
  }
}

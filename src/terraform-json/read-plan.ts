/**
 * `terraform show -json` of a plan → Security Groups and egress rules, before and after
 * (https://developer.hashicorp.com/terraform/internals/json-format). Any Terraform, not only ours. Pure; loads no CDKTF.
 */
import { groupIdsOutput } from "../security-groups/group-marks.ts";
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { assembleGroups, type GroupChange, type RuleChange } from "./assemble-groups.ts";
import { type Configuration, configurationOf, indexConfiguration, isWritten } from "./configuration.ts";
import { findGaps } from "./find-gaps.ts";
import { createGroupFinder, type ReferredGroup } from "./find-group.ts";
import { findUnread } from "./find-unread.ts";
import { kindOf, knownText, type PlannedResource, textOf, toPlannedResource } from "./planned-resource.ts";
import { readForeignRules } from "./read-foreign-rules.ts";
import { type PlannedValue, part, readRules } from "./read-rules.ts";
import type { EgressRule, OutsideChange, TerraformPlan } from "./terraform-plan.ts";

const groupTypes = new Set(["aws_security_group", "aws_default_security_group"]);
const exclusiveType = "aws_vpc_security_group_rules_exclusive";

/** @param root of `parsePlan` */
export function readPlan(root: JsonMap): TerraformPlan {
  const resources = mapsOf(root.resource_changes)
    .filter(({ mode }) => mode === undefined || mode === "managed")
    .map(toPlannedResource);
  const ofGroups = resources.filter(({ type }) => groupTypes.has(type) || type === "awscc_ec2_security_group");
  const findGroup = createGroupFinder(
    root.configuration,
    new Set(ofGroups.filter(({ deposed }) => deposed === undefined).map(({ address }) => address)),
  );
  const referredGroup = (resource: PlannedResource): ReferredGroup | undefined =>
    isMap(resource.after.value) ? findGroup(resource) : undefined;
  const configured = indexConfiguration(root.configuration);
  const foreign = resources.map((resource) => readForeignRules(resource, configured, referredGroup));
  const egress = resources.filter(isEgress);
  const assembled = assembleGroups({
    groups: [
      ...resources.filter(({ type }) => groupTypes.has(type)).map((resource) => toGroup(resource, configured)),
      ...foreign.flatMap(({ groups }) => groups),
    ],
    rules: [...egress.map((resource) => toRule(resource, referredGroup)), ...foreign.flatMap(({ rules }) => rules)],
    exclusive: resources
      .filter(({ type }) => type === exclusiveType)
      .map((resource) => toRule(resource, referredGroup)),
  });
  const ids = assembled.groups.flatMap(({ idBefore, idAfter }) => [idBefore, idAfter]);
  return {
    ...assembled,
    unread: [
      ...foreign.flatMap(({ unread }) => unread),
      ...findUnread(root, resources, configured, new Set(ids.filter((id) => id !== undefined))),
    ],
    prefixLists: readPrefixLists(resources),
    deletedFirst: new Set(egress.filter(isDeletedFirst).map(({ address }) => address)),
    outside: mapsOf(root.resource_drift).map(toPlannedResource).filter(isEgress).flatMap(toOutside),
    counts: countChanges(resources),
    isEmpty:
      resources.every((resource) => resource.kind === "keep" && !isImported(resource)) &&
      Object.values(mapOf(root.output_changes)).every((change) => kindOf(change) === "keep"),
    groupsOfApps: readOutput(root),
    gaps: findGaps(root, resources),
    plannedAt: typeof root.timestamp === "string" ? root.timestamp : undefined,
  };
}

/** Left out is only what surely lets traffic in. */
function isEgress({ type, before, after }: PlannedResource): boolean {
  if (type === "aws_vpc_security_group_egress_rule") return true;
  if (type !== "aws_security_group_rule") return false;
  const { value, unknown, sensitive } = part(isMap(after.value) ? after : before, "type");
  return value !== "ingress" || unknown === true || sensitive === true;
}

/** Its `before` is what AWS has, read for the plan. */
function isImported({ json }: PlannedResource): boolean {
  return isMap(mapOf(json.change).importing);
}

function replacePaths(change: unknown): readonly string[] {
  const { replace_paths: paths } = mapOf(change);
  const names = Array.isArray(paths) ? paths.flatMap((path) => (Array.isArray(path) ? [path[0]] : [])) : [];
  return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}

function isDeletedFirst({ json }: PlannedResource): boolean {
  const { actions } = mapOf(json.change);
  return Array.isArray(actions) && actions[0] === "delete" && actions[1] === "create";
}

function toGroup(resource: PlannedResource, configured: Configuration): GroupChange {
  const { address, type, deposed, kind, before, after, json } = resource;
  return {
    address,
    deposed,
    isInline: isWritten("egress", configurationOf(resource, configured)),
    isDefault: type === "aws_default_security_group",
    replacedFor: replacePaths(json.change),
    change: kind,
    before,
    after,
  };
}

function toRule(
  resource: PlannedResource,
  referredGroup: (resource: PlannedResource) => ReferredGroup | undefined,
): RuleChange {
  const { address, kind, before, after } = resource;
  return {
    address,
    change: kind,
    // The direction of a rule may change with a replacement.
    before: mapOf(before.value).type === "ingress" ? { ...before, value: null } : before,
    after,
    groupBefore: textOf(mapOf(before.value).security_group_id),
    groupAfter: knownText(part(after, "security_group_id")),
    referredGroup: referredGroup(resource),
  };
}

function toOutside({ address, ...resource }: PlannedResource): readonly OutsideChange[] {
  const read = (side: PlannedValue): readonly EgressRule[] => readRules(side, address, "resource", "keep").rules;
  const change = { address, before: read(resource.before), after: read(resource.after) };
  const words = (rules: readonly EgressRule[]): string =>
    JSON.stringify(
      rules.map(({ protocol, fromPort, toPort, destination, description }) => [
        protocol,
        fromPort,
        toPort,
        destination,
        description,
      ]),
    );
  return words(change.before) === words(change.after) ? [] : [change];
}

/** Ids of managed prefix lists with their addresses, from the list itself and from entries beside it. */
function readPrefixLists(resources: readonly PlannedResource[]): TerraformPlan["prefixLists"] {
  const lists = new Map<string, readonly string[] | undefined>();
  const add = (id: string, found: readonly PlannedValue[]): void => {
    const cidrs = found.flatMap(({ value, unknown }) => (typeof value === "string" && unknown !== true ? [value] : []));
    const known = lists.has(id) ? lists.get(id) : [];
    lists.set(id, known === undefined || cidrs.length < found.length ? undefined : [...known, ...cidrs]);
  };
  for (const { type, after } of resources) {
    const id = mapOf(after.value)[type === "aws_ec2_managed_prefix_list" ? "id" : "prefix_list_id"];
    if (typeof id !== "string") continue;
    if (type === "aws_ec2_managed_prefix_list_entry") add(id, [part(after, "cidr")]);
    if (type !== "aws_ec2_managed_prefix_list") continue;
    const entries = part(after, "entry");
    const list = Array.isArray(entries.value) ? entries.value : undefined;
    add(id, list === undefined ? [entries] : list.map((_, index) => part(part(entries, index), "cidr")));
  }
  return lists;
}

function countChanges(resources: readonly PlannedResource[]): TerraformPlan["counts"] {
  const counts = { import: 0, add: 0, change: 0, destroy: 0 };
  for (const resource of resources) {
    const { kind } = resource;
    if (isImported(resource)) counts.import += 1;
    if (kind === "create" || kind === "replace") counts.add += 1;
    if (kind === "delete" || kind === "replace") counts.destroy += 1;
    if (kind === "update") counts.change += 1;
  }
  return counts;
}

function readOutput({ output_changes: changes, planned_values: values }: JsonMap): TerraformPlan["groupsOfApps"] {
  const changed = mapOf(changes)[groupIdsOutput];
  const planned = mapOf(mapOf(mapOf(values).outputs)[groupIdsOutput]).value;
  const value = isMap(changed) ? changed.after : planned;
  if (!isMap(value)) return undefined;
  return Object.fromEntries(
    Object.entries(value).map(([app, ids]) => [
      app,
      Array.isArray(ids) ? ids.filter((id) => typeof id === "string") : [],
    ]),
  );
}

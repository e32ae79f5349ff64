/**
 * `terraform show -json` of a plan → Security Groups and egress rules, before and after
 * (https://developer.hashicorp.com/terraform/internals/json-format). Any Terraform, not only ours. Pure; loads no CDKTF.
 */
import { groupIdsOutput } from "../security-groups/group-marks.ts";
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { assembleGroups, type GroupChange, type RuleChange } from "./assemble-groups.ts";
import { createGroupFinder, withoutIndexes } from "./find-group.ts";
import { type PlannedValue, readRules } from "./read-rules.ts";
import type { ChangeKind, EgressRule, OutsideChange, TerraformPlan } from "./terraform-plan.ts";

const groupTypes = new Set(["aws_security_group", "aws_default_security_group"]);
const ruleTypes = new Set(["aws_vpc_security_group_egress_rule", "aws_security_group_rule"]);
const exclusiveType = "aws_vpc_security_group_rules_exclusive";

/** @param root of `parsePlan` */
export function readPlan(root: JsonMap): TerraformPlan {
  const changes = mapsOf(root.resource_changes).filter(({ mode }) => mode === undefined || mode === "managed");
  const inConfiguration = inlineGroups(root.configuration);
  const groups = changes
    .filter(({ type }) => groupTypes.has(String(type)))
    .map((change) => toGroup(change, inConfiguration));
  const addresses = new Set(groups.filter(({ deposed }) => deposed === undefined).map(({ address }) => address));
  const findGroup = createGroupFinder(root.configuration, addresses);
  const rules = changes.filter(isEgress).map((change) => toRule(change, findGroup));
  const exclusive = changes.filter(({ type }) => type === exclusiveType).map((change) => toRule(change, findGroup));
  return {
    ...assembleGroups({ groups, rules, exclusive }),
    deletedFirst: new Set(
      changes
        .filter(isEgress)
        .filter(isDeletedFirst)
        .map(({ address }) => String(address)),
    ),
    outside: mapsOf(root.resource_drift).filter(isEgress).flatMap(toOutside),
    counts: countChanges(changes),
    isEmpty:
      changes.every(({ change }) => kindOf(change) === "keep") &&
      Object.values(mapOf(root.output_changes)).every((change) => kindOf(change) === "keep"),
    groupsOfApps: readOutput(root),
    gaps: [
      ...(root.complete === false ? ["it does not hold every change (-target, or changes put off)"] : []),
      ...(Array.isArray(root.deferred_changes) && root.deferred_changes.length > 0
        ? ["Terraform puts changes off"]
        : []),
    ],
  };
}

function isEgress({ type, change }: JsonMap): boolean {
  if (type !== "aws_security_group_rule") return ruleTypes.has(String(type));
  const { before, after } = mapOf(change);
  return (mapOf(after).type ?? mapOf(before).type) === "egress";
}

/** What Terraform does, by its list of actions. */
function kindOf(change: unknown): ChangeKind {
  const { actions } = mapOf(change);
  const list: readonly unknown[] = Array.isArray(actions) ? actions : [];
  if (list.includes("create") && (list.includes("delete") || list.includes("forget"))) return "replace";
  const [action] = list;
  return action === "create" || action === "update" || action === "delete" || action === "forget" ? action : "keep";
}

function replacePaths(change: unknown): readonly string[] {
  const { replace_paths: paths } = mapOf(change);
  const names = Array.isArray(paths) ? paths.flatMap((path) => (Array.isArray(path) ? [path[0]] : [])) : [];
  return [...new Set(names.filter((name) => typeof name === "string"))].sort();
}

function isDeletedFirst({ change }: JsonMap): boolean {
  const { actions } = mapOf(change);
  return Array.isArray(actions) && actions[0] === "delete" && actions[1] === "create";
}

function sides(change: unknown): { readonly before: PlannedValue; readonly after: PlannedValue } {
  const { before, after, after_unknown, before_sensitive, after_sensitive } = mapOf(change);
  return {
    before: { value: before, unknown: undefined, sensitive: before_sensitive },
    after: { value: after, unknown: after_unknown, sensitive: after_sensitive },
  };
}

function toGroup(resource: JsonMap, inConfiguration: ReadonlySet<string>): GroupChange {
  const { address, deposed, change } = resource;
  const { moduleAddress, type, name } = placeOf(resource);
  const path = withoutIndexes(moduleAddress);
  return {
    address: String(address),
    deposed: textOf(deposed),
    isInline: inConfiguration.has(path === "" ? `${type}.${name}` : `${path}.${type}.${name}`),
    isDefault: type === "aws_default_security_group",
    replacedFor: replacePaths(change),
    change: kindOf(change),
    ...sides(change),
  };
}

function toRule(resource: JsonMap, findGroup: ReturnType<typeof createGroupFinder>): RuleChange {
  const { address, index, change } = resource;
  const { before, after } = sides(change);
  const indexText =
    typeof index === "string" ? `[${JSON.stringify(index)}]` : typeof index === "number" ? `[${index}]` : "";
  return {
    address: String(address),
    change: kindOf(change),
    before,
    after,
    groupBefore: textOf(mapOf(before.value).security_group_id),
    groupAfter: textOf(mapOf(after.value).security_group_id),
    groupAddress: isMap(after.value) ? findGroup({ ...placeOf(resource), index: indexText }) : undefined,
  };
}

function placeOf({ module_address: module, type, name }: JsonMap) {
  return { moduleAddress: textOf(module) ?? "", type: String(type), name: String(name) };
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Groups whose configuration has `egress` blocks; `dynamic` ones do not show in it. By module path, type and name. */
function inlineGroups(configuration: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const open: { readonly path: string; readonly module: unknown }[] = [
    { path: "", module: mapOf(configuration).root_module },
  ];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { resources, module_calls: calls } = mapOf(next.module);
    for (const { type, name, expressions } of mapsOf(resources)) {
      if ("egress" in mapOf(expressions)) found.add(`${next.path}${type}.${name}`);
    }
    for (const [name, call] of Object.entries(mapOf(calls))) {
      open.push({ path: `${next.path}module.${name}.`, module: mapOf(call).module });
    }
  }
  return found;
}

function toOutside(resource: JsonMap): readonly OutsideChange[] {
  const address = String(resource.address);
  const { before, after } = sides(resource.change);
  const read = (side: PlannedValue): readonly EgressRule[] => readRules(side, address, "resource", "keep").rules;
  const change = { address, before: read(before), after: read(after) };
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

function countChanges(changes: readonly JsonMap[]): TerraformPlan["counts"] {
  const counts = { add: 0, change: 0, destroy: 0 };
  for (const { change } of changes) {
    const kind = kindOf(change);
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

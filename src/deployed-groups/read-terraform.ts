/**
 * Security Groups of Terraform's states and plans, and of templates. A state is read as a plan in which nothing changes, so that
 * whatever form of a rule the proof of plans knows is known here as well. Pure.
 */
import { readPlan } from "../terraform-json/read-plan.ts";
import type { EgressRule, PlannedGroup, TerraformPlan } from "../terraform-json/terraform-plan.ts";
import { quote } from "../text/quote.ts";
import { type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import type { DeployedGroup, DeployedGroups } from "./deployed-group.ts";

/** What a plan will have left after its apply. */
export function readPlanned(root: JsonMap, from: string): DeployedGroups {
  const plan = readPlan(root);
  const there = plan.groups.filter(({ change, deposed }) => change !== "delete" && !deposed);
  return {
    groups: there.map((group) => toGroup(group, from)),
    interfaces: undefined,
    recorded: [from],
    gaps: gapsOf(plan, plan.gaps, from),
  };
}

/** `terraform show -json` of a state. */
export function readStateJson(root: JsonMap, from: string): DeployedGroups {
  return readResources(resourcesOf(root.values), from);
}

/** A state file, version 4. */
export function readStateFile(root: JsonMap, from: string): DeployedGroups {
  return readResources(
    mapsOf(root.resources).flatMap(({ instances, ...resource }) =>
      mapsOf(instances).map(({ attributes, index_key: index, deposed }) => ({
        ...resource,
        index,
        deposed,
        address: addressOf(resource, index),
        module_address: resource.module,
        values: attributes,
      })),
    ),
    from,
  );
}

/** A template of CloudFormation, with the defaults of its parameters: a stack in which nothing changes. */
export function readTemplate(text: string, from: string): DeployedGroups {
  const values = { template_body: text, parameters: {} };
  return readResources([{ type: "aws_cloudformation_stack", name: "template", address: "template", values }], from);
}

function addressOf({ module, type, name }: JsonMap, index: unknown): string {
  const prefix = typeof module === "string" ? `${module}.` : "";
  const suffix = index === undefined ? "" : `[${JSON.stringify(index)}]`;
  return `${prefix}${String(type)}.${String(name)}${suffix}`;
}

function resourcesOf(values: unknown): readonly JsonMap[] {
  const found: JsonMap[] = [];
  const open: unknown[] = [mapOf(values).root_module];
  for (let module = open.pop(); module !== undefined; module = open.pop()) {
    const { address, resources, child_modules: children } = mapOf(module);
    found.push(...mapsOf(resources).map((resource) => ({ ...resource, module_address: address })));
    open.push(...mapsOf(children));
  }
  return found;
}

function readResources(resources: readonly JsonMap[], from: string): DeployedGroups {
  const changes = resources.map(({ values, sensitive_values: sensitive, ...resource }) => ({
    ...resource,
    change: {
      actions: ["no-op"],
      before: values,
      after: values,
      before_sensitive: sensitive,
      after_sensitive: sensitive,
    },
  }));
  const plan = readPlan({ resource_changes: changes });
  const there = plan.groups.filter(({ deposed }) => !deposed);
  // A state never has a configuration: that is not a gap.
  return {
    groups: there.map((group) => toGroup(group, from)),
    interfaces: undefined,
    recorded: [from],
    gaps: gapsOf(plan, [], from),
  };
}

function gapsOf(plan: TerraformPlan, gaps: readonly string[], from: string): readonly string[] {
  const doubts = [...plan.groups.flatMap((group) => group.doubts), ...plan.doubtsWithoutGroup];
  return [
    ...gaps.map((gap) => `${quote(from)}: ${gap}`),
    ...plan.unread.map(({ address, why }) => `${quote(from)}: ${quote(address)} ${why}`),
    ...plan.rulesWithoutGroup.map(({ address }) => `${quote(from)}: ${quote(address)} does not say its group yet`),
    ...doubts.map(({ address, what, why }) => `${quote(from)}: the ${what} of ${quote(address)} ${reasons[why]}`),
  ];
}

const reasons = { unknown: "is known only after the apply", sensitive: "is marked as sensitive" } as const;

function toGroup(group: PlannedGroup, from: string): DeployedGroup {
  const where = `${from}: ${group.address ?? group.key}`;
  return {
    id: group.idAfter,
    key: group.idAfter ?? where,
    name: group.name,
    description: undefined,
    vpcId: group.vpcId,
    ownerId: undefined,
    tags: group.tags,
    rules: group.after.map((rule) => toRule(rule, from)),
    from: where,
  };
}

function toRule({ address, protocol, fromPort, toPort, destination, description }: EgressRule, from: string) {
  return { id: undefined, protocol, fromPort, toPort, destination, description, from: `${from}: ${address}` };
}

/**
 * Which app each Security Group belongs to, as states, plans and outputs of Terraform and OpenTofu say it. Pure.
 *
 * Formats: https://developer.hashicorp.com/terraform/internals/json-format
 */

import { appTag, groupIdsOutput } from "../security-groups/group-marks.ts";
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";

export type FoundGroups = readonly { readonly group: string; readonly app: string }[];

/** `terraform output -json`, and `outputs` of a state. */
export function readOutputs(outputs: unknown): FoundGroups {
  return readOutputValue(mapOf(mapOf(outputs)[groupIdsOutput]).value);
}

/** `terraform output -json security_group_ids`. */
export function readOutputValue(apps: unknown): FoundGroups {
  return Object.entries(mapOf(apps)).flatMap(([app, groups]) =>
    Array.isArray(groups) ? groups.flatMap((group) => (typeof group === "string" ? [{ group, app }] : [])) : [],
  );
}

/** A state file, version 4. */
export function readStateFile(state: JsonMap): FoundGroups {
  const instances = mapsOf(state.resources)
    .filter(({ type }) => type === "aws_security_group")
    .flatMap((resource) => mapsOf(resource.instances).map(({ attributes }) => attributes));
  return [...instances.flatMap(readGroup), ...readOutputs(state.outputs)];
}

/** `terraform show -json` of a state. */
export function readState(state: JsonMap): FoundGroups {
  return readValues(state.values);
}

/** `terraform show -json` of a plan: what was there before, and what stays. Groups that it will create have no id yet. */
export function readPlan(plan: JsonMap): FoundGroups {
  return [...readState(mapOf(plan.prior_state)), ...readValues(plan.planned_values)];
}

function readValues(values: unknown): FoundGroups {
  const { root_module: root, outputs } = mapOf(values);
  return [...readModule(root), ...readOutputs(outputs)];
}

function readModule(module: unknown): FoundGroups {
  const { resources, child_modules: children } = mapOf(module);
  return [
    ...mapsOf(resources)
      .filter(({ type }) => type === "aws_security_group")
      .flatMap(({ values }) => readGroup(values)),
    ...mapsOf(children).flatMap(readModule),
  ];
}

function readGroup(attributes: unknown): FoundGroups {
  const { id, tags, tags_all } = mapOf(attributes);
  const app = mapOf(isMap(tags) && appTag in tags ? tags : tags_all)[appTag];
  return typeof id === "string" && typeof app === "string" ? [{ group: id, app }] : [];
}

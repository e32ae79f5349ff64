/**
 * What in a plan could write rules or hold annotations and is not read: resources of other types that mention them, provisioners,
 * programs, actions, and what this version does not know. Pure.
 */
import { isMap, type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import { partsOf } from "../values/walk.ts";
import { mentionsAnnotation, mentionsRuleCalls } from "./annotation-mentions.ts";
import { type Configuration, configurationOf } from "./configuration.ts";
import type { PlannedResource } from "./planned-resource.ts";
import { decideType, harmlessActions, runningDataSources } from "./resource-types.ts";
import type { Unread } from "./terraform-plan.ts";

/** @param groupIds of the Security Groups of the plan */
export function findUnread(
  root: JsonMap,
  resources: readonly PlannedResource[],
  configured: Configuration,
  groupIds: ReadonlySet<string>,
): readonly Unread[] {
  const readSets = new Set(
    resources
      .filter(({ type }) => type === "aws_cloudformation_stack_set")
      .map(({ after }) => mapOf(after.value).name)
      .filter((name) => typeof name === "string"),
  );
  return [
    ...resources.flatMap((resource): readonly Unread[] => {
      const { address } = resource;
      const reasons = reasonsOf(resource, configurationOf(resource, configured), groupIds, readSets);
      return reasons.slice(0, 1).map((why) => ({ address, why }));
    }),
    ...[...configured].flatMap(([address, { mode, type }]): readonly Unread[] => {
      const why = mode === "data" ? runningDataSources.get(String(type)) : undefined;
      return why === undefined ? [] : [{ address, why }];
    }),
    ...findActions(root),
  ];
}

const stackInstances = new Set(["aws_cloudformation_stack_set_instance", "aws_cloudformation_stack_instances"]);

function reasonsOf(
  { type, kind, before, after, json }: PlannedResource,
  configuration: JsonMap,
  groupIds: ReadonlySet<string>,
  readSets: ReadonlySet<unknown>,
): readonly string[] {
  const values = kind === "delete" ? undefined : kind === "forget" ? before.value : after.value;
  const reasons: string[] = [];
  if (!hasKnownActions(json)) reasons.push("is changed in a way that is not known here");
  const provisioners = mapsOf(configuration.provisioners);
  if (provisioners.length > 0 && (kind === "create" || kind === "delete" || kind === "replace")) {
    const types = [...new Set(provisioners.map((provisioner) => String(provisioner.type)))];
    reasons.push(`runs a provisioner (${types.join(", ")})`);
  }
  const decision = decideType(type, (text) => hasText([before.value, after.value], (value) => text.test(value)));
  if (decision?.kind === "read" || decision?.kind === "harmless") return reasons;
  if (decision?.kind === "holds-rules" && values !== undefined) reasons.push(decision.why);
  if (decision?.kind === "runs" && kind !== "keep" && kind !== "forget") reasons.push(decision.why);
  if (stackInstances.has(type) && values !== undefined && !readSets.has(mapOf(values).stack_set_name)) {
    reasons.push("deploys a stack set whose template the plan does not hold");
  }
  if (values === undefined) return reasons;
  if (decision?.kind === "carries" && hasUnknown(after.unknown, decision.content)) {
    reasons.push("holds content that is known only after the apply");
  }
  if (mentionsAnnotation(values)) reasons.push("mentions an annotation");
  if (!/_(?:iam|organizations|ssoadmin|sso)_/.test(type) && mentionsRuleCalls(values)) {
    reasons.push("mentions calls that write rules");
  }
  if (resemblesRule(values) && (mentionsGroup(values, groupIds) || refersToGroup(configuration))) {
    reasons.push("resembles a rule of a Security Group");
  }
  return reasons;
}

const knownActions = new Set<unknown>(["no-op", "create", "read", "update", "delete", "forget"]);

function hasKnownActions({ change }: JsonMap): boolean {
  const { actions } = mapOf(change);
  return !Array.isArray(actions) || actions.every((action) => knownActions.has(action));
}

/** Has keys that only rules have. */
function resemblesRule(values: unknown): boolean {
  const ruleKey = /^(?:from|to)_?port$|^ip_?protocol$|security_?group_?egress|^egress_?rules?$/i;
  for (const { key } of partsOf(values)) if (key !== undefined && ruleKey.test(key)) return true;
  return false;
}

function mentionsGroup(values: unknown, groupIds: ReadonlySet<string>): boolean {
  return hasText(values, (text) => (text.match(/\bsg-[0-9a-zA-Z]+/g) ?? []).some((id) => groupIds.has(id)));
}

function refersToGroup({ expressions }: JsonMap): boolean {
  return hasText(expressions, (text) =>
    /^(?:aws_security_group|aws_default_security_group|awscc_ec2_security_group)\./.test(text),
  );
}

/** Something below a key of that name is known only after the apply. */
function hasUnknown(flags: unknown, content: RegExp): boolean {
  if (flags === true) return true;
  for (const { key, value } of partsOf(flags)) {
    if (key === undefined || !content.test(key)) continue;
    for (const inner of partsOf(value)) if (inner.value === true) return true;
  }
  return false;
}

function hasText(values: unknown, test: (text: string) => boolean): boolean {
  for (const { value } of partsOf(values)) if (typeof value === "string" && test(value)) return true;
  return false;
}

/** Actions that Terraform 1.14 and later run beside the changes. */
function findActions(root: JsonMap): readonly Unread[] {
  const invocations = [...mapsOf(root.action_invocations), ...mapsOf(root.deferred_action_invocations)];
  return invocations.flatMap((invocation): readonly Unread[] => {
    const { address, type } = isMap(invocation.action_invocation) ? invocation.action_invocation : invocation;
    if (harmlessActions.has(String(type)) && !mentionsAnnotation(invocation)) return [];
    return [{ address: typeof address === "string" ? address : `action.${String(type)}`, why: "runs an action" }];
  });
}

/**
 * Security Groups and egress rules that a plan holds in other forms than those of the AWS provider: in templates of CloudFormation, for
 * Cloud Control, of the awscc provider. What of them cannot be read is named. Pure.
 */
import { isMap, type JsonMap, mapOf } from "../values/json.ts";
import { partsOf } from "../values/walk.ts";
import { mentionsAnnotation } from "./annotation-mentions.ts";
import type { GroupChange, RuleChange } from "./assemble-groups.ts";
import { groupAttributesOf, ruleAttributesOf } from "./cloudformation-rules.ts";
import { type Configuration, configurationOf, isWritten } from "./configuration.ts";
import type { ReferredGroup } from "./find-group.ts";
import { knownText, type PlannedResource, type ResourceSides, textOf } from "./planned-resource.ts";
import { type PlannedValue, part } from "./read-rules.ts";
import { type ReadTemplate, readTemplate } from "./read-template.ts";
import { decideCloudFormationType } from "./resource-types.ts";
import type { ChangeKind, Unread } from "./terraform-plan.ts";

export interface ForeignRules {
  readonly groups: readonly GroupChange[];
  readonly rules: readonly RuleChange[];
  readonly unread: readonly Unread[];
}

const none: ForeignRules = { groups: [], rules: [], unread: [] };

/** @param referredGroup of a rule of the awscc provider */
export function readForeignRules(
  resource: PlannedResource,
  configured: Configuration,
  referredGroup: (resource: PlannedResource) => ReferredGroup | undefined,
): ForeignRules {
  switch (resource.type) {
    case "awscc_ec2_security_group":
      return { ...none, groups: [toGroup(withoutComputedEgress(resource, configured), groupAttributesOf)] };
    case "awscc_ec2_security_group_egress":
      return { ...none, rules: [toRule(resource, ruleAttributesOf, referredGroup(resource))] };
    case "aws_cloudcontrolapi_resource":
      return readCloudControl(resource);
    case "aws_cloudformation_stack":
    case "awscc_cloudformation_stack":
      return readStack(resource, parametersOf(resource.after));
    case "aws_cloudformation_stack_set":
    case "awscc_cloudformation_stack_set":
      // Each instance may have parameters of its own.
      return readStack(resource, undefined);
    default:
      return none;
  }
}

/** What the configuration does not write the provider fills in after the apply: with the rule that AWS gives every group. */
function withoutComputedEgress(resource: PlannedResource, configured: Configuration): PlannedResource {
  const { after } = resource;
  if (part(after, "security_group_egress").unknown !== true) return resource;
  const written = configurationOf(resource, configured);
  if (written.expressions === undefined || isWritten("security_group_egress", written)) return resource;
  return { ...resource, after: { ...after, unknown: { ...mapOf(after.unknown), security_group_egress: undefined } } };
}

type Translate = (attributes: PlannedValue) => PlannedValue;

/** A side that is not there stays so. */
const translated = (side: PlannedValue, translate: Translate): PlannedValue =>
  isMap(side.value) ? translate(side) : side;

function toGroup({ address, kind, before, after }: ResourceSides, translate: Translate): GroupChange {
  return {
    address,
    change: kind,
    before: translated(before, translate),
    after: translated(after, translate),
    deposed: undefined,
    isInline: true,
    isDefault: false,
    replacedFor: [],
  };
}

function toRule(sides: ResourceSides, translate: Translate, referredGroup: ReferredGroup | undefined): RuleChange {
  const before = translated(sides.before, translate);
  const after = translated(sides.after, translate);
  return {
    address: sides.address,
    change: sides.kind,
    before,
    after,
    groupBefore: textOf(mapOf(before.value).security_group_id),
    groupAfter: knownText(part(after, "security_group_id")),
    referredGroup,
  };
}

function readCloudControl(resource: PlannedResource): ForeignRules {
  const { address, before, after } = resource;
  const notRead = (why: string): ForeignRules => ({ ...none, unread: [{ address, why }] });
  const shown = isMap(after.value) ? after : before;
  const type = part(shown, "type_name");
  if (typeof type.value !== "string" || type.unknown === true) {
    return notRead("creates a resource whose type is known only after the apply");
  }
  const decision = decideCloudFormationType(type.value);
  if (decision?.kind === "holds-rules") return notRead(decision.why);
  if (decision?.kind !== "read") {
    return decision === undefined && mentionsAnnotation(after.value) ? notRead("mentions an annotation") : none;
  }
  const sides = { ...resource, before: desiredState(before), after: desiredState(after) };
  if (isMap(after.value) && !isMap(sides.after.value)) {
    return notRead(`creates an ${type.value} whose properties cannot be read`);
  }
  return type.value === "AWS::EC2::SecurityGroup"
    ? { ...none, groups: [toGroup(sides, groupAttributesOf)] }
    : { ...none, rules: [toRule(sides, ruleAttributesOf, undefined)] };
}

/** As a map; a value of another form stands for what cannot be read. */
function desiredState(side: PlannedValue): PlannedValue {
  if (!isMap(side.value)) return side;
  const state = part(side, "desired_state");
  const value =
    typeof state.value === "string" && state.unknown !== true && state.sensitive !== true
      ? parseJson(state.value)
      : undefined;
  return { value, unknown: undefined, sensitive: undefined };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function readStack(resource: PlannedResource, parameters: JsonMap | undefined): ForeignRules {
  const { address, kind, before, after } = resource;
  const was = templateOf(before, parametersOf(before));
  if (!isMap(after.value)) {
    return kind === "forget"
      ? { ...assemble(address, was, was), unread: named(address, was) }
      : assemble(address, was, undefined);
  }
  const body = part(after, "template_body");
  const url = part(after, "template_url");
  const usesUrl = url.unknown === true || (typeof url.value === "string" && url.value !== "");
  if (body.unknown === true || typeof body.value !== "string" || (usesUrl && kind !== "keep")) {
    const why = usesUrl
      ? "has a template that lies at an address"
      : "has a template that is known only after the apply";
    return { ...assemble(address, was, undefined), unread: [{ address, why }] };
  }
  if (body.sensitive === true) {
    return { ...none, unread: [{ address, why: "has a template that is marked as sensitive" }] };
  }
  const is = readTemplate(body.value, parameters);
  return { ...assemble(address, was, is), unread: named(address, is) };
}

function named(address: string, template: ReadTemplate | undefined): readonly Unread[] {
  return (template?.unread ?? []).map((why) => ({ address, why }));
}

function templateOf(side: PlannedValue, parameters: JsonMap | undefined): ReadTemplate | undefined {
  const body = part(side, "template_body");
  return typeof body.value === "string" && body.sensitive !== true ? readTemplate(body.value, parameters) : undefined;
}

/** `undefined` where not all of them are known. awscc lists them. */
function parametersOf(side: PlannedValue): JsonMap | undefined {
  const { value, unknown, sensitive } = part(side, "parameters");
  if (unknown === true || sensitive === true || (isMap(unknown) && Object.values(unknown).includes(true)))
    return undefined;
  if (Array.isArray(value)) {
    return [...partsOf(unknown)].some((one) => one.value === true)
      ? undefined
      : Object.fromEntries(
          value.filter(isMap).map((item) => [String(item.parameter_key), item.parameter_value] as const),
        );
  }
  return mapOf(value);
}

const absent: PlannedValue = { value: null, unknown: undefined, sensitive: undefined };

/** Resources of two versions of a template, by logical id. */
function assemble(address: string, was: ReadTemplate | undefined, is: ReadTemplate | undefined): ForeignRules {
  const partAddress = (id: string): string => `${address} (${id})`;
  const sidesOf = (list: "groups" | "rules"): readonly (ResourceSides & { readonly id: string })[] => {
    const before = new Map((was?.[list] ?? []).map(({ id, attributes }) => [id, attributes]));
    const after = new Map((is?.[list] ?? []).map(({ id, attributes }) => [id, attributes]));
    return [...new Set([...before.keys(), ...after.keys()])].map((id) => {
      const sides = { before: before.get(id) ?? absent, after: after.get(id) ?? absent };
      return { id, address: partAddress(id), kind: kindOf(sides.before, sides.after), ...sides };
    });
  };
  const groupIds = new Map([...(was?.rules ?? []), ...(is?.rules ?? [])].map(({ id, groupId }) => [id, groupId]));
  const same = (attributes: PlannedValue): PlannedValue => attributes;
  return {
    groups: sidesOf("groups").map((sides) => toGroup(sides, same)),
    rules: sidesOf("rules").map((sides) => {
      const groupId = groupIds.get(sides.id);
      return toRule(sides, same, groupId === undefined ? undefined : { address: partAddress(groupId), isProven: true });
    }),
    unread: [],
  };
}

function kindOf(before: PlannedValue, after: PlannedValue): ChangeKind {
  if (before.value === null) return "create";
  if (after.value === null) return "delete";
  return JSON.stringify(before) === JSON.stringify(after) ? "keep" : "update";
}

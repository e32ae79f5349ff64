/**
 * A CloudFormation template → its Security Groups and egress rules, and what of it could hold more and is not read. Pure.
 * Templates: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-reference.html
 */
import { isMap, type JsonMap, mapOf } from "../values/json.ts";
import { partsOf } from "../values/walk.ts";
import { parseTemplate } from "../yaml/parse-template.ts";
import { mentionsAnnotation } from "./annotation-mentions.ts";
import { groupAttributesOf, ruleAttributesOf } from "./cloudformation-rules.ts";
import type { PlannedValue } from "./read-rules.ts";
import { decideCloudFormationType } from "./resource-types.ts";
import { evaluate, type TemplateValues } from "./template-values.ts";

interface TemplateGroup {
  /** Logical id. */
  readonly id: string;
  readonly attributes: PlannedValue;
}

interface TemplateRule extends TemplateGroup {
  /** Logical id of its group, where that is in the same template. */
  readonly groupId: string | undefined;
}

export interface ReadTemplate {
  readonly groups: readonly TemplateGroup[];
  readonly rules: readonly TemplateRule[];
  /** Clauses that follow the address of the stack. */
  readonly unread: readonly string[];
}

/** @param given values of parameters by name; `undefined` where they are not known */
export function readTemplate(text: string, given: JsonMap | undefined): ReadTemplate {
  const root = parse(text);
  if (root !== undefined) {
    try {
      return readRoot(root, given);
    } catch (error) {
      // Nested too deeply.
      if (!(error instanceof RangeError)) throw error;
    }
  }
  return { groups: [], rules: [], unread: ["has a template that cannot be parsed"] };
}

function readRoot(root: JsonMap, given: JsonMap | undefined): ReadTemplate {
  // What parameters and mappings hold is read where a rule uses it.
  const { Transform: transform, Resources: resources, Parameters: _, Mappings: mappings, ...rest } = root;
  const values = { parameters: parametersOf(root, given), mappings: mapOf(mappings) };
  const groups: TemplateGroup[] = [];
  const rules: TemplateRule[] = [];
  const unread = new Set<string>();
  const others: unknown[] = [rest];
  if (!isHarmlessTransform(transform) || hasTransform(root)) unread.add("has a template that a macro changes");
  if (!isMap(resources)) unread.add("has a template without resources");
  for (const [id, resource] of Object.entries(mapOf(resources))) {
    const { Type: type, Properties: properties, ...about } = mapOf(resource);
    if (typeof type !== "string" || id.startsWith("Fn::")) {
      unread.add("has a template with resources that cannot be read");
      continue;
    }
    others.push(about);
    const decision = decideCloudFormationType(type);
    if (decision?.kind === "holds-rules") unread.add(decision.why);
    if (decision?.kind !== "read") {
      if (decision?.kind !== "harmless") others.push(properties);
      continue;
    }
    if ("Condition" in about) unread.add(`holds ${id}, which depends on a condition`);
    const planned = { ...evaluate(properties ?? {}, values), sensitive: undefined };
    if (type === "AWS::EC2::SecurityGroup") groups.push({ id, attributes: groupAttributesOf(planned) });
    else rules.push({ id, attributes: ruleAttributesOf(planned), groupId: logicalId(mapOf(properties).GroupId) });
  }
  if (mentionsAnnotation(others)) unread.add("has a template that mentions an annotation elsewhere than in a rule");
  return { groups, rules, unread: [...unread] };
}

function parse(text: string): JsonMap | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    value = parseTemplate(text)?.value;
  }
  return isMap(value) ? value : undefined;
}

function parametersOf({ Parameters: parameters }: JsonMap, given: JsonMap | undefined): TemplateValues["parameters"] {
  return new Map(
    Object.entries(mapOf(parameters)).map(([name, declared]) => {
      const { Type: type, Default: fallback, NoEcho: noEcho } = mapOf(declared);
      // A hidden value is shown as asterisks, and the name of an SSM parameter is not its value.
      const isHidden = String(noEcho) === "true" || String(type).startsWith("AWS::SSM::");
      const value = given === undefined ? undefined : (given[name] ?? fallback);
      return [name, isHidden || (typeof value !== "string" && typeof value !== "number") ? undefined : value];
    }),
  );
}

/** These two add no Security Group by themselves. */
const harmlessTransforms = new Set(["AWS::Serverless-2016-10-31", "AWS::LanguageExtensions"]);

function isHarmlessTransform(transform: unknown): boolean {
  const names: readonly unknown[] = Array.isArray(transform) ? transform : transform === undefined ? [] : [transform];
  return names.every((name) => harmlessTransforms.has(String(name)));
}

/** `Fn::Transform` anywhere, as includes have it. */
function hasTransform(root: unknown): boolean {
  for (const { key } of partsOf(root)) if (key === "Fn::Transform") return true;
  return false;
}

/** `Ref` or `Fn::GetAtt` of a resource. */
function logicalId(reference: unknown): string | undefined {
  const { Ref: ref, "Fn::GetAtt": attribute } = mapOf(reference);
  const [id] = Array.isArray(attribute) ? attribute : typeof attribute === "string" ? attribute.split(".") : [ref];
  return typeof id === "string" ? id : undefined;
}

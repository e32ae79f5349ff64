/** One resource of a plan with both of its sides. Pure. */
import { type JsonMap, mapOf } from "../values/json.ts";
import type { PlannedValue } from "./read-rules.ts";
import type { ChangeKind } from "./terraform-plan.ts";

export interface ResourceSides {
  readonly address: string;
  readonly kind: ChangeKind;
  readonly before: PlannedValue;
  /** `value` is `null` where the resource goes. */
  readonly after: PlannedValue;
}

export interface PlannedResource extends ResourceSides {
  readonly type: string;
  readonly name: string;
  /** `module.a[0].module.b`; empty in the root. */
  readonly moduleAddress: string;
  /** `["web"]`, `[0]`, or empty. */
  readonly index: string;
  /** Key of a deposed object. */
  readonly deposed: string | undefined;
  readonly json: JsonMap;
}

export const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** A text that is known and may be shown. */
export function knownText({ value, unknown, sensitive }: PlannedValue): string | undefined {
  return unknown === true || sensitive === true ? undefined : textOf(value);
}

export function toPlannedResource(json: JsonMap): PlannedResource {
  const { address, type, name, module_address: module, index, deposed, change } = json;
  return {
    address: String(address),
    type: String(type),
    name: String(name),
    moduleAddress: textOf(module) ?? "",
    index: typeof index === "string" ? `[${JSON.stringify(index)}]` : typeof index === "number" ? `[${index}]` : "",
    deposed: textOf(deposed),
    kind: kindOf(change),
    ...sidesOf(change),
    json,
  };
}

/** What Terraform does, by its list of actions. */
export function kindOf(change: unknown): ChangeKind {
  const { actions } = mapOf(change);
  const list: readonly unknown[] = Array.isArray(actions) ? actions : [];
  if (list.includes("create") && (list.includes("delete") || list.includes("forget"))) return "replace";
  const [action] = list;
  return action === "create" || action === "update" || action === "delete" || action === "forget" ? action : "keep";
}

function sidesOf(change: unknown): Pick<ResourceSides, "before" | "after"> {
  const { before, after, after_unknown, before_sensitive, after_sensitive } = mapOf(change);
  return {
    before: { value: before, unknown: undefined, sensitive: before_sensitive },
    after: { value: after, unknown: after_unknown, sensitive: after_sensitive },
  };
}

/**
 * Changes of groups and of rules → each group with all of its rules, before and after. Knows which rules a group keeps that no
 * resource holds, and what takes them away. Pure.
 */
import { appTag } from "../security-groups/group-marks.ts";
import { isMap, type JsonMap, mapOf } from "../values/json.ts";
import type { ReferredGroup } from "./find-group.ts";
import { permission } from "./permission.ts";
import { type PlannedValue, part, type ReadRules, readInline, readRules } from "./read-rules.ts";
import type { ChangeKind, Doubt, EgressRule, PlannedGroup, TerraformPlan } from "./terraform-plan.ts";

interface ResourceChange {
  readonly address: string;
  readonly change: ChangeKind;
  readonly before: PlannedValue;
  readonly after: PlannedValue;
}

export interface GroupChange extends ResourceChange {
  /** Key of a deposed object. */
  readonly deposed: string | undefined;
  /** The configuration has `egress` blocks. */
  readonly isInline: boolean;
  readonly isDefault: boolean;
  readonly replacedFor: readonly string[];
}

/** Of a rule, or of the resource that makes a group's rules exclusive. */
export interface RuleChange extends ResourceChange {
  /** Ids of the group. */
  readonly groupBefore: string | undefined;
  readonly groupAfter: string | undefined;
  /** By the references of the configuration, where the id is not known yet. */
  readonly referredGroup: ReferredGroup | undefined;
}

interface Changes {
  readonly groups: readonly GroupChange[];
  readonly rules: readonly RuleChange[];
  /** Of `aws_vpc_security_group_rules_exclusive`: after the apply, a group holds the rules that they list and no other. */
  readonly exclusive: readonly RuleChange[];
}

interface Draft {
  readonly group: Omit<PlannedGroup, "before" | "after" | "doubts">;
  readonly change: GroupChange | undefined;
  readonly before: EgressRule[];
  readonly after: (EgressRule & { readonly id: string | undefined })[];
  readonly doubts: Doubt[];
}

export function assembleGroups({
  groups,
  rules,
  exclusive,
}: Changes): Pick<TerraformPlan, "groups" | "rulesWithoutGroup" | "doubtsWithoutGroup"> {
  const drafts = new Map<string, Draft>();
  const keysById = new Map<string, string>();
  for (const change of groups) {
    const draft = draftOf(change);
    drafts.set(draft.group.key, draft);
    for (const id of [draft.group.idBefore, draft.group.idAfter]) {
      if (id !== undefined && (!keysById.has(id) || change.deposed === undefined)) keysById.set(id, draft.group.key);
    }
  }
  const byId = (id: string): Draft => {
    const key = keysById.get(id) ?? id;
    const known = drafts.get(key) ?? referredTo(id);
    drafts.set(key, known);
    return known;
  };
  const groupAfter = ({ groupAfter: id, referredGroup }: RuleChange): Draft | undefined =>
    id !== undefined ? byId(id) : referredGroup === undefined ? undefined : drafts.get(referredGroup.address);

  const rulesWithoutGroup: EgressRule[] = [];
  const doubtsWithoutGroup: Doubt[] = [];
  for (const rule of rules) {
    const { address, change, before, after } = rule;
    const was = readRules(before, address, "resource", change).rules;
    if (rule.groupBefore !== undefined) byId(rule.groupBefore).before.push(...was);
    // What Terraform forgets stays as it is.
    const is = change === "forget" ? { rules: was, doubts: [] } : readRules(after, address, "resource", change);
    const home = change === "forget" && rule.groupBefore !== undefined ? byId(rule.groupBefore) : groupAfter(rule);
    const id = textOf(mapOf(after.value).security_group_rule_id);
    const isOpen =
      home === undefined ||
      (change !== "forget" && rule.groupAfter === undefined && rule.referredGroup?.isProven !== true);
    const hasRules = is.rules.length + is.doubts.length > 0;
    const doubts = isOpen && hasRules ? [...is.doubts, groupDoubt(rule, is)] : is.doubts;
    if (home === undefined) {
      rulesWithoutGroup.push(...is.rules);
      doubtsWithoutGroup.push(...doubts);
    } else {
      home.after.push(...is.rules.map((one) => ({ ...one, id })));
      home.doubts.push(...doubts);
    }
  }
  for (const draft of drafts.values()) addOwnRules(draft);
  for (const one of exclusive) {
    const isKnown = one.groupAfter !== undefined || one.referredGroup?.isProven === true;
    const draft = isMap(one.after.value) && isKnown ? groupAfter(one) : undefined;
    if (draft !== undefined) keepOnly(draft, part(one.after, "egress_rule_ids"));
  }
  return {
    groups: [...drafts.values()]
      .map(({ group, before, after, doubts }) => ({
        ...group,
        before,
        after: after.map(({ id: _, ...rule }) => rule),
        doubts,
      }))
      .sort((one, other) => (one.key < other.key ? -1 : 1)),
    rulesWithoutGroup,
    doubtsWithoutGroup,
  };
}

function groupDoubt({ address, after }: RuleChange, { rules, doubts }: ReadRules): Doubt {
  const isSensitive = part(after, "security_group_id").sensitive === true;
  const description = rules[0]?.description ?? doubts[0]?.description;
  return { address, what: "group", why: isSensitive ? "sensitive" : "unknown", description };
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" ? value : undefined;
}

function draftOf(change: GroupChange): Draft {
  const { address, deposed } = change;
  const before = mapOf(change.before.value);
  const after = mapOf(change.after.value);
  const shown = isMap(change.after.value) ? after : before;
  return {
    change,
    group: {
      key: deposed === undefined ? address : `${address} (deposed ${deposed})`,
      address,
      change: change.change,
      deposed: deposed !== undefined,
      replacedFor: change.replacedFor,
      idBefore: textOf(before.id),
      idAfter: change.change === "forget" ? textOf(before.id) : textOf(after.id),
      name: textOf(shown.name) ?? (change.isDefault ? "default" : undefined),
      namePrefix: textOf(shown.name_prefix),
      vpcId: textOf(shown.vpc_id),
      tags: tagsOf(shown),
      unknown: {
        vpcId: part(change.after, "vpc_id").unknown === true,
        appTag: part(part(change.after, "tags"), appTag).unknown === true,
      },
    },
    before: [],
    after: [],
    doubts: [],
  };
}

/** A group that is not in the plan; only its rules name it. */
function referredTo(id: string): Draft {
  const group = { key: id, address: undefined, change: "keep", deposed: false, replacedFor: [] } as const;
  return {
    change: undefined,
    group: {
      ...group,
      idBefore: id,
      idAfter: id,
      name: undefined,
      namePrefix: undefined,
      vpcId: undefined,
      tags: {},
      unknown: { vpcId: false, appTag: false },
    },
    before: [],
    after: [],
    doubts: [],
  };
}

function tagsOf({ tags, tags_all: all }: JsonMap): Readonly<Record<string, string>> {
  const texts = Object.entries({ ...mapOf(all), ...mapOf(tags) }).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string",
  );
  return Object.fromEntries(texts);
}

/** The rules that the group's own attributes speak of: those of its `egress` blocks, or all that the refresh has seen. */
function addOwnRules({ change: group, before, after, doubts }: Draft): void {
  if (group === undefined) return;
  const { address, change } = group;
  const held = new Set(before.map(permission));
  const wasEgress = part(group.before, "egress");
  const isEgress = part(group.after, "egress");
  const { rules: seen, doubts: unseen } = readInline(wasEgress, address, change);
  // Without `egress` blocks the provider reads the attribute and never writes it: an existing group's cannot differ then.
  const isInline =
    Array.isArray(isEgress.value) &&
    isEgress.unknown !== true &&
    (group.isInline || change === "create" || JSON.stringify(wasEgress.value) !== JSON.stringify(isEgress.value));
  const isUnread = isEgress.unknown === true && (group.isInline || change === "update");
  if (isInline || isUnread) {
    before.push(...seen.filter((rule) => !held.has(permission(rule))));
    const planned = readInline(isEgress, address, change);
    const resources = new Set(after.map(permission));
    const kept = new Set(seen.map(identity));
    after.push(
      ...planned.rules
        .filter((rule) => !resources.has(permission(rule)) || change === "create")
        .map((rule) => withoutId({ ...rule, change: kept.has(identity(rule)) ? "keep" : rule.change })),
    );
    doubts.push(...planned.doubts);
    return;
  }
  const live = seen.filter((rule) => !held.has(permission(rule))).map((rule) => ({ ...rule, way: "live" as const }));
  before.push(...live);
  if (change === "keep" || change === "update" || change === "forget") {
    after.push(...live.map((rule) => withoutId({ ...rule, change: "keep" })));
    doubts.push(...unseen);
  }
}

const withoutId = (rule: EgressRule) => ({ ...rule, id: undefined });

const identity = (rule: EgressRule): string => `${permission(rule)} ${rule.description}`;

/** Of rules that no resource holds the plan does not know the ids: they go only where each listed id belongs to a resource. */
function keepOnly({ after }: Draft, ids: PlannedValue): void {
  if (!Array.isArray(ids.value) || ids.sensitive === true || containsUnknown(ids.unknown)) return;
  const listed = new Set<unknown>(ids.value);
  for (const { id } of after) listed.delete(id);
  const isComplete = listed.size === 0;
  const kept = after.filter(({ way, id }) =>
    way === "live" ? !isComplete : id === undefined || (ids.value as readonly unknown[]).includes(id),
  );
  after.splice(0, after.length, ...kept);
}

function containsUnknown(flags: unknown): boolean {
  return flags === true || (Array.isArray(flags) && flags.includes(true));
}

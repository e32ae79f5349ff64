/**
 * The existing groups of one app in one network, and what AWS holds in them now → how the app's rules come into them. Pure. Takes
 * nothing away that would not be elsewhere before: rules that exist are imported and change in place, and no rule goes with the
 * first apply. See docs/decisions/0040-taking-over-groups.md.
 */

import { formatAnnotation, parseAnnotation } from "../discriminat/annotation.ts";
import type { AppLayout, Rule } from "../security-groups/layout.ts";
import { quote } from "../text/quote.ts";
import { count, quotedList } from "../text/words.ts";
import { compareText } from "../values/order.ts";
import type { Adoption, AdoptionInput, AdoptionProblem, LostName, TemporaryRule } from "./adoption.ts";
import { bridgeNames, type Room, temporaryId } from "./bridge-names.ts";
import {
  admits,
  type DeclaredName,
  type ExistingRule,
  emptied,
  isOurs,
  keptNames,
  lostNames,
  permissionOf,
  readExisting,
} from "./existing-rules.ts";
import { findGroups, objectToAttachments, objectToRules } from "./objections.ts";

export function adoptGroups(input: AdoptionInput): Adoption | { readonly problems: readonly AdoptionProblem[] } {
  const { layout, deployed } = input;
  const problems: AdoptionProblem[] = [];
  const object = (message: string, help: string): void => {
    problems.push({ app: layout.app, network: layout.network, message, help });
  };
  const groups = findGroups(input, object);
  const existing = groups.flatMap(({ index, group }) =>
    readExisting(index, group.rules, layout.groups[index]?.rules ?? []),
  );
  objectToRules(existing, object);
  objectToAttachments(
    groups.map(({ group }) => group),
    deployed,
    object,
  );
  if (problems.length > 0) return { problems };

  const declared = declaredNames(layout);
  const ours = existing.filter(isOurs);
  const moving = movingNames(layout, declared, ours);
  const stranded = moving.filter(({ slot }) => groupOfSlot(layout, slot)?.existingId === undefined);
  if (stranded.length > 0) {
    const group = groupOfSlot(layout, stranded[0]?.slot ?? "");
    object(
      `${count(stranded.length, "name")} that ${stranded.length === 1 ? "is" : "are"} in a rule now would move to ${quote(group?.name ?? "")}, which is made and attached to nothing`,
      "name another attached group under existing_groups; or take over the first names, attach the new group, then add the others",
    );
  }

  const rooms = groups.map(({ index }) => roomIn(index, layout, existing, input.quota));
  const over = rooms.filter(({ free }) => free < 0);
  for (const { group, free } of over) {
    const id = layout.groups[group]?.existingId ?? "";
    object(
      `${quote(id)} would hold ${input.quota - free} rules between the two applies; the network's quota is ${input.quota}`,
      "have the quota raised and set quotas.rules_per_security_group, remove rules that are not needed, or attach a group of ours beside it",
    );
  }
  const bridged = bridgeNames(
    moving,
    rooms.filter(({ free }) => free > 0),
  );
  if ("fullPort" in bridged && over.length + stranded.length === 0) {
    object(
      `names for port ${bridged.fullPort} change their rules, and ${quotedList(groups.map(({ group }) => group.key))} ${groups.length === 1 ? "has" : "have"} no room for a rule that holds them meanwhile`,
      "have the quota raised and set quotas.rules_per_security_group, remove rules that are not needed, or attach a group of ours beside it",
    );
  }
  if (problems.length > 0 || "fullPort" in bridged) return { problems };

  const imports = new Map(
    ours.flatMap(({ rule, slot }) =>
      slot === undefined
        ? []
        : [[slot.id, { importId: rule.id ?? "", isChanged: rule.description !== slot.description }] as const],
    ),
  );
  return {
    layout,
    imports,
    bridges: bridged.rules,
    old: ours.flatMap((one) => (one.slot === undefined ? [oldRule(one, declared)] : [])),
    created: layout.groups.flatMap(({ rules }) => rules).length - imports.size,
    left: existing.length - ours.length,
    lost: lostBy(ours, declared),
    closesWindow:
      ours.some(({ annotation }) => annotation.kind === "see-thru") &&
      rulesOf(layout).every(({ description }) => parseAnnotation(description).kind !== "see-thru"),
  };
}

function declaredNames(layout: AppLayout): readonly DeclaredName[] {
  return rulesOf(layout).flatMap(({ id, fromPort, names }) => {
    const protocol = id.startsWith("ssh-") ? "ssh" : "tls";
    return names.map((name) => ({ name, protocol, port: fromPort, slot: id }) as const);
  });
}

function rulesOf({ groups }: AppLayout): readonly Rule[] {
  return groups.flatMap(({ rules }) => rules);
}

function groupOfSlot({ groups }: AppLayout, slot: string) {
  return groups.find(({ rules }) => rules.some(({ id }) => id === slot));
}

/** Names that are admitted now, wholly or in part, and that some order of changes would leave in no rule for a moment. */
function movingNames(
  layout: AppLayout,
  declared: readonly DeclaredName[],
  existing: readonly ExistingRule[],
): readonly DeclaredName[] {
  const before = changedBefore(layout);
  /** The rule admits what it admits until the name stands in its slot, or for longer. */
  const isSafe = ({ rule, slot }: ExistingRule, name: DeclaredName): boolean => {
    // Old rules change after all of the layout.
    if (slot === undefined || slot.id === name.slot || slot.description === rule.description) return true;
    return before.get(slot.id)?.has(name.slot) ?? false;
  };
  return declared.filter((name) => {
    const holders = existing
      .map((one) => ({ one, admitted: admits(one, name) }))
      .filter(({ admitted }) => admitted !== "nothing");
    if (holders.length === 0) return false;
    if (groupOfSlot(layout, name.slot)?.existingId === undefined) return true;
    if (holders.some(({ one, admitted }) => admitted === "all" && isSafe(one, name))) return false;
    return !holders.every(({ one }) => isSafe(one, name));
  });
}

/** Rules that Terraform has changed before it changes a rule: those that it depends on, directly or not. */
function changedBefore(layout: AppLayout): ReadonlyMap<string, ReadonlySet<string>> {
  const rules = new Map(rulesOf(layout).map((rule) => [rule.id, rule]));
  const found = new Map<string, ReadonlySet<string>>();
  for (const id of rules.keys()) {
    const reached = new Set<string>();
    const open = [id];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const dependency of rules.get(next)?.dependsOn ?? []) {
        if (reached.has(dependency)) continue;
        reached.add(dependency);
        open.push(dependency);
      }
    }
    found.set(id, reached);
  }
  return found;
}

/** Each once, sorted. */
function lostBy(ours: readonly ExistingRule[], declared: readonly DeclaredName[]): readonly LostName[] {
  const lost = new Map(ours.flatMap((one) => lostNames(one, declared)).map((name) => [JSON.stringify(name), name]));
  return [...lost].sort(([one], [other]) => compareText(one, other)).map(([, name]) => name);
}

/** AWS counts rules for IPv4 and for IPv6 apart; what is neither counts for both. */
function roomIn(index: number, layout: AppLayout, existing: readonly ExistingRule[], quota: number): Room {
  const inGroup = existing.filter(({ group }) => group === index);
  const slots = layout.groups[index]?.rules ?? [];
  const present = inGroup.filter(({ rule: { destination } }) => !(destination ?? "").includes(":")).length;
  const made = slots.length - inGroup.filter(({ slot }) => slot !== undefined).length;
  return {
    group: index,
    taken: new Set([
      ...slots.map((slot) => permissionOf(slot, slot.cidr)),
      ...inGroup.map(({ rule }) => permissionOf(rule, rule.destination)),
    ]),
    free: quota - present - made,
  };
}

function oldRule(one: ExistingRule, declared: readonly DeclaredName[]): TemporaryRule {
  const { rule, annotation, group } = one;
  const { fromPort, toPort, destination = "", id } = rule;
  const protocol = rule.protocol as TemporaryRule["protocol"];
  const kept = keptNames(one, declared);
  const isNames = annotation.kind === "tls" || annotation.kind === "ssh";
  const description =
    !isNames || kept.length === 0
      ? emptied
      : kept.length === annotation.names.length
        ? rule.description
        : formatAnnotation({ kind: annotation.kind, names: kept });
  const permission = { protocol, fromPort, toPort };
  return { id: temporaryId(permission, destination), group, ...permission, destination, description, importId: id };
}

/** What several sources say of the same groups, as one. Pure. */
import { permission } from "../terraform-json/permission.ts";
import { quote } from "../text/quote.ts";
import type { DeployedGroup, DeployedGroups, DeployedRule } from "./deployed-group.ts";

/**
 * A group is told by its id, a rule by its permission and its description: a list of groups and a list of rules go together, and the
 * rules have ids then.
 */
export function mergeGroups(sources: readonly DeployedGroups[]): DeployedGroups {
  const groups = new Map<string, DeployedGroup>();
  for (const group of sources.flatMap((source) => source.groups)) {
    const known = groups.get(group.key);
    groups.set(group.key, known === undefined ? group : mergeTwo(known, group));
  }
  const lists = sources.flatMap(({ interfaces }) => (interfaces === undefined ? [] : [interfaces]));
  const interfaces = new Map(lists.flat().map((one) => [one.id, one]));
  return {
    groups: [...groups.values()].sort((one, other) => (one.key < other.key ? -1 : 1)),
    interfaces:
      lists.length === 0 ? undefined : [...interfaces.values()].sort((one, other) => (one.id < other.id ? -1 : 1)),
    recorded: [...new Set(sources.flatMap(({ recorded }) => recorded))],
    gaps: [...new Set([...sources.flatMap(({ gaps }) => gaps), ...[...groups.values()].flatMap(disagreements)])],
  };
}

/** AWS holds a permission once in a group: two descriptions of it cannot both be true. */
function disagreements({ key, rules }: DeployedGroup): readonly string[] {
  const permissions = rules.map(permission);
  const twice = rules.filter((rule, index) => permissions.indexOf(permission(rule)) < index);
  return twice.map(({ from }) => `${quote(from)} and another source of ${quote(key)} say different things of one rule`);
}

function mergeTwo(one: DeployedGroup, other: DeployedGroup): DeployedGroup {
  return {
    ...one,
    name: one.name ?? other.name,
    description: one.description ?? other.description,
    vpcId: one.vpcId ?? other.vpcId,
    ownerId: one.ownerId ?? other.ownerId,
    tags: { ...other.tags, ...one.tags },
    rules: mergeRules([...one.rules, ...other.rules]),
  };
}

function mergeRules(rules: readonly DeployedRule[]): readonly DeployedRule[] {
  const merged = new Map<string, DeployedRule>();
  for (const rule of rules) {
    const key = `${permission(rule)} ${rule.description}`;
    const known = merged.get(key);
    merged.set(key, known === undefined ? rule : { ...known, id: known.id ?? rule.id });
  }
  return [...merged.values()];
}

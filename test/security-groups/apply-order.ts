/**
 * What Terraform guarantees about the order of calls when one layout replaces another and every rule has
 * `create_before_destroy`, as measured on real applies (test/terraform/ proves it there). Says nothing about calls that
 * Terraform may order either way: a test that asks `mustPrecede` holds for every order that can happen.
 */
import type { AppLayout, Rule } from "../../src/security-groups/layout.ts";

type Verb = "create" | "update" | "revoke";

export interface ApplyOrder {
  readonly verbOf: (ruleId: string) => Verb | undefined;
  /** Whether Terraform always finishes the call for one rule before it starts the call for the other. */
  readonly mustPrecede: (earlier: string, later: string) => boolean;
}

export function rulesOf(layout: AppLayout): ReadonlyMap<string, Rule & { readonly group: string }> {
  return new Map(
    layout.groups.flatMap((group) => group.rules.map((rule) => [rule.id, { ...rule, group: group.id }] as const)),
  );
}

/** Every rule that a rule depends on, directly or not. */
function dependenciesIn(rules: ReadonlyMap<string, Rule>, id: string): ReadonlySet<string> {
  const reached = new Set<string>();
  const pending = [id];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const dependency of rules.get(next)?.dependsOn ?? []) {
      if (reached.has(dependency)) continue;
      reached.add(dependency);
      pending.push(dependency);
    }
  }
  return reached;
}

export function applyOrder(before: AppLayout, after: AppLayout): ApplyOrder {
  const old = rulesOf(before);
  const current = rulesOf(after);
  const verbOf = (id: string): Verb | undefined => {
    const [was, is] = [old.get(id), current.get(id)];
    if (was === undefined) return is === undefined ? undefined : "create";
    if (is === undefined) return "revoke";
    return was.description === is.description ? undefined : "update";
  };
  const changed = [...new Set([...old.keys(), ...current.keys()])].filter((id) => verbOf(id) !== undefined);

  // Calls for which a call waits: from the configuration for creating and updating, from the state for revoking.
  const waitsFor = new Map<string, string[]>(changed.map((id) => [id, []]));
  for (const id of changed) {
    if (verbOf(id) !== "revoke") {
      const dependencies = dependenciesIn(current, id);
      waitsFor.get(id)?.push(...changed.filter((other) => verbOf(other) !== "revoke" && dependencies.has(other)));
    }
    if (verbOf(id) !== "create") {
      // The state knows only what existed: a rule that is created now holds back no revocation by itself.
      for (const other of dependenciesIn(old, id)) if (verbOf(other) === "revoke") waitsFor.get(other)?.push(id);
    }
  }

  const mustPrecede = (earlier: string, later: string): boolean => {
    const reached = new Set<string>();
    const pending = [later];
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      for (const call of waitsFor.get(next) ?? []) {
        if (call === earlier) return true;
        if (!reached.has(call)) pending.push(call);
        reached.add(call);
      }
    }
    return false;
  };
  return { verbOf, mustPrecede };
}

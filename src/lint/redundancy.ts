/**
 * Names of a policy that could be removed without a change of what it admits, in any network and on any port. Knows nothing of
 * findings. Takes the reading of `*` that never claims coverage wrongly.
 */
import { isPattern, matches } from "../discriminat/pattern.ts";
import { includes } from "../discriminat/pattern-language.ts";
import type { Located } from "../findings/finding.ts";
import type { Policy } from "../policy/model.ts";
import { networksOf, type ResolvedName } from "../policy/resolve.ts";
import type { LintContext } from "./context.ts";

export interface Redundancy {
  readonly policy: Policy;
  /** The name as written in the policy. */
  readonly name: Located<string>;
  /** `duplicate`: the same name stands elsewhere; `shadowed`: a wider pattern does. */
  readonly kind: "duplicate" | "shadowed";
  readonly cover: ResolvedName;
}

const kept = new WeakMap<LintContext, readonly Redundancy[]>();

/** By policy, in the order of the file. Derived once for a context. */
export function redundancies(context: LintContext): readonly Redundancy[] {
  let found = kept.get(context);
  if (found === undefined) {
    found = context.tree.policies.flatMap((policy) => redundanciesOf(policy, context));
    kept.set(context, found);
  }
  return found;
}

function redundanciesOf(policy: Policy, context: LintContext): readonly Redundancy[] {
  const covers = new Map<object, Redundancy | undefined>();
  for (const network of networksOf(policy, context.tree.settings.networks)) {
    const items = context.resolved(policy, network);
    const byKey = new Map<string, ResolvedName[]>();
    for (const item of items) {
      const same = byKey.get(keyOf(item));
      if (same === undefined) byKey.set(keyOf(item), [item]);
      else same.push(item);
    }
    const patterns = items.filter(({ name }) => isPattern(name)).map((item) => ({ item, tail: tailOf(item.name) }));
    for (const item of items) {
      const name = item.entry.list?.names.find((written) => written === item.at);
      if (name === undefined || (covers.has(name) && covers.get(name) === undefined)) continue;
      const same = byKey.get(keyOf(item))?.find((other) => standsFor(other, item));
      const cover = same ?? patterns.find((other) => item.name.endsWith(other.tail) && shadows(other.item, item))?.item;
      const kind = same === undefined || covers.get(name)?.kind === "shadowed" ? "shadowed" : "duplicate";
      covers.set(name, cover && { policy, name, kind, cover });
    }
  }
  return [...covers.values()].filter((redundancy) => redundancy !== undefined);
}

function keyOf({ protocol, port, name }: ResolvedName): string {
  return `${protocol} ${port} ${name}`;
}

/** What follows the last wildcard: a cheap test before the exact one. */
function tailOf(pattern: string): string {
  return pattern.slice(Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?")) + 1);
}

/** Whether another declaration of the same name makes this one redundant: a bundle's, or an earlier one. */
function standsFor(other: ResolvedName, item: ResolvedName): boolean {
  return other.at !== item.at && (other.bundle !== undefined || other.at.span.start < item.at.span.start);
}

function shadows(other: ResolvedName, item: ResolvedName): boolean {
  if (other.name === item.name || other.protocol !== item.protocol || other.port !== item.port) return false;
  const until = other.entry.expires?.value;
  if (until !== undefined && !(item.entry.expires !== undefined && item.entry.expires.value <= until)) return false;
  if (!isPattern(item.name)) return matches(other.name, item.name);
  if (!includes(other.name, item.name)) return false;
  return !includes(item.name, other.name) || other.at.span.start < item.at.span.start;
}

/**
 * Names of a policy that could be removed without a change of what it admits, in any network and on any port. Knows nothing of
 * findings. Takes the reading of `*` that never claims coverage wrongly, and relies on no pattern that a firewall may refuse.
 */
import { judgeExposure } from "../discriminat/exposure.ts";
import { isPattern, matches } from "../discriminat/pattern.ts";
import { includes } from "../discriminat/pattern-language.ts";
import { simpleNames } from "../discriminat/pattern-union.ts";
import type { Located } from "../findings/finding.ts";
import type { Network, Policy } from "../policy/model.ts";
import type { DeclaredName } from "../policy/resolve.ts";
import type { Deployment, LintContext } from "./context.ts";

export interface Redundancy {
  readonly policy: Policy;
  /** The name as written in the policy. */
  readonly name: Located<string>;
  /** `duplicate`: the same name stands elsewhere; `shadowed`: a wider pattern does. */
  readonly kind: "duplicate" | "shadowed";
  readonly cover: DeclaredName;
}

const kept = new WeakMap<LintContext, readonly Redundancy[]>();

/** By policy, in the order of the file. Derived once for a context. */
export function redundancies(context: LintContext): readonly Redundancy[] {
  let found = kept.get(context);
  if (found === undefined) {
    found = context.deployments.flatMap(redundanciesOf);
    kept.set(context, found);
  }
  return found;
}

function redundanciesOf({ policy, names }: Deployment): readonly Redundancy[] {
  const patterns = names.filter(({ name }) => isPattern(name)).map((item) => ({ item, tail: tailOf(item.name) }));
  const repeated = repeatedNames(names);
  const coversOf = (item: DeclaredName): readonly DeclaredName[] => {
    const same = repeated.get(item.name)?.filter((other) => standsFor(other, item)) ?? [];
    // What is wider matches these as well: cheap, and enough for nearly all pairs of patterns that look alike.
    const samples = isPattern(item.name) ? simpleNames(item.name).filter((name) => matches(item.name, name)) : [];
    const wider = patterns.filter(
      ({ item: other, tail }) =>
        item.name.endsWith(tail) && samples.every((name) => matches(other.name, name)) && shadows(other, item),
    );
    return wider.length === 0 ? same : [...same, ...wider.map((pattern) => pattern.item)];
  };

  const found = new Map<Located<string>, Redundancy | undefined>();
  for (const item of names) {
    if (item.bundle !== undefined) continue;
    const { at: name, networks } = item;
    if (found.has(name) && found.get(name) === undefined) continue; // needed on another port or in another network
    const covers = coversOf(item);
    const cover = covers.find((other) => networks.some((network) => isAppliedIn(network, other)));
    const everywhere = networks.every((network) => covers.some((other) => isAppliedIn(network, other)));
    if (cover === undefined || !everywhere) {
      found.set(name, undefined);
      continue;
    }
    const kind = cover.name === item.name ? "duplicate" : "shadowed";
    if (kind === "duplicate" && found.get(name)?.kind === "shadowed") continue; // on another port: the pattern is what to tell
    found.set(name, { policy, name, kind, cover });
  }
  return [...found.values()].filter((redundancy) => redundancy !== undefined);
}

/** Whether the firewall of a network surely applies a declaration: what it may refuse covers nothing. */
function isAppliedIn(network: Network, { name, networks }: DeclaredName): boolean {
  return networks.includes(network) && judgeExposure(name, network.preferences.wildcardExposure).verdict === "allowed";
}

/** Declarations of names that are declared more than once. */
function repeatedNames(names: readonly DeclaredName[]): ReadonlyMap<string, readonly DeclaredName[]> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { name } of names) (seen.has(name) ? repeated : seen).add(name);
  return new Map([...repeated].map((name) => [name, names.filter((item) => item.name === name)]));
}

/** What follows the last wildcard: a cheap test before the exact one. */
function tailOf(pattern: string): string {
  return pattern.slice(Math.max(pattern.lastIndexOf("*"), pattern.lastIndexOf("?")) + 1);
}

/** Whether another declaration of the same name makes this one redundant: a bundle's, or an earlier one. */
function standsFor(other: DeclaredName, item: DeclaredName): boolean {
  if (other.protocol !== item.protocol || other.port !== item.port) return false;
  return other.at !== item.at && (other.bundle !== undefined || other.at.span.start < item.at.span.start);
}

function shadows(other: DeclaredName, item: DeclaredName): boolean {
  if (other.name === item.name || other.protocol !== item.protocol || other.port !== item.port) return false;
  const until = other.entry.expires?.value;
  if (until !== undefined && !(item.entry.expires !== undefined && item.entry.expires.value <= until)) return false;
  if (!isPattern(item.name)) return matches(other.name, item.name);
  if (!includes(other.name, item.name)) return false;
  return !includes(item.name, other.name) || other.at.span.start < item.at.span.start;
}

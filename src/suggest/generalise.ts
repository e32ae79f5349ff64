/**
 * One pattern for many sibling names, where the evidence is broad enough: an offer, with what else it would admit. Never
 * across a public suffix, over names that strangers share, or over what is refused. Pure.
 */
import { judgeExposure } from "../discriminat/exposure.ts";
import { multiTenantTier } from "../discriminat/multi-tenant.ts";
import { checkName } from "../discriminat/name.ts";
import { matches } from "../discriminat/pattern.ts";
import { overlaps } from "../discriminat/pattern-language.ts";
import type { Network, Policy, PolicyTree } from "../policy/model.ts";
import { networksOf, replacePlaceholders } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { count } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { countDays, sumEvidence } from "./needs.ts";
import type { Placement } from "./place-needs.ts";

/** How many siblings on how many days make a pattern. */
export interface WildcardThresholds {
  readonly siblings: number;
  readonly siblingDays: number;
}

export interface WildcardOffer {
  /** As the policy would write it. */
  readonly pattern: string;
  /** The names that it would stand for. */
  readonly names: readonly string[];
  /** What else it admits, as a sentence without a full stop. */
  readonly exposure: string;
}

/** Offers for one placement; no two share a name. */
export function offerWildcards(
  tree: PolicyTree,
  policy: Policy,
  placement: Placement,
  thresholds: WildcardThresholds,
  refused: ReadonlySet<string>,
): readonly WildcardOffer[] {
  if (placement.protocol !== "tls") return [];
  const networks = networksOf(policy, tree.settings.networks).filter(({ name }) => placement.networks.includes(name));
  const families = groupBy(placement.names, ({ written }) => written.slice(written.indexOf(".") + 1));
  return [...families].flatMap(([parent, siblings]) => {
    const seen = sumEvidence(siblings.flatMap(({ needs }) => needs));
    if (siblings.length < thresholds.siblings || countDays(seen.days) < thresholds.siblingDays) return [];
    const names = siblings.map(({ written }) => written);
    const pattern = patternsFor(names.map((name) => name.slice(0, name.indexOf("."))))
      .map((label) => `${label}.${parent}`)
      .find((candidate) => !refused.has(candidate) && isHarmless(tree, policy, candidate, networks));
    return pattern === undefined ? [] : [{ pattern, names, exposure: exposureOf(pattern, siblings.length) }];
  });
}

/** A placement with the patterns instead of the names that they stand for. */
export function generalise(placement: Placement, offers: readonly WildcardOffer[]): Placement {
  const names = offers.map(({ pattern, names: siblings }) => ({
    written: pattern,
    needs: placement.names.filter(({ written }) => siblings.includes(written)).flatMap(({ needs }) => needs),
  }));
  const kept = placement.names.filter(({ written }) => !offers.some((offer) => offer.names.includes(written)));
  return { ...placement, names: [...names, ...kept] };
}

/** Patterns that match all labels, the narrowest first. */
function patternsFor(labels: readonly string[]): readonly string[] {
  const [first = ""] = labels;
  const shortest = Math.min(...labels.map(({ length }) => length));
  let start = 0;
  while (start < shortest && labels.every((label) => label[start] === first[start])) start += 1;
  let end = 0;
  while (end < shortest - start && labels.every((label) => label.at(-1 - end) === first.at(-1 - end))) end += 1;
  const [before, after] = [first.slice(0, start), end === 0 ? "" : first.slice(-end)];
  const middles = labels.map(({ length }) => length - start - end);
  const [width = 0] = middles;
  const patterns: string[] = [];
  if (width > 0 && width <= 4 && middles.every((length) => length === width)) {
    patterns.push(`${before}${"?".repeat(width)}${after}`);
  }
  // A `*` that would have to match nothing does not surely match.
  if (middles.every((length) => length > 0)) patterns.push(`${before}*${after}`);
  return [...patterns, "*"].filter((pattern) => labels.every((label) => matches(pattern, label)));
}

function isHarmless(tree: PolicyTree, policy: Policy, written: string, networks: readonly Network[]): boolean {
  const unwanted = [...tree.settings.guardrails.never, ...policy.refuse].flatMap(({ name }) => name?.value ?? []);
  return networks.every((network) => {
    const pattern = replacePlaceholders(written, network);
    return (
      checkName(pattern, { wildcards: true }).length === 0 &&
      judgeExposure(pattern, network.preferences.wildcardExposure).verdict === "allowed" &&
      // Also where the firewall would let it pass: strangers may own what it matches.
      judgeExposure(pattern, "prohibit_public_suffix").verdict === "allowed" &&
      multiTenantTier(pattern) === undefined &&
      !unwanted.some((name) => overlaps(replacePlaceholders(name, network), pattern) !== undefined)
    );
  });
}

function exposureOf(pattern: string, siblings: number): string {
  const parent = pattern.slice(pattern.indexOf(".") + 1);
  const form = pattern.slice(0, pattern.indexOf("."));
  const which = form === "*" ? "every name" : `every name of the form ${quote(form)}`;
  return `${quote(pattern)} would admit ${which} directly below ${quote(parent)}, not only the ${count(siblings, "name")} that were seen`;
}

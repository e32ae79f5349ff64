/**
 * How wide a pattern may be, by the deployment's `wildcard_exposure`
 * (https://chasersystems.com/docs/discriminat/aws/default-prefs). Knows of names and patterns only, not of who uses them.
 */

import { quote } from "../text/quote.ts";
import { isPattern } from "./pattern.ts";
import type { WildcardExposure } from "./preferences.ts";
import { publicSuffixOf } from "./public-suffix-list.ts";
import { reachesOf } from "./registrable.ts";

/** What a deployment makes of a name or pattern. */
export interface Exposure {
  /**
   * `refused`: the firewall does not apply it, or may not; `suspicious`: what is published can be read either way.
   */
  readonly verdict: "allowed" | "refused" | "suspicious";
  /** A clause for messages, without a full stop. */
  readonly reason: string;
  /** The public suffix below which anyone can register, or which the pattern matches itself. */
  readonly suffix?: string;
  /** A name that the pattern matches and that anyone could register; for `suspicious` the suffix itself. */
  readonly witness?: string;
}

/**
 * The rule of `prohibit_public_suffix`. The vendor says that a pattern with `*` is refused "if a result could be publicly
 * registrable", and shows `*.github.io` and `*.cloudflare.net` as refused, `*.github.com` as accepted. Taken literally here,
 * for every name that the pattern matches, and for `?` as well: `?.github.io` lets strangers in just the same.
 */
function judgeReaches(pattern: string): Exposure {
  const { registrable, suffixItself } = reachesOf(pattern);
  if (registrable !== undefined) {
    const { suffix, name } = registrable;
    const reason = `the deployment prohibits public suffixes, here ${quote(suffix)}`;
    return { verdict: "refused", reason, suffix, witness: name };
  }
  if (suffixItself !== undefined) {
    const { suffix } = suffixItself;
    return {
      verdict: "suspicious",
      reason: "it is not published whether the firewall refuses that",
      suffix,
      witness: suffix,
    };
  }
  return { verdict: "allowed", reason: "no name that it matches is open to registration" };
}

/** Labels of suffixes that registries keep for some kinds of organisation. */
const reserved =
  /(?:^|\.)(?:ac|arpa|edu|edunet|go|gob|gouv|gov|govt|gub|guv|int|judiciary|k12|mil|mod|nhs|nic|parliament|police|sch|school)(?:\.|$)/;
/** Top-level domains of more than two letters that sell names to anyone; others may be a brand's or a profession's. */
const openTopLevel = /^(?:app|biz|cloud|club|com|dev|info|live|name|net|online|org|page|shop|site|store|tech|top|xyz)$/;

/** Whether a stranger can surely register a name below a public suffix. */
export function isOpenSuffix(suffix: string): boolean {
  const { section } = publicSuffixOf(suffix);
  if (section === "private") return true;
  const topLevel = suffix.slice(suffix.lastIndexOf(".") + 1);
  return !reserved.test(suffix) && (topLevel.length === 2 || openTopLevel.test(topLevel));
}

/** What a pattern across a public suffix admits: the object of "would admit". */
export function strangersBelow(suffix: string, witness: string): string {
  return isOpenSuffix(suffix)
    ? `names that anyone can register, such as ${quote(witness)}`
    : `every name that is registered below the public suffix ${quote(suffix)}, such as ${quote(witness)}`;
}

const longestMemo = 10_000;
const memo = new Map<string, Exposure>();

/**
 * Judges a name or pattern that has passed `checkName`. `*` may be the empty run here, so that nothing that the firewall might
 * admit is overlooked. Pure and offline.
 */
export function judgeExposure(pattern: string, mode: WildcardExposure): Exposure {
  if (!isPattern(pattern)) return { verdict: "allowed", reason: "it has no wildcard" };
  switch (mode) {
    case "none":
      return { verdict: "refused", reason: "the deployment prohibits wildcards" };
    case "prohibit_asterisk":
      return pattern.includes("*")
        ? { verdict: "refused", reason: "the deployment prohibits the wildcard *" }
        : { verdict: "allowed", reason: "the deployment admits the wildcard ?" };
    case "nuclear":
      return { verdict: "allowed", reason: "the deployment admits every pattern" };
    case "prohibit_public_suffix": {
      let exposure = memo.get(pattern);
      if (exposure === undefined) {
        if (memo.size >= longestMemo) memo.clear();
        exposure = judgeReaches(pattern);
        memo.set(pattern, exposure);
      }
      return exposure;
    }
  }
}

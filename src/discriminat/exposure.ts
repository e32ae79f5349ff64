/** How wide a pattern may be, by the deployment's `wildcard_exposure`. */
import { isPattern } from "./pattern.ts";
import type { WildcardExposure } from "./preferences.ts";

/** What a deployment makes of a name or pattern. */
export interface Exposure {
  /** `refused`: the firewall does not apply it; `suspicious`: it probably does not. */
  readonly verdict: "allowed" | "refused" | "suspicious";
  /** A clause for messages, without a full stop. */
  readonly reason: string;
  /** The public suffix under which anyone can register, or which the pattern itself matches. */
  readonly suffix?: string;
  /** A name that the pattern matches and that anyone could register; for `suspicious` the suffix itself. */
  readonly witness?: string;
}

/** Judges a name or pattern that has passed `checkName`. */
export function judgeExposure(pattern: string, mode: WildcardExposure): Exposure {
  if (!isPattern(pattern)) return { verdict: "allowed", reason: "it is a plain name" };
  if (mode === "none") return { verdict: "refused", reason: "the deployment prohibits wildcards" };
  if (mode === "prohibit_asterisk" && pattern.includes("*")) {
    return { verdict: "refused", reason: "the deployment prohibits the wildcard *" };
  }
  return { verdict: "allowed", reason: "the deployment admits it" };
}

/**
 * Names that a wildcard admits, at first sight: the firewall adds them to its rules once it sees them, each instance for itself,
 * and may stop the first connections (https://chasersystems.com/blog/wildcards-and-system-2-thinking). That says nothing
 * against the entry. Pure.
 */
import { isPattern } from "../discriminat/pattern.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Flow } from "../traffic/flow.ts";
import type { Acceptance } from "./acceptances.ts";
import { earlier } from "./flow-totals.ts";
import { appliedPlainly } from "./flow-verdict.ts";

/** Not published; instances warm their caches for two minutes. */
const momentMs = 5 * 60_000;

/**
 * Whether flows that did not pass may be the first ones of their name. Only where the wildcard is known to work: the name has
 * passed by it, or the firewall had accepted it. What goes on for longer than a moment is not at first sight.
 *
 * @param failed the flows that needed see-thru, or were not let through
 * @param all every flow to the destination
 * @param by the names that admit it
 * @param acceptances what the firewall said of these
 */
export function isFirstSight(
  failed: readonly Flow[],
  all: readonly Flow[],
  by: readonly ResolvedName[],
  acceptances: readonly Acceptance[],
): boolean {
  if (!by.every(({ name }) => isPattern(name))) return false;
  const first = all.reduce<string | null>((time, { first_seen }) => earlier(time, first_seen), null);
  if (first === null) return false;
  const isMoment = failed.every(
    ({ last_seen }) => last_seen !== null && Date.parse(last_seen) - Date.parse(first) <= momentMs,
  );
  const wasAccepted = acceptances.some(({ outcome, at }) => outcome === "accepted" && at !== null && at <= first);
  return isMoment && (wasAccepted || all.some(appliedPlainly));
}

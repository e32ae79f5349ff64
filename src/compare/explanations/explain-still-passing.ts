/**
 * Why connections to a refused name passed that no entry admits: most often the name has moved from `allow` to `refuse`, and they came
 * before that was deployed. Pure; where neither the traffic, nor the config log, nor git says it, nothing is guessed.
 */
import { quote } from "../../text/quote.ts";
import type { Flow } from "../../traffic/flow.ts";
import { passed } from "../../traffic/passed.ts";
import type { Acceptance } from "../acceptances.ts";
import { later } from "../flow-totals.ts";

/**
 * `blocked-since`: the firewall has stopped it since. `still-deployed`: a rule of the app still has the name. `before`: they came before
 * it was refused. `unknown`: none of these is known.
 */
export interface StillPassing {
  readonly kind: "blocked-since" | "still-deployed" | "before" | "unknown";
  /** A clause that follows what passed. */
  readonly message: string;
  readonly help: string;
}

const unknown: StillPassing = {
  kind: "unknown",
  message: "passed by something that is not in the policy",
  help: "if the refusal is new, deploy the policy; otherwise find the Security Group that lets it pass",
};

/**
 * @param flows to the refused destination, passed or not
 * @param announced what the firewall said of the names and patterns of the app that match it
 * @param refusedSince as `DeclaredSince` says of the refusal; asked only where nothing else tells
 * @returns `undefined` where nothing passed but by see-thru
 */
export function explainStillPassing(
  flows: readonly Flow[],
  announced: readonly Acceptance[],
  refusedSince: () => string | undefined,
): StillPassing | undefined {
  const plain = flows.filter((flow) => passed(flow) && flow.see_thru !== "exerted");
  if (plain.length === 0) return undefined;
  const lastPassed = latest(plain.map(({ last_seen }) => last_seen));
  const others = flows.filter((flow) => !plain.includes(flow));
  const lastStopped = latest(others.map(({ last_seen }) => last_seen));
  const isAfter = (time: string | null | undefined): boolean =>
    lastPassed !== null && time !== null && time !== undefined && time > lastPassed;

  if (isAfter(lastStopped)) {
    const how = others.every((flow) => passed(flow)) ? "only see-thru lets it pass" : "the firewall blocks it";
    return { kind: "blocked-since", message: `passed until ${lastPassed}; ${how} since`, help: "nothing to do" };
  }
  const accepted = announced.find(({ outcome }) => outcome === "accepted");
  if (accepted !== undefined) {
    return {
      kind: "still-deployed",
      message: `passed: the firewall last said that it accepted ${quote(accepted.subject)} for the app`,
      help: "deploy the policy: the rule of before is still in place",
    };
  }
  const removed = latest(announced.filter(({ outcome }) => outcome === "removed").map(({ at }) => at));
  if (isAfter(removed)) {
    return {
      kind: "blocked-since",
      message: `passed until ${lastPassed}; the firewall removed it at ${removed}`,
      help: "nothing to do",
    };
  }
  const since = refusedSince();
  if (isAfter(since)) {
    return {
      kind: "before",
      message: `passed before it was refused: the last at ${lastPassed}, refused since ${since}`,
      help: "deploy the policy if that has not been done yet, and observe again",
    };
  }
  return unknown;
}

function latest(times: readonly (string | null)[]): string | null {
  return times.reduce(later, null);
}

/**
 * Why the firewall did not apply an entry that the policy has: what its config log says of the name, and whether connections
 * pass by now. Pure; where the log says nothing, nothing is guessed.
 */

import { quote } from "../../text/quote.ts";
import type { Flow } from "../../traffic/flow.ts";
import type { Acceptance } from "../acceptances.ts";
import { later } from "../flow-totals.ts";

/**
 * `since-applied`: connections after these passed by the entry, or the firewall has accepted the name since. `refused`: the
 * firewall refused the name. `removed`: it dropped the name. `accepted`: it accepted the name before, so that the group is
 * probably not attached. `unknown`: the config log says nothing about the name.
 */
export interface NotApplied {
  readonly kind: "since-applied" | "refused" | "removed" | "accepted" | "unknown";
  /** Connections that the entry should have let pass. */
  readonly connections: number;
  readonly lastSeen: string | null;
  /** A clause for messages. */
  readonly message: string;
}

/**
 * Why flows that an entry admits did not pass by it.
 *
 * @param failed the flows that needed see-thru, or were not let through; at least one
 * @param others flows to the same destination that passed by the entry
 */
export function explainNotApplied(
  failed: readonly Flow[],
  others: readonly Flow[],
  announced: readonly Acceptance[],
): NotApplied {
  const lastSeen = latest(failed);
  const lastPassed = latest(others);
  const connections = failed.reduce((sum, flow) => sum + flow.connections, 0);
  const say = (kind: NotApplied["kind"], message: string): NotApplied => ({ kind, connections, lastSeen, message });

  const accepted = announced.filter(({ outcome }) => outcome === "accepted");
  const acceptedAt = accepted.reduce<string | null>((last, { at }) => later(last, at), null);
  if (lastSeen !== null && [lastPassed, acceptedAt].some((time) => time !== null && time > lastSeen)) {
    return say("since-applied", "the firewall has applied the entry since");
  }
  if (accepted.length > 0) {
    return say(
      "accepted",
      "the firewall accepted the name before, so the group is probably not attached to these clients",
    );
  }
  const refused = announced.find(({ outcome }) => outcome !== "removed");
  if (refused !== undefined) return say("refused", `the firewall refused the name: ${quote(refused.outcome)}`);
  if (announced.length > 0) return say("removed", "the firewall says that the name was removed");
  return say("unknown", "the entry is not deployed yet, or the group is not attached to these clients");
}

function latest(flows: readonly Flow[]): string | null {
  return flows.reduce<string | null>((last, flow) => later(last, flow.last_seen), null);
}

/** Names that are declared, but for another port or protocol. Points at the declared name. */

import { observationEvidence } from "../finding-evidence.ts";
import type { Observation } from "../observation.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { blockedWords, destinationWords, isWindowOpen, seenWords, whatLetsPass } from "../traffic-words.ts";

/** Whether an entry has the name, but not the port or the protocol. */
export function isDeclaredOtherwise({ nearest }: Observation): boolean {
  return nearest?.kind === "port" || nearest?.kind === "protocol";
}

export const wrongPort = defineTrafficCheck({
  id: "traffic/wrong-port",
  summary: "an app reaches a declared name on another port, or by another protocol, than the entry has",
  why: "An entry admits its names for one protocol, and on its `ports` only. Other connections pass by see-thru or by a rule that is not in the policy, or are blocked although the name looks declared.",
  repair:
    "Write a separate entry with the port under `ports`, or with `ssh` instead of `tls`; or make the app use the declared port.",
  severity: "error",
  run: ({ apps, comparison: { network } }, report) => {
    for (const traffic of apps) {
      for (const observation of traffic.observations) {
        const { verdict, nearest } = observation;
        if ((verdict !== "missing" && verdict !== "blocked") || nearest === undefined) continue;
        if (!isDeclaredOtherwise(observation)) continue;
        const isLenient = verdict === "blocked" || isWindowOpen(traffic);
        const what =
          verdict === "blocked"
            ? blockedWords(observation)
            : `${seenWords(observation)} passed by ${whatLetsPass(observation)}`;
        report({
          file: traffic.policy.source,
          at: nearest.declared.at,
          message: `${destinationWords(observation)} is not declared: ${what}; ${nearest.message}`,
          help: "write an entry for this port and protocol, or make the app use what is declared",
          evidence: observationEvidence(network.name, observation),
          ...(isLenient ? { severity: "warning" } : {}),
        });
      }
    }
  },
});

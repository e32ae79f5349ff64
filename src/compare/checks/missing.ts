/** Names that pass although no entry admits them. Points at the nearest entry, else at `allow`. */

import { observationEvidence } from "../finding-evidence.ts";
import { createPlaceFinder } from "../place-finding.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { destinationWords, isWindowOpen, seenWords, whatLetsPass } from "../traffic-words.ts";
import { isDeclaredOtherwise } from "./wrong-port.ts";

export const missing = defineTrafficCheck({
  id: "traffic/missing",
  summary: "an app reaches a name that no entry admits",
  why: "Something else lets it pass: a see-thru window, or a rule that is not in the policy. Once that is gone, the firewall blocks the connection. It is a warning while a window is open, since finding such names is what the window is for, and an error otherwise.",
  repair:
    "Add the name (`discriminat-policy suggest` writes a patch), or list it under `refuse` with a reason if it should stay blocked. Read it first: in a window an attacker's connection looks like the app's own.",
  severity: "error",
  run: ({ apps, comparison: { network } }, report) => {
    for (const traffic of apps) {
      const placeOf = createPlaceFinder(traffic);
      const isOpen = isWindowOpen(traffic);
      for (const observation of traffic.observations) {
        if (observation.verdict !== "missing" || isDeclaredOtherwise(observation)) continue;
        report({
          file: traffic.policy.source,
          at: placeOf(observation),
          message: `${destinationWords(observation)} is missing: ${seenWords(observation)} passed by ${whatLetsPass(observation)}, and no entry admits them`,
          help:
            observation.nearest?.message ??
            "add it (discriminat-policy suggest), or list it under refuse with a reason",
          evidence: observationEvidence(network.name, observation),
          ...(isOpen ? { severity: "warning" } : {}),
        });
      }
    }
  },
});

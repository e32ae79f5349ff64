/** Names that pass although no entry admits them. Points at the nearest entry, else at `allow`; once for an app without entries. */

import { headOf } from "../../policy/places.ts";
import { appliesTo } from "../../policy/resolve.ts";
import { quote } from "../../text/quote.ts";
import { count, wordList } from "../../text/words.ts";
import type { AppTraffic } from "../compare-traffic.ts";
import { destinationItems, groupEvidence, observationEvidence } from "../finding-evidence.ts";
import type { Observation } from "../observation.ts";
import { createPlaceFinder } from "../place-finding.ts";
import { defineTrafficCheck, type TrafficProblem } from "../traffic-check.ts";
import { destinationWords, isWindowOpen, seenWords, whatLetsPass } from "../traffic-words.ts";
import { isDeclaredOtherwise } from "./wrong-port.ts";

export const missing = defineTrafficCheck({
  id: "traffic/missing",
  summary: "an app reaches a name that no entry admits",
  why: "Something else lets it pass: a see-thru window, or a rule that is not in the policy. Once that is gone, the firewall blocks the connection. It is a warning while a window is open, since finding such names is what the window is for, and an error otherwise. An app without any entry has one finding for all its names; `check --verbose` reports each by itself.",
  repair:
    "Add the name (`discriminat-policy suggest` writes a patch), or list it under `refuse` with a reason if it should stay blocked. Read it first: in a window an attacker's connection looks like the app's own.",
  severity: "error",
  run: ({ apps, comparison: { network }, verbose }, report) => {
    for (const traffic of apps) {
      const found = traffic.observations.filter((one) => one.verdict === "missing" && !isDeclaredOtherwise(one));
      const isEmpty = !traffic.policy.allow.some((entry) => appliesTo(entry, network));
      const severity = isWindowOpen(traffic) ? ({ severity: "warning" } as const) : {};
      if (isEmpty && found.length > 1 && !verbose) {
        report({ ...allMissing(traffic, found, network.name), ...severity });
        continue;
      }
      const placeOf = createPlaceFinder(traffic);
      for (const observation of found) {
        report({
          file: traffic.policy.source,
          at: placeOf(observation),
          message: `${destinationWords(observation)} is missing: ${seenWords(observation)} passed by ${whatLetsPass(observation)}, and no entry admits them`,
          help:
            observation.nearest?.message ??
            "add it (discriminat-policy suggest), or list it under refuse with a reason",
          evidence: observationEvidence(network.name, observation),
          ...severity,
        });
      }
    }
  },
});

/** The first days of an app: nothing is declared yet, and everything is missing. */
function allMissing({ app, policy }: AppTraffic, found: readonly Observation[], network: string): TrafficProblem {
  const connections = found.reduce((sum, one) => sum + one.connections, 0);
  const by = wordList([...new Set(found.map(whatLetsPass))], "or");
  return {
    file: policy.source,
    at: policy.allowAt ?? headOf(policy),
    message: `${quote(app)} has no entries yet: ${count(connections, "connection")} to ${count(found.length, "name")} passed by ${by}`,
    help: "add them (discriminat-policy suggest), or list them under refuse with a reason",
    evidence: groupEvidence(network, app, found),
    items: destinationItems(found),
  };
}

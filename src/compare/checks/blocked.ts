/** Names that the firewall blocked and nobody refuses. Points at the nearest entry where there is one; else once at `allow`. */

import { headOf } from "../../policy/places.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { groupEvidence, observationEvidence } from "../finding-evidence.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { destinationsWords, destinationWords, seenWords } from "../traffic-words.ts";
import { isDeclaredOtherwise } from "./wrong-port.ts";

export const blocked = defineTrafficCheck({
  id: "traffic/blocked",
  summary: "the firewall blocked names that no entry admits and no refusal mentions",
  why: "This is what the firewall is for: a compromised app looks like this. It may also be a name that the app needs but that was never declared, or was declared with a typo.",
  repair:
    "Find out why the app tried to connect. Add what it needs. List what is known and unwanted under `refuse` with a reason, so that the rest stands out.",
  severity: "info",
  run: ({ apps, comparison: { network } }, report) => {
    for (const { app, policy, observations } of apps) {
      const all = observations.filter((one) => one.verdict === "blocked" && !isDeclaredOtherwise(one));
      for (const observation of all) {
        const { nearest } = observation;
        if (nearest === undefined) continue;
        report({
          file: policy.source,
          at: nearest.declared.at,
          message: `${destinationWords(observation)} is not declared: ${seenWords(observation)} were blocked`,
          help: nearest.message,
          evidence: observationEvidence(network.name, observation),
        });
      }
      const others = all.filter(({ nearest }) => nearest === undefined);
      if (others.length === 0) continue;
      const connections = others.reduce((sum, one) => sum + one.connections, 0);
      report({
        file: policy.source,
        at: policy.allowAt ?? headOf(policy),
        message: `${quote(app)} was blocked ${count(connections, "time")} at ${count(others.length, "name")} that no entry admits: ${destinationsWords(others)}`,
        help: "add what is needed, and list under refuse what is known and not wanted",
        evidence: groupEvidence(network.name, app, others),
      });
    }
  },
});

/** Names that the firewall blocked and `refuse` does not list. Points at the nearest entry if there is one, else once at `allow`. */

import { headOf } from "../../policy/places.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { groupEvidence, observationEvidence } from "../finding-evidence.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { blockedWords, destinationsWords, destinationWords } from "../traffic-words.ts";
import { isDeclaredOtherwise } from "./wrong-port.ts";

export const blocked = defineTrafficCheck({
  id: "traffic/blocked",
  summary: "the firewall blocked names that no entry admits and no refusal mentions",
  why: "This is what the firewall is for: a compromised app looks like this. It may also be a name that the app needs and the policy lacks, or one that was declared with a typo.",
  repair:
    "Find out what the app wanted there. Add what is needed, and list known but unwanted names under `refuse` with a reason: then new ones stand out.",
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
          message: `${destinationWords(observation)} is not declared: ${blockedWords(observation)}`,
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
        help: "add what is needed, and list known but unwanted names under refuse",
        evidence: groupEvidence(network.name, app, others),
      });
    }
  },
});

/** Apps in the traffic that have no policy in the network. Points at the networks of the app's policy, else at the network. */

import { headOf } from "../../policy/places.ts";
import { asking, nearest } from "../../text/nearest.ts";
import { quote } from "../../text/quote.ts";
import { explainNothingMatched } from "../explanations/explain-nothing-matched.ts";
import { seenEvidence } from "../finding-evidence.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { seenWords } from "../traffic-words.ts";

export const undeclaredApp = defineTrafficCheck({
  id: "traffic/undeclared-app",
  summary: "an app has traffic in a network to which no policy of it is deployed",
  why: "No policy says what this app may reach. Or its name differs between the Security Groups and the policies, and its policy looks unused.",
  repair:
    "Write a policy for the app, or add the network to the one that it has. If only the name differs, correct it in what `observe --groups` reads.",
  severity: "warning",
  run: ({ tree, comparison, isWhole }, report) => {
    if (!isWhole || explainNothingMatched(comparison) !== undefined) return;
    const { network, undeclared } = comparison;
    for (const traffic of undeclared) {
      const { app } = traffic;
      const policy = tree.policies.find((one) => one.app?.value === app);
      const guess = nearest(
        app,
        tree.policies.flatMap((one) => one.app?.value ?? []),
      );
      report({
        ...(policy === undefined
          ? { file: tree.settings.source, at: network.at }
          : { file: policy.source, at: policy.networks?.[0] ?? headOf(policy) }),
        message:
          policy === undefined
            ? `${quote(app)} has traffic in ${quote(network.name)} and no policy: ${seenWords(traffic)}`
            : `${quote(app)} has traffic where its policy is not deployed: ${seenWords(traffic)}`,
        help:
          policy !== undefined
            ? `add ${network.name} to its networks`
            : guess === undefined
              ? "write a policy for it"
              : asking(guess),
        evidence: { network: network.name, app: app.slice(0, 100), ...seenEvidence(traffic) },
      });
    }
  },
});

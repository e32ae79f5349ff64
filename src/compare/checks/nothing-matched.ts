/** A snapshot that says nothing about any policy. Points at the network in the settings. */
import { quote } from "../../text/quote.ts";
import { explainNothingMatched } from "../explanations/explain-nothing-matched.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const nothingMatched = defineTrafficCheck({
  id: "traffic/nothing-matched",
  summary: "no connection of the snapshot belongs to an app with a policy",
  why: "The comparison then finds nothing missing or wrong, whatever the apps do. Usually a setting is the cause, and the finding names the likely one.",
  repair: "Correct the setting that the finding names, and observe again.",
  severity: "error",
  run: ({ tree, comparison }, report) => {
    const found = explainNothingMatched(comparison);
    if (found === undefined) return;
    const { network, snapshot } = comparison;
    report({
      file: tree.settings.source,
      at: network.at,
      message: `the snapshot of ${quote(network.name)} says nothing about any policy: ${found.message}`,
      help: found.help,
      evidence: { network: network.name, ...snapshot.records },
    });
  },
});

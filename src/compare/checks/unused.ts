/** Entries that nothing used, where the evidence suffices to say so. Points at the name, or the reference to the bundle. */

import { networksOf } from "../../policy/resolve.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const unused = defineTrafficCheck({
  id: "traffic/unused",
  summary: "an entry was not used during the whole observation",
  why: "Every unneeded name is a way out for an attacker who breaks into the app. This is reported only if the evidence is sufficient: the snapshot is long enough and complete, the flow log is full, and the entry is older than the snapshot. Something that happens once a year can still be missed.",
  repair:
    "Remove the name (`discriminat-policy suggest --prune`). If it is rarely needed, suppress the finding on its line and say what for.",
  severity: "warning",
  run: ({ tree, apps, comparison: { network, evidence } }, report) => {
    for (const { app, policy, usages } of apps) {
      const isElsewhere = networksOf(policy, tree.settings.networks).length > 1;
      for (const { at, names, status, entry } of usages) {
        if (status !== "unused") continue;
        const what =
          entry.bundle === undefined
            ? `${quote(at.value)} was not used`
            : `none of the ${count(names.length, "name")} of the bundle ${quote(at.value)} was used`;
        report({
          file: policy.source,
          at,
          message: `${what}: no connection in ${count(evidence.days, "day")}`,
          help: isElsewhere
            ? "remove it, or limit the entry's networks"
            : "remove it, or suppress the finding with a reason",
          evidence: {
            network: network.name,
            app,
            connections: 0,
            days: evidence.days,
            ...(evidence.window === null ? {} : { from: evidence.window.from, to: evidence.window.to }),
          },
        });
      }
    }
  },
});

/** Entries that nothing used, where the evidence suffices to say so. Points at the name, or the reference to the bundle. */

import { networksOf } from "../../policy/resolve.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const unused = defineTrafficCheck({
  id: "traffic/unused",
  summary: "nothing used an entry for as long as was observed",
  why: "Every unneeded name is a way out for an attacker. It is reported only where the evidence suffices: the snapshot is long enough and complete, the flow log is full, and the entry is older than the snapshot. What happens once a year may lie outside of the snapshot.",
  repair:
    "Remove the name (`discriminat-policy suggest --prune`). If it is needed rarely, suppress the finding on its line and give the reason.",
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

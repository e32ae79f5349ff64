/** Names that the policy refuses and that pass, other than by see-thru. Points at the refusal. */

import { subjectOf } from "../../policy/places.ts";
import { quote } from "../../text/quote.ts";
import { passed } from "../../traffic/passed.ts";
import type { StillPassing } from "../explanations/explain-still-passing.ts";
import { observationEvidence } from "../finding-evidence.ts";
import { sumFlows } from "../flow-totals.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { destinationWords, seenWords } from "../traffic-words.ts";

/** What the refusal itself will mend, or has mended already. */
const settled: ReadonlySet<StillPassing["kind"] | undefined> = new Set(["blocked-since", "before"]);

export const refusedButAllowed = defineTrafficCheck({
  id: "traffic/refused-but-allowed",
  summary: "a name that the policy refuses passes",
  why: "`refuse` blocks nothing by itself: it says that no entry should admit the name. Here an entry does, or a rule that is not in the policy: perhaps only the one from before the name was refused. It is info where it passed before the refusal, or is known to be blocked by now. What passes by an open see-thru window is not reported.",
  repair:
    "Narrow the entry that admits the name, deploy the policy, or remove the rule that lets it pass. Remove the refusal if the name is needed after all.",
  severity: "warning",
  security: true,
  run: ({ apps, comparison: { network } }, report) => {
    for (const { policy, observations } of apps) {
      for (const observation of observations) {
        const { refusal, verdict, by, stillPassing } = observation;
        if (refusal?.name === undefined || (verdict !== "refused" && verdict !== "covered")) continue;
        const flows = observation.flows.filter((flow) => passed(flow) && flow.see_thru !== "exerted");
        if (flows.length === 0) continue;
        const [entry] = by;
        const how = entry === undefined ? stillPassing?.message : `passed by the entry ${subjectOf(entry)}`;
        const reason = refusal.reason === undefined ? "" : ` (${quote(refusal.reason.value)})`;
        report({
          file: policy.source,
          at: refusal.name,
          message: `${quote(refusal.name.value)} is refused${reason}, but ${seenWords(sumFlows(flows))} to ${destinationWords(observation)} ${how}`,
          help: stillPassing?.help ?? "narrow the entry, or remove the refusal",
          evidence: {
            ...observationEvidence(network.name, observation),
            ...(stillPassing === undefined ? {} : { because: stillPassing.kind }),
          },
          ...(settled.has(stillPassing?.kind) ? { severity: "info" } : {}),
          ...(entry === undefined
            ? {}
            : { related: [{ message: "the entry that admits it", file: policy.source, at: entry.at }] }),
        });
      }
    }
  },
});

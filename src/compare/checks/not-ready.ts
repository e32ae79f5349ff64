/** Apps that are not ready to be enforced; only where `check --gate ready-to-enforce` asks. Points at the window, else at the app. */

import type { Network, PolicyTree } from "../../policy/model.ts";
import { headOf } from "../../policy/places.ts";
import { networksOf } from "../../policy/resolve.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { seenEvidence } from "../finding-evidence.ts";
import { lifecycleOf } from "../lifecycle.ts";
import { defineTrafficCheck, type TrafficProblem } from "../traffic-check.ts";
import { isWindowOpen } from "../traffic-words.ts";

export const notReady = defineTrafficCheck({
  id: "traffic/not-ready",
  summary: "an app is not ready to be enforced",
  why: "Reported with `check --gate ready-to-enforce` only. An app is ready when every name that it reached in the last `evidence.ready_days` days is declared and passed by its entry, under see-thru, in a snapshot without gaps. Removing the window earlier blocks what it needs.",
  repair: "Do what the finding says, deploy, and observe again.",
  severity: "error",
  run: ({ apps, comparison: { network, evidence }, gate }, report) => {
    if (!gate) return;
    for (const traffic of apps) {
      const { app, policy, lifecycle } = traffic;
      const { stage, missing, notApplied, next } = lifecycle;
      const open = missing.length + notApplied.length;
      if (isWindowOpen(traffic) ? stage === "ready" : open === 0) continue;
      const { readyDays } = evidence.thresholds;
      const because =
        open === 0
          ? "the evidence does not suffice"
          : `${count(open, "destination")} of the last ${count(readyDays, "day")} would be blocked`;
      report({
        file: policy.source,
        at: isWindowOpen(traffic) ? (policy.seeThru?.at ?? headOf(policy)) : headOf(policy),
        message: `${quote(app)} is not ready to be enforced: ${because}`,
        ...(next === undefined ? {} : { help: next }),
        evidence: {
          network: network.name,
          app,
          stage,
          missing: missing.length,
          notApplied: notApplied.length,
          ...seenEvidence(traffic),
        },
      });
    }
  },
});

/** Windows of apps in networks without a snapshot: it is not known whether they may be closed. */
export function unobservedWindows(
  tree: PolicyTree,
  observed: readonly Network[],
  asOf: string,
  isWanted: (app: string) => boolean,
): readonly { readonly network: Network; readonly problem: TrafficProblem }[] {
  return tree.policies.flatMap((policy) => {
    const app = policy.app?.value;
    if (app === undefined || !isWanted(app)) return [];
    return networksOf(policy, tree.settings.networks).flatMap((network) => {
      if (observed.includes(network)) return [];
      const { daysLeft = 0, stage } = lifecycleOf(policy, network, asOf, undefined);
      if (daysLeft === 0) return [];
      const problem: TrafficProblem = {
        file: policy.source,
        at: policy.seeThru?.at ?? headOf(policy),
        message: `${quote(app)} is not ready to be enforced: the network has not been observed`,
        help: `observe ${network.name} too, or limit the window's networks`,
        evidence: { network: network.name, app, stage },
      };
      return [{ network, problem }];
    });
  });
}

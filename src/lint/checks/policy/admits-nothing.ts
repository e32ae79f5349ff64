/** Policies that admit nothing. Points at the app. */

import { headOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const admitsNothing = defineLintCheck({
  id: "policy/admits-nothing",
  summary: "a policy admits nothing",
  why: "The app gets a Security Group without rules: everything is blocked. That may be what you want.",
  repair: "Add entries under `allow`, or open a `see_thru` window to learn what the app needs.",
  severity: "info",
  run: ({ tree }, report) => {
    for (const policy of tree.policies) {
      if (policy.allow.length > 0 || policy.seeThru !== undefined) continue;
      report({
        file: policy.source,
        at: headOf(policy),
        message: `the policy admits nothing: all egress of ${policy.app === undefined ? "the app" : quote(policy.app.value)} is blocked`,
        help: "add entries under `allow`, or a `see_thru` window",
      });
    }
  },
});

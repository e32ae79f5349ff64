/** See-thru windows beyond `guardrails.see_thru.max_days`. Points at the date. */

import { count } from "../../../text/words.ts";
import { addDays, daysBetween } from "../../../values/dates.ts";
import { rewriteScalar } from "../../../yaml/rewrite-scalar.ts";
import { windowsOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const windowTooLong = defineLintCheck({
  id: "policy/window-too-long",
  summary: "a see-thru window is longer than the guardrails permit",
  why: "Nothing is blocked while a window is open. `guardrails.see_thru.max_days` (30 by default) bounds how far ahead it may end.",
  repair: "Write an earlier date in `until`.",
  severity: "error",
  guardrail: true,
  security: true,
  run: ({ tree, asOf }, report) => {
    const { maxDays } = tree.settings.guardrails.seeThru;
    if (maxDays === null) return;
    const latest = addDays(asOf, maxDays);
    for (const { policy, until } of windowsOf(tree)) {
      if (until.value <= latest) continue;
      report({
        file: policy.source,
        at: until,
        message: `the see-thru window lasts ${count(daysBetween(asOf, until.value), "day")}; the guardrails permit ${maxDays}`,
        help: `write \`until: ${latest}\` or an earlier date`,
        fix: rewriteScalar(policy.source, until, latest),
      });
    }
  },
});

/** Emergency entries beyond `guardrails.emergency.max_days`. Points at the date. */
import { count } from "../../../text/words.ts";
import { addDays, daysBetween } from "../../../values/dates.ts";
import { rewriteScalar } from "../../../yaml/rewrite-scalar.ts";
import { emergenciesOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const emergencyTooLong = defineLintCheck({
  id: "policy/emergency-too-long",
  summary: "an emergency entry lasts longer than the guardrails permit",
  why: "`guardrails.emergency.max_days` (3 by default) bounds how far ahead an emergency may end; with `never` there are none.",
  repair: "Write an earlier date in `until`, or a reviewed entry with `expires`.",
  severity: "error",
  guardrail: true,
  security: true,
  run: ({ tree, asOf }, report) => {
    const maxDays = tree.settings.guardrails.emergency?.maxDays ?? null;
    if (maxDays === null) return;
    for (const { policy, entry, expires } of emergenciesOf(tree)) {
      if (maxDays === "never") {
        report({
          file: policy.source,
          at: entry.emergency ?? entry.at,
          message: "this is an emergency entry; the guardrails permit none",
          help: "write a reviewed entry with expires and ticket",
        });
        continue;
      }
      const latest = addDays(asOf, maxDays);
      if (expires.value <= latest) continue;
      report({
        file: policy.source,
        at: expires,
        message: `the emergency lasts ${count(daysBetween(asOf, expires.value), "day")}; the guardrails permit ${maxDays}`,
        help: `write \`until: ${latest}\` or an earlier date`,
        fix: rewriteScalar(policy.source, expires, latest),
      });
    }
  },
});

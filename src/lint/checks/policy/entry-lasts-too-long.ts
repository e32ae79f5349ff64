/** Entries beyond `guardrails.entries.max_days`. Points at the date, or at an entry that has none. */

import { count } from "../../../text/words.ts";
import { addDays, daysBetween, isDate } from "../../../values/dates.ts";
import { rewriteScalar } from "../../../yaml/rewrite-scalar.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const entryLastsTooLong = defineLintCheck({
  id: "policy/entry-lasts-too-long",
  summary: "an entry lasts longer than the guardrails permit",
  why: "`guardrails.entries.max_days` bounds how far ahead access may be granted, so that every entry is looked at again. An entry without `expires` lasts for ever.",
  repair: "Write an earlier `expires`, and renew it in a reviewed change when it comes near.",
  severity: "error",
  run: ({ tree, asOf }, report) => {
    const { maxDays } = tree.settings.guardrails.entries;
    if (maxDays === null) return;
    const latest = addDays(asOf, maxDays);
    for (const { source, allow } of tree.policies) {
      for (const { at, expires, emergency } of allow) {
        // Emergencies have a limit of their own.
        if (emergency !== undefined) continue;
        if (expires !== undefined && (!isDate(expires.value) || expires.value <= latest)) continue;
        const limit = `the guardrails permit ${count(maxDays, "day")}`;
        report({
          file: source,
          at: expires ?? at,
          message:
            expires === undefined
              ? `the entry never expires; ${limit}`
              : `the entry lasts ${count(daysBetween(asOf, expires.value), "day")}; ${limit}`,
          help: `write \`expires: ${latest}\` or an earlier date`,
          fix: expires && rewriteScalar(source, expires, latest),
        });
      }
    }
  },
});

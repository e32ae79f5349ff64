/** Emergency entries of the past. Points at their date. */
import { entrySubject } from "../../../policy/entry-text.ts";
import { count } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { emergenciesOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const emergencyExpired = defineLintCheck({
  id: "policy/emergency-expired",
  summary: "an emergency entry is over and still deployed",
  why: "What was admitted in a hurry, for days, is admitted until the lines go. No severity in the settings hides it.",
  repair:
    "Remove the entry; `discriminat-policy upkeep` proposes that every night. Where the names are needed, make it a reviewed entry.",
  severity: "error",
  configurable: false,
  guardrail: true,
  security: true,
  run: ({ tree, asOf }, report) => {
    for (const { policy, entry, expires } of emergenciesOf(tree)) {
      const days = daysBetween(expires.value, asOf);
      if (days <= 0) continue;
      report({
        file: policy.source,
        at: expires,
        message: `the emergency ended on ${expires.value}, ${count(days, "day")} ago, and ${entrySubject(entry)} is still admitted`,
        help: "remove the entry, or make it a reviewed one",
      });
    }
  },
});

/** Confirmations of a day that is yet to come. Points at the date. */
import { isAhead } from "../../../policy/confirmations.ts";
import { inDays } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const confirmedAhead = defineLintCheck({
  id: "policy/confirmed-ahead",
  summary: "entries are confirmed on a day that is yet to come",
  why: "`confirmed` says on which day a person read the entries. With a later day they would not be read again for longer than the guardrails permit. One day ahead is accepted: the day of a run is that of UTC, and east of it the next day begins earlier.",
  repair: "Write the day on which the entries were read.",
  severity: "error",
  guardrail: true,
  run: ({ tree, asOf }, report) => {
    for (const { source, confirmed, allow } of tree.policies) {
      for (const date of [confirmed, ...allow.map((entry) => entry.confirmed)]) {
        if (date === undefined || !isAhead(date, asOf)) continue;
        report({
          file: source,
          at: date,
          message: `${date.value} is ${inDays(daysBetween(asOf, date.value))}: no one can have read the entries then`,
          help: "write the day on which they were read",
        });
      }
    }
  },
});

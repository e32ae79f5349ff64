/** Dates that the calendar does not have. Their shape is the schema's business. */

import { quote } from "../../../text/quote.ts";
import { isDate } from "../../../values/dates.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const dateInvalid = defineLintCheck({
  id: "policy/date-invalid",
  summary: "a date is not in the calendar",
  why: "Tools disagree about what 30 February means. A see-thru window with such a date might never open, or never close.",
  repair: "Write a day that exists, as `YYYY-MM-DD`. It is inclusive: access ends after that day.",
  severity: "error",
  run: ({ tree }, report) => {
    for (const { source, confirmed, allow, seeThru } of tree.policies) {
      const ofEntries = allow.flatMap((entry) => [entry.expires, entry.confirmed]);
      for (const date of [confirmed, ...ofEntries, seeThru?.until]) {
        if (date === undefined || isDate(date.value)) continue;
        report({
          file: source,
          at: date,
          message: `${quote(date.value)} is not a day of the calendar`,
          help: "write a date as YYYY-MM-DD",
        });
      }
    }
  },
});

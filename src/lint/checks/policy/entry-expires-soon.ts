/** Entries that are about to expire, so that their end comes as no surprise. Points at their date. */

import { inDays } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { noticeDays, plainExpiriesOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const entryExpiresSoon = defineLintCheck({
  id: "policy/entry-expires-soon",
  summary: "an entry expires within a week",
  why: "After its last day the entry is an error, which stops unrelated changes.",
  repair: "Make sure that the app no longer needs the names and remove the entry, or have a later date approved.",
  severity: "warning",
  run: ({ tree, asOf }, report) => {
    for (const { policy, expires } of plainExpiriesOf(tree)) {
      const days = daysBetween(asOf, expires.value);
      if (days < 0 || days > noticeDays) continue;
      report({
        file: policy.source,
        at: expires,
        message: `the last day of the entry is ${expires.value}, ${inDays(days)}`,
        help: "remove the entry if the app no longer needs it, or have a later date approved",
      });
    }
  },
});

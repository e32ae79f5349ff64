/** See-thru windows that are about to end. Points at their date. */

import { inDays } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { noticeDays, windowsOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const windowEndsSoon = defineLintCheck({
  id: "policy/window-ends-soon",
  summary: "a see-thru window ends within a week",
  why: "The day after, the firewall blocks every name that no entry admits.",
  repair: "Look at what the window has let through, add the missing entries and remove the `see_thru` lines.",
  severity: "warning",
  run: ({ tree, asOf }, report) => {
    for (const { policy, until } of windowsOf(tree)) {
      const days = daysBetween(asOf, until.value);
      if (days < 0 || days > noticeDays) continue;
      report({
        file: policy.source,
        at: until,
        message: `the last day of the see-thru window is ${until.value}, ${inDays(days)}; then the firewall blocks what no entry admits`,
        help: "add the entries that are missing before that day",
      });
    }
  },
});

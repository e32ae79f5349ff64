/** See-thru windows of the past. Points at their date. */

import { count } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { windowsOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const windowExpired = defineLintCheck({
  id: "policy/window-expired",
  summary: "a see-thru window is over and still declared",
  why: "The firewall enforces the allowlist from the day after, so the window does nothing but hide what the app is really allowed. Its rule still leaves every port open in AWS's own view of the Security Group.",
  repair: "Remove the `see_thru` lines. If the app is not ready, open a new window in a reviewed change.",
  severity: "warning",
  run: ({ tree, asOf }, report) => {
    for (const { policy, until } of windowsOf(tree)) {
      const days = daysBetween(until.value, asOf);
      if (days <= 0) continue;
      report({
        file: policy.source,
        at: until,
        message: `the see-thru window ended on ${until.value}, ${count(days, "day")} ago`,
        help: "remove the see_thru lines",
      });
    }
  },
});

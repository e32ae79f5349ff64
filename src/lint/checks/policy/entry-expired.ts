/** Entries of the past. Points at their date. */

import { count } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { plainExpiriesOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const entryExpired = defineLintCheck({
  id: "policy/entry-expired",
  summary: "an entry has expired and is still deployed",
  why: "The firewall knows no expiry of names, and synthesis depends on the files alone. The names stay admitted until the lines go.",
  repair: "Remove the entry, or have a later date approved.",
  severity: "error",
  security: true,
  run: ({ tree, asOf }, report) => {
    for (const { policy, expires } of plainExpiriesOf(tree)) {
      const days = daysBetween(expires.value, asOf);
      if (days <= 0) continue;
      report({
        file: policy.source,
        at: expires,
        message: `the entry expired on ${expires.value}, ${count(days, "day")} ago, and its names are still admitted`,
        help: "remove the entry, or have a later date approved",
      });
    }
  },
});

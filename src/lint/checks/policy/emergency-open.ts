/** Emergency entries that are open. Points at the key. */
import { entrySubject } from "../../../policy/entry-text.ts";
import { quote } from "../../../text/quote.ts";
import { inDays } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
import { emergenciesOf } from "../../expiries.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const emergencyOpen = defineLintCheck({
  id: "policy/emergency-open",
  summary: "an emergency entry is open",
  why: "It was added in a hurry, and each run reminds of it until its lines are gone: the firewall knows no expiry of names.",
  repair: "Remove it when the incident is over, or make it a reviewed entry: `reason`, `ticket`, and no `emergency`.",
  severity: "warning",
  security: true,
  run: ({ tree, asOf }, report) => {
    for (const { policy, entry, expires } of emergenciesOf(tree)) {
      const days = daysBetween(asOf, expires.value);
      if (days < 0) continue;
      const ticket = entry.ticket === undefined ? "" : ` for ${quote(entry.ticket.value)}`;
      report({
        file: policy.source,
        at: entry.emergency ?? entry.at,
        message: `${entrySubject(entry)} is admitted by an emergency entry${ticket}; its last day is ${expires.value}, ${inDays(days)}`,
        help: "remove it when the incident is over, or make it a reviewed entry",
      });
    }
  },
});

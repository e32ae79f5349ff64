/** Policies whose entries no one has confirmed for too long. One finding a policy: at `confirmed`, else at its app. */
import { describeDue, isVoid, reviewsOf } from "../../../policy/confirmations.ts";
import { headOf } from "../../../policy/places.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const reviewDue = defineLintCheck({
  id: "policy/review-due",
  summary: "no one has confirmed the entries of a policy for too long",
  why: "Entries outlive what they were added for. `guardrails.entries.review_days` bounds how long they stay without a person who says that they are still needed. That an entry is used does not say so.",
  repair:
    "Read the entries; `discriminat-policy report` shows how each was used. Remove what is not needed, and write the day as `confirmed` into the policy, or into the entries that were read. `lint --fix` does not: only a person can confirm.",
  severity: "warning",
  guardrail: true,
  run: ({ tree, asOf }, report) => {
    for (const review of reviewsOf(tree, asOf)) {
      const { policy } = review;
      // Two findings would say the same of a date that is not in the calendar, or is yet to come.
      const due = review.due.filter(({ entry }) => !isVoid(entry.confirmed, asOf));
      if (due.length === 0 || isVoid(policy.confirmed, asOf)) continue;
      report({
        file: policy.source,
        at: policy.confirmed ?? headOf(policy),
        message: describeDue({ ...review, due }, asOf),
        help: `read ${due.length === 1 ? "it" : "them"}, remove what is not needed, and write \`confirmed: ${asOf}\``,
      });
    }
  },
});

/** Policies whose entries no one has confirmed for too long. One finding a policy: at `confirmed`, else at its app. */
import { isVoid, type PolicyReview, reviewsOf } from "../../../policy/confirmations.ts";
import { entrySubject } from "../../../policy/entry-text.ts";
import { headOf } from "../../../policy/places.ts";
import { count, wordList } from "../../../text/words.ts";
import { daysBetween } from "../../../values/dates.ts";
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
      // Two findings would say the same of a date that is no day, or yet to come.
      const due = review.due.filter(({ entry }) => !isVoid(entry.confirmed, asOf));
      if (due.length === 0 || isVoid(policy.confirmed, asOf)) continue;
      report({
        file: policy.source,
        at: policy.confirmed ?? headOf(policy),
        message: describe({ ...review, due }, asOf),
        help: `read ${due.length === 1 ? "it" : "them"}, remove what is not needed, and write \`confirmed: ${asOf}\``,
      });
    }
  },
});

/** So many entries are named; with more, their number says enough. */
const mostNamed = 3;

function describe({ entries, due, reviewDays, lastDay }: PolicyReview, asOf: string): string {
  const one = due.length === 1;
  const named = due.length > mostNamed ? "" : ` (${wordList(due.map(({ entry }) => entrySubject(entry)))})`;
  const subject =
    due.length < entries.length
      ? `${due.length} of ${count(entries.length, "entry", "entries")}${named}`
      : one
        ? "the only entry"
        : due.length === 2
          ? "both entries"
          : `all ${count(due.length, "entry", "entries")}`;
  const days = due.flatMap(({ confirmed }) => confirmed ?? []).sort();
  const last = days.at(-1);
  const rule = `the guardrails ask for that every ${count(reviewDays, "day")}`;
  if (last === undefined) return `${subject} ${one ? "was" : "were"} never confirmed; ${rule}`;
  const ago = `${count(daysBetween(last, asOf), "day")} ago`;
  const never = due.length - days.length;
  const what =
    days[0] === last && never === 0
      ? `${one ? "was" : "were"} last confirmed on ${last}, ${ago}`
      : `were not confirmed since ${last}, ${ago}${never === 0 ? "" : `, ${never} of them never`}`;
  return `${subject} ${what}; ${rule}, and the last day was ${lastDay}`;
}

/** What `why` says of an entry's confirmation: in words and as JSON. Pure: the date is a parameter. */
import { confirmedOn, daysToConfirm, reviewOf } from "../../policy/confirmations.ts";
import type { Entry, Policy, PolicyTree } from "../../policy/model.ts";

/** When an entry was last confirmed, and by when it has to be confirmed again. */
export interface Confirmation {
  /** `undefined` where it never was. */
  readonly confirmed: string | undefined;
  /** `undefined` where the guardrails do not ask for a review. */
  readonly review: { readonly lastDay: string | undefined; readonly daysLeft: number } | undefined;
}

export function confirmationOf(tree: PolicyTree, policy: Policy, entry: Entry, asOf: string): Confirmation {
  const review = reviewOf(tree, policy, entry, asOf);
  return {
    confirmed: confirmedOn(policy, entry, asOf),
    review: review && { lastDay: review.lastDay, daysLeft: daysToConfirm(review.lastDay, asOf) },
  };
}

/** At most one; none where there is neither a day nor a guardrail that asks for one. */
export function confirmationLines({ confirmed, review }: Confirmation): readonly string[] {
  if (confirmed === undefined) return review === undefined ? [] : ["never confirmed; its review is due"];
  const words = `last confirmed on ${confirmed}`;
  if (review === undefined) return [words];
  return [
    review.daysLeft === 0
      ? `${words}; its review is due, the last day was ${review.lastDay}`
      : `${words}; the last day to confirm it again is ${review.lastDay}`,
  ];
}

/** The JSON form, with the keys that `status` has for policies; keys are a promise as in report/json.ts. */
export function confirmationData({ confirmed, review }: Confirmation): object {
  return {
    confirmed: confirmed ?? null,
    review: review === undefined ? null : { last: review.lastDay ?? null, daysLeft: review.daysLeft },
  };
}

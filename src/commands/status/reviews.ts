/** Policies whose entries a person has to confirm again, and by when, in the networks that were asked for. Pure: the date is a parameter. */
import { regionOf } from "../../findings/source-file.ts";
import { daysToConfirm, type PolicyReview, reviewsOf } from "../../policy/confirmations.ts";
import type { Network, PolicyTree } from "../../policy/model.ts";
import { headOf } from "../../policy/places.ts";
import { networksOf } from "../../policy/resolve.ts";
import { count } from "../../text/words.ts";
import { compareText } from "../../values/order.ts";

/** A policy, and the entries that are the next to be confirmed. */
export interface NextReview {
  readonly app: string;
  readonly review: PolicyReview;
  /** How many entries are the next, or due. */
  readonly entries: number;
  /** The day on which they were last confirmed, the earliest; `undefined` where one never was. */
  readonly confirmed: string | undefined;
  /** `undefined` where one was never confirmed. */
  readonly lastDay: string | undefined;
  /** The last day and today included; 0 where it is due. */
  readonly daysLeft: number;
}

/** What is due first, then by the last day, then in the order of the tree. */
export function nextReviews(tree: PolicyTree, networks: readonly Network[], asOf: string): readonly NextReview[] {
  const isAsked = ({ policy }: PolicyReview) =>
    networksOf(policy, tree.settings.networks).some((network) => networks.includes(network));
  return reviewsOf(tree, asOf)
    .filter(isAsked)
    .map((review): NextReview => {
      const next = review.due.length > 0 ? review.due : review.entries.filter((one) => one.lastDay === review.lastDay);
      const isNever = next.some((one) => one.confirmed === undefined);
      const [confirmed] = next.flatMap((one) => one.confirmed ?? []).sort();
      const lastDay = isNever ? undefined : review.lastDay;
      return {
        ...{ app: review.policy.app?.value ?? "", review, entries: next.length, lastDay },
        confirmed: isNever ? undefined : confirmed,
        daysLeft: daysToConfirm(lastDay, asOf),
      };
    })
    .sort((one, other) => compareText(one.lastDay ?? "", other.lastDay ?? ""));
}

export const reviewHead = ["Last day", "Left", "App", "Confirmed", "Entries"] as const;

/** Later ones are only counted. */
const soonDays = 30;

/** The rows of what is due or will be before long, and a sentence about the others. */
export function soonReviews(reviews: readonly NextReview[]): {
  readonly rows: readonly (readonly string[])[];
  readonly later: string | undefined;
} {
  const soon = reviews.filter(({ daysLeft }) => daysLeft <= soonDays);
  const [next, ...others] = reviews.filter(({ daysLeft }) => daysLeft > soonDays);
  return {
    rows: soon.map(({ app, review, entries, confirmed, lastDay, daysLeft }) => [
      lastDay ?? "",
      daysLeft === 0 ? "over" : count(daysLeft, "day"),
      app,
      confirmed ?? "never",
      entries === review.entries.length ? `all ${entries}` : `${entries} of ${review.entries.length}`,
    ]),
    later:
      next === undefined
        ? undefined
        : `The next entries to confirm are those of ${next.app}, up to ${next.lastDay}${others.length === 0 ? "" : `; after that ${count(others.length, "policy", "policies")}`}.`,
  };
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function reviewData({ app, review, entries, confirmed, lastDay, daysLeft }: NextReview): object {
  const { policy } = review;
  const { line, column } = regionOf(policy.source, (policy.confirmed ?? headOf(policy)).span);
  return {
    ...{ app, confirmed: confirmed ?? null, last: lastDay ?? null, daysLeft },
    ...{ entries, of: review.entries.length, file: policy.source.path, line, column },
  };
}

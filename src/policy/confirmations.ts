/**
 * When a person last said that entries are still needed, and until when that holds. Pure: the date is a parameter. Must not judge
 * whether a policy is good.
 */
import type { Located } from "../findings/finding.ts";
import { count, wordList } from "../text/words.ts";
import { addDays, daysBetween, isDate } from "../values/dates.ts";
import { entrySubject } from "./entry-text.ts";
import type { Entry, Policy, PolicyTree } from "./model.ts";

/** Where people live, a day begins up to 14 hours before UTC's, by which `--as-of` goes: their today may be tomorrow. */
const aheadDays = 1;

/** Whether a day of confirmation is yet to come, everywhere. */
export function isAhead(confirmed: Located<string>, asOf: string): boolean {
  return isDate(confirmed.value) && daysBetween(asOf, confirmed.value) > aheadDays;
}

/** Whether something is written that says nothing: no day of the calendar, or one that is yet to come. */
export function isVoid(confirmed: Located<string> | undefined, asOf: string): boolean {
  return confirmed !== undefined && (!isDate(confirmed.value) || isAhead(confirmed, asOf));
}

/** The day on which an entry was last confirmed, by itself or with its policy; `undefined`: never. */
export function confirmedOn(policy: Policy, entry: Entry, asOf: string): string | undefined {
  const days = [policy.confirmed, entry.confirmed].flatMap((confirmed) =>
    confirmed === undefined || isVoid(confirmed, asOf) ? [] : [confirmed.value],
  );
  return days.sort().at(-1);
}

/** An entry that has to be confirmed every so often. */
export interface ReviewedEntry {
  readonly entry: Entry;
  readonly confirmed: string | undefined;
  /** Up to when that holds, that day included; `undefined` where it was never confirmed. */
  readonly lastDay: string | undefined;
}

/** What the guardrails ask of a policy whose entries a person has to confirm every so often. */
export interface PolicyReview {
  readonly policy: Policy;
  readonly reviewDays: number;
  /** At least one, in the order of the file. Emergency entries are left out. */
  readonly entries: readonly ReviewedEntry[];
  /** Those that were never confirmed, or not for too long. */
  readonly due: readonly ReviewedEntry[];
  /** The first day on which a confirmation ends, or ended; `undefined` where there is none. */
  readonly lastDay: string | undefined;
}

/** `undefined` where the guardrails do not ask for reviews, and for emergency entries, which have an end of their own. */
export function reviewOf(
  { settings }: Pick<PolicyTree, "settings">,
  policy: Policy,
  entry: Entry,
  asOf: string,
): ReviewedEntry | undefined {
  const { reviewDays } = settings.guardrails.entries;
  if (reviewDays === undefined || reviewDays === null || entry.emergency !== undefined) return undefined;
  const confirmed = confirmedOn(policy, entry, asOf);
  return { entry, confirmed, lastDay: confirmed === undefined ? undefined : addDays(confirmed, reviewDays) };
}

/** The last day and today included; 0 where a review is due. */
export function daysToConfirm(lastDay: string | undefined, asOf: string): number {
  return lastDay === undefined ? 0 : Math.max(0, daysBetween(asOf, lastDay) + 1);
}

/** In the order of the tree; none where the guardrails do not ask for reviews. */
export function reviewsOf(tree: PolicyTree, asOf: string): readonly PolicyReview[] {
  const { reviewDays } = tree.settings.guardrails.entries;
  if (reviewDays === undefined || reviewDays === null) return [];
  return tree.policies.flatMap((policy): PolicyReview[] => {
    const entries = policy.allow.flatMap((entry) => reviewOf(tree, policy, entry, asOf) ?? []);
    if (entries.length === 0) return [];
    const due = entries.filter(({ lastDay }) => daysToConfirm(lastDay, asOf) === 0);
    const [lastDay] = entries.flatMap((entry) => entry.lastDay ?? []).sort();
    return [{ policy, reviewDays, entries, due, lastDay }];
  });
}

/** So many entries are named; with more, their number says enough. */
const mostNamed = 3;

/** What is due of a policy, and since when, as a clause. There must be something due. */
export function describeDue({ entries, due, reviewDays, lastDay }: PolicyReview, asOf: string): string {
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

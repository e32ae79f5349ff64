/** Whether a person has confirmed the entries of late: for the page's list, and for its row of PCI DSS 1.2.7. Pure. */
import type { App, AttentionItem, Change, Entry } from "../page/model.ts";
import { describeDue, type PolicyReview, reviewsOf } from "../policy/confirmations.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import { confirmationWords } from "../review/compare-confirmations.ts";
import { count, quotedSome, sentence, wordList } from "../text/words.ts";
import { addDays, daysBetween } from "../values/dates.ts";
import { placeOf } from "./app-evidence.ts";
import { isDay } from "./history.ts";

/** Days in which the end of a confirmation is near. */
const soonDays = 14;

/** One for each policy that is due by the guardrails, or will be before long; in however many networks it is deployed. */
export function reviewItems(
  { settings, bundles }: PolicyTree,
  policies: Iterable<Policy>,
  asOf: string,
): readonly AttentionItem[] {
  return reviewsOf({ settings, bundles, policies: [...new Set(policies)] }, asOf).flatMap((review): AttentionItem[] => {
    const { policy, due } = review;
    const item = {
      ...{ app: policy.app?.value, network: undefined },
      place: placeOf(policy.source, (policy.confirmed ?? headOf(policy)).span),
      next: `Read the entries, remove what is not needed, and write confirmed: ${asOf}.`,
    };
    if (due.length > 0) {
      return [{ ...item, level: "failing", kind: "review due", what: sentence(describeDue(review, asOf)) }];
    }
    const what = soonWords(review, asOf);
    return what === undefined ? [] : [{ ...item, level: "attention", kind: "review soon", what }];
  });
}

function soonWords({ entries, lastDay, reviewDays }: PolicyReview, asOf: string): string | undefined {
  const left = lastDay === undefined ? undefined : daysBetween(asOf, lastDay);
  if (left === undefined || left > soonDays) return undefined;
  const next = entries.filter((one) => one.lastDay === lastDay).length;
  const subject =
    next === entries.length ? "Its entries" : `${next} of its ${count(entries.length, "entry", "entries")}`;
  return `${subject} have to be confirmed again by ${lastDay}, as the guardrails ask for every ${count(reviewDays, "day")}.`;
}

/** Of the names that are in both reports; the same change in several networks is one. */
export function confirmationChanges(
  pairs: readonly (readonly [App | undefined, App | undefined])[],
): readonly Change[] {
  const changes = new Map<string, { app: App; from: string | undefined; to: string | undefined; names: Set<string> }>();
  for (const [was, is] of pairs) {
    const before = new Map(was?.entries.map((entry) => [`${entry.name} ${entry.target}`, entry]));
    for (const { name, target, confirmed } of is?.entries ?? []) {
      const old = before.get(`${name} ${target}`);
      if (is === undefined || old === undefined || old.confirmed === confirmed) continue;
      const key = JSON.stringify([is.app, old.confirmed, confirmed]);
      const change = changes.get(key) ?? { app: is, from: old.confirmed, to: confirmed, names: new Set() };
      changes.set(key, change);
      change.names.add(name);
    }
  }
  return [...changes.values()].map(({ app, from, to, names }) => ({
    ...{ kind: "other", app: app.app, provenance: undefined, place: app.place },
    what: sentence(confirmationWords(app.app, quotedSome([...names]), from, to)),
  }));
}

/** "At least once every 180 to 184 days" is how PCI DSS 4.0.1 explains "every six months" (its table of timeframes). */
const sixMonths = 184;

/** So many apps are named. */
const mostApps = 5;

/** How many names a person looked at within six months, or within what the guardrails ask for where that is less. */
export function confirmedNames(
  apps: readonly App[],
  reviewDays: number | null | undefined,
  asOf: string,
): { readonly shown: readonly string[]; readonly missing: readonly string[] } {
  const days = Math.min(reviewDays ?? sixMonths, sixMonths);
  const from = addDays(asOf, -days);
  const all = apps.flatMap(({ app, entries }) => entries.map((entry) => ({ app, entry })));
  const isOf = ({ entry }: { readonly entry: Entry }): boolean =>
    entry.confirmed !== undefined && entry.confirmed >= from;
  const isNew = ({ entry }: { readonly entry: Entry }): boolean => isDay(entry.since) && entry.since >= from;
  const confirmed = all.filter(isOf);
  const added = all.filter((one) => !isOf(one) && isNew(one));
  const others = all.filter((one) => !isOf(one) && !isNew(one));
  const never = others.filter(({ entry }) => entry.confirmed === undefined);
  const old = others.filter(({ entry }) => entry.confirmed !== undefined);
  const more = added.length === 0 ? "" : `; ${added.length} more came in since then`;
  const say = (found: typeof all, one: string, many: string): readonly string[] =>
    found.length === 0 ? [] : [`${count(found.length, one, many)}, in ${appsOf(found)}.`];
  return {
    shown:
      all.length === 0
        ? []
        : [`Confirmed since ${from}, ${days} days ago: ${confirmed.length} of ${count(all.length, "name")}${more}.`],
    missing: [
      ...say(never, "name was never confirmed", "names were never confirmed"),
      ...say(old, `name was last confirmed before ${from}`, `names were last confirmed before ${from}`),
      ...(reviewDays === undefined || reviewDays === null
        ? ["Nothing asks for it: guardrails.entries.review_days is not set."]
        : []),
    ],
  };
}

function appsOf(found: readonly { readonly app: string }[]): string {
  const apps = [...new Set(found.map(({ app }) => app))].sort();
  const more = apps.length - mostApps;
  return wordList(more > 0 ? [...apps.slice(0, mostApps), `${more} more`] : apps);
}

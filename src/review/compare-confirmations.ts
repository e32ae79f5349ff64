/** Days on which a change says that entries were read and are still needed, and those that it takes back. Pure; no clock. */

import type { Place } from "../findings/finding.ts";
import { entryDeclaration, entrySubject } from "../policy/entry-text.ts";
import type { Entry, Policy } from "../policy/model.ts";
import { headOf } from "../policy/places.ts";
import { quote } from "../text/quote.ts";
import { count, wordList } from "../text/words.ts";
import { addToGroup, type Group } from "../values/group.ts";
import type { Notice } from "./review-changes.ts";

/** An entry that counts as confirmed on another day, for its own day changes. */
interface Step {
  readonly entry: Entry;
  readonly from: string | undefined;
  readonly to: string | undefined;
}

/** One notice for a policy's own day, and one for all entries whose own days change alike; an app that goes needs none. */
export function compareConfirmations(app: string, base: readonly Policy[], head: readonly Policy[]): readonly Notice[] {
  // More than one of an app is an error of lint.
  const [before] = base;
  return head.flatMap((policy) => {
    const [from, to] = [before?.confirmed?.value, policy.confirmed?.value];
    const entries = allOf(policy.allow.length);
    const notice = noticeFor(app, policy);
    return [
      ...(from === to ? [] : [notice(entries, from, to, policy.confirmed ?? headOf(policy))]),
      ...entrySteps(before, policy).map((group) => {
        const [{ entry, from, to }] = group;
        const subjects = wordList(group.map((step) => entrySubject(step.entry)));
        return notice(subjects, from, to, entry.confirmed ?? entry.at);
      }),
    ];
  });
}

function allOf(entries: number): string {
  if (entries < 2) return entries === 1 ? "its only entry" : "that it has no entries";
  return entries === 2 ? "both its entries" : `all its ${count(entries, "entry", "entries")}`;
}

function noticeFor(app: string, { source }: Policy) {
  return (subject: string, from: string | undefined, to: string | undefined, at: Place): Notice => ({
    kind: isNewer(from, to) ? "confirmed" : "confirmation-withdrawn",
    message: confirmationWords(app, subject, from, to),
    origin: { tree: "head", file: source, at },
    apps: [app],
  });
}

function isNewer(from: string | undefined, to: string | undefined): to is string {
  return from === undefined || (to ?? "") > from;
}

/** That an app confirms something on another day than before, as a clause. */
export function confirmationWords(
  app: string,
  subject: string,
  from: string | undefined,
  to: string | undefined,
): string {
  const who = `the app ${quote(app)}`;
  if (isNewer(from, to))
    return `${who} confirms ${subject} on ${to}; before, ${from === undefined ? "never" : `on ${from}`}`;
  if (to === undefined) return `${who} no longer confirms ${subject}; it did on ${from}`;
  return `${who} moves the day on which it confirmed ${subject} back from ${from} to ${to}`;
}

/** In groups that go from one day to the same other one. */
function entrySteps(before: Policy | undefined, policy: Policy): readonly Group<Step>[] {
  const known = new Map(before?.allow.map((entry) => [keyOf(entry), entry]));
  const steps = new Map<string, Group<Step>>();
  for (const entry of policy.allow) {
    const old = known.get(keyOf(entry));
    if (old?.confirmed?.value === entry.confirmed?.value) continue;
    const [was, is] = [before?.confirmed?.value, policy.confirmed?.value];
    const from = old && later(was, old.confirmed?.value);
    const to = later(is, entry.confirmed?.value);
    // What comes with the policy's own day, or goes with it, is told there.
    const isTold = to === is && (old === undefined || from === was || later(from, to) === to);
    if (from !== to && !isTold) addToGroup(steps, JSON.stringify([from, to]), { entry, from, to });
  }
  return [...steps.values()];
}

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other ?? "") > one ? other : one;

const keyOf = (entry: Entry): string => JSON.stringify(entryDeclaration(entry));

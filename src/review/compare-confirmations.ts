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
  return head.flatMap((policy) => {
    const before = base.find(({ source }) => source.path === policy.source.path) ?? base[0];
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
  return (subject: string, from: string | undefined, to: string | undefined, at: Place): Notice => {
    const origin = { tree: "head", file: source, at } as const;
    const isNewer = to !== undefined && (from === undefined || to > from);
    const what = isNewer
      ? `confirms ${subject} on ${to}; before, ${from === undefined ? "never" : `on ${from}`}`
      : to === undefined
        ? `no longer confirms ${subject}; it did on ${from}`
        : `moves the day on which it confirmed ${subject} back from ${from} to ${to}`;
    return {
      kind: isNewer ? "confirmed" : "confirmation-withdrawn",
      message: `the app ${quote(app)} ${what}`,
      origin,
      apps: [app],
    };
  };
}

/** In groups that go from one day to the same other one. */
function entrySteps(before: Policy | undefined, policy: Policy): readonly Group<Step>[] {
  const known = new Map(before?.allow.map((entry) => [keyOf(entry), entry]));
  const steps = new Map<string, Group<Step>>();
  for (const entry of policy.allow) {
    const old = known.get(keyOf(entry));
    if (old?.confirmed?.value === entry.confirmed?.value) continue;
    const [was, is] = [before?.confirmed?.value, policy.confirmed?.value];
    const from = later(was, old?.confirmed?.value);
    const to = later(is, entry.confirmed?.value);
    // What changes with the policy's own day is told there.
    const isTold = is !== was && to === is && (from === was || later(from, to) === to);
    if (from !== to && !isTold) addToGroup(steps, JSON.stringify([from, to]), { entry, from, to });
  }
  return [...steps.values()];
}

const later = (one: string | undefined, other: string | undefined): string | undefined =>
  one === undefined || (other !== undefined && other > one) ? other : one;

const keyOf = (entry: Entry): string => JSON.stringify(entryDeclaration(entry));

/** The last days of windows and entries as a calendar. Pure. */
import { createHash } from "node:crypto";
import { regionOf } from "../../findings/source-file.ts";
import { headOf } from "../../policy/places.ts";
import { type CalendarEvent, formatCalendar } from "../../report/calendar.ts";
import { count, wordList } from "../../text/words.ts";
import { type Ending, wordsOf } from "./endings.ts";
import type { NextReview } from "./reviews.ts";

/** Last days for a calendar, whether they are over or not: what a calendar has shown must not vanish. */
export function calendarOf(endings: readonly Ending[], reviews: readonly NextReview[], asOf: string): string {
  const uids = new Map<string, number>();
  const events = endings.map((ending): CalendarEvent => {
    const { policy, entry, networks, last, reason } = ending;
    const app = policy.app?.value ?? "";
    const where = wordList(networks);
    const { line } = regionOf(policy.source, last.span);
    const uid = uidOf(ending);
    const same = uids.get(uid) ?? 0;
    uids.set(uid, same + 1);
    return {
      uid: `${uid}${same === 0 ? "" : `-${same + 1}`}@discriminat-policy`,
      date: last.value,
      summary:
        entry === undefined
          ? `${app}: last day of see-thru (${where})`
          : `${app}: last day of ${wordsOf(entry)} (${where})`,
      description: [
        entry === undefined
          ? "From tomorrow on the firewall blocks whatever no entry admits."
          : entry.emergency === undefined
            ? "Lint fails from tomorrow on, until the entry is removed or gets a new date."
            : "Lint fails from tomorrow on, until the emergency entry is removed or made a reviewed one.",
        ...(reason === undefined ? [] : [`Reason: ${reason}`]),
        `${policy.source.path}:${line}`,
      ].join("\n"),
    };
  });
  return formatCalendar("Egress: last days", [...events, ...reviews.flatMap(reviewEvent)], asOf);
}

/** Moves with each confirmation; what was never confirmed has no day. */
function reviewEvent({ app, review }: NextReview): readonly CalendarEvent[] {
  const { policy, lastDay, reviewDays } = review;
  if (lastDay === undefined) return [];
  const { line } = regionOf(policy.source, (policy.confirmed ?? headOf(policy)).span);
  return [
    {
      uid: `review.${app}@discriminat-policy`,
      date: lastDay,
      summary: `${app}: last day to confirm entries`,
      description: [
        `The guardrails ask for that every ${count(reviewDays, "day")}. Read the entries, and write the day as \`confirmed\` into the policy.`,
        `${policy.source.path}:${line}`,
      ].join("\n"),
    },
  ];
}

/** Stays when the date moves; an entry is known by its names, because it has no other name. */
function uidOf({ policy, entry }: Ending): string {
  const app = policy.app?.value ?? "";
  if (entry === undefined) return `see-thru.${app}`;
  const { list, bundle } = entry;
  const identity = [
    bundle?.value,
    list?.protocol,
    list?.names.map(({ value }) => value).sort(),
    list?.ports?.map(({ value }) => value).sort((left, right) => left - right),
    entry.networks?.map(({ value }) => value).sort(),
  ];
  return `entry.${app}.${createHash("sha256").update(JSON.stringify(identity)).digest("hex").slice(0, 16)}`;
}

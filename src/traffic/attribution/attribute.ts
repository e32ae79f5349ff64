/**
 * Finds the app behind each daily flow. What cannot be told stays so: nothing here guesses. Pure.
 *
 * A daily flow's own group decides; without one, the groups that its client was attached to from its first record to its last.
 * See docs/decisions/0011-attribution.md.
 */
import type { Attachment, DailyFlow } from "../flow.ts";
import type { GroupOwners } from "../group-owners/group-owners.ts";
import { type Stretch, stretchesWithin, timelinesOf } from "./attachment-timeline.ts";

export interface Attribution {
  /** `ambiguous`: several apps, or not the same one throughout. `unknown`: none. */
  readonly certainty: "known" | "ambiguous" | "unknown";
  readonly app: string | null;
  /** `null` where there is none, or more than one. */
  readonly group: string | null;
}

const unknown: Attribution = { certainty: "unknown", app: null, group: null };
const ambiguous: Attribution = { certainty: "ambiguous", app: null, group: null };

/** Returns what tells the app behind one daily flow. */
export function createAttribution(
  attachments: readonly Attachment[],
  owners: GroupOwners,
): (dailyFlow: DailyFlow) => Attribution {
  const timelines = timelinesOf(attachments);
  const byOwnGroup = new Map<string, Attribution>();
  return ({ group, source, firstMs, lastMs }) => {
    if (group !== null) {
      const known = byOwnGroup.get(group) ?? attributeTo([{ fromMs: 0, groups: [group] }], owners);
      byOwnGroup.set(group, known);
      return known;
    }
    const timeline = source === null ? undefined : timelines.get(source);
    if (timeline === undefined) return unknown;
    if (firstMs === null || lastMs === null) return attributeTo([everAttached(timeline)], owners);
    return attributeTo(stretchesWithin(timeline, firstMs, lastMs), owners);
  };
}

/** For records without a time: all that is known of their client. */
function everAttached(timeline: readonly Stretch[]): Stretch {
  return { fromMs: 0, groups: [...new Set(timeline.flatMap(({ groups }) => groups))].sort() };
}

function attributeTo(stretches: readonly Stretch[], owners: GroupOwners): Attribution {
  const [first = [], ...others] = stretches.map(({ groups }) => appsOf(groups, owners));
  const [app = null] = first;
  const changes = others.some((apps) => apps.length !== first.length || (apps[0] ?? null) !== app);
  if (first.length > 1 || changes) return ambiguous;
  const [group = null] = stretches[0]?.groups ?? [];
  const isOne = stretches.every(({ groups }) => groups.length === 1 && groups[0] === group);
  return { certainty: app === null ? "unknown" : "known", app, group: isOne ? group : null };
}

/** Apps of the groups that have one, each once. Groups without a known app do not make it ambiguous. */
function appsOf(groups: readonly string[], owners: GroupOwners): readonly string[] {
  return [...new Set(groups.flatMap((group) => owners.get(group) ?? []))];
}

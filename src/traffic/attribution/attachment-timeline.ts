/**
 * When which client was attached to which Security Groups, from the config log. Pure.
 *
 * Intervals are half-open: from `accepted` up to, not including, `removed`. A group whose first record says `removed` was
 * attached before the log began. Every node of the firewall logs for itself, so repetitions mean nothing.
 */

import { groupBy } from "../../values/group.ts";
import type { Attachment } from "../flow.ts";

/** Groups that a client is attached to, sorted, from `fromMs` up to the next stretch. */
export interface Stretch {
  readonly fromMs: number;
  readonly groups: readonly string[];
}

/** A client's stretches in the order of time; the first begins at minus infinity. */
export type Timeline = readonly Stretch[];

/** By address of the client. */
export function timelinesOf(attachments: readonly Attachment[]): ReadonlyMap<string, Timeline> {
  return new Map([...groupBy(attachments, ({ source }) => source)].map(([source, own]) => [source, timelineOf(own)]));
}

function timelineOf(attachments: readonly Attachment[]): Timeline {
  const timeless = new Set<string>();
  const edges: { readonly group: string; readonly attached: boolean; readonly atMs: number }[] = [];
  for (const { group, attached, atMs } of attachments) {
    // Without a time the end is unknown: the group may have been attached throughout.
    if (atMs === null) timeless.add(group);
    else edges.push({ group, attached, atMs });
  }
  // At one moment `removed` comes first: what is attached again was not gone.
  edges.sort((left, right) => left.atMs - right.atMs || Number(left.attached) - Number(right.attached));
  const seen = new Set<string>();
  const current = new Set(timeless);
  for (const { group, attached } of edges) {
    if (!seen.has(group) && !attached) current.add(group);
    seen.add(group);
  }
  const stretches: Stretch[] = [{ fromMs: Number.NEGATIVE_INFINITY, groups: [...current].sort() }];
  for (const { group, attached, atMs } of edges) {
    if (attached === current.has(group) || timeless.has(group)) continue;
    if (attached) current.add(group);
    else current.delete(group);
    const last = stretches.at(-1);
    if (last?.fromMs === atMs) stretches.pop();
    stretches.push({ fromMs: atMs, groups: [...current].sort() });
  }
  return stretches;
}

/** The stretches that a span touches, both ends included. */
export function stretchesWithin(timeline: Timeline, firstMs: number, lastMs: number): readonly Stretch[] {
  let low = 0;
  let high = timeline.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if ((timeline[middle]?.fromMs ?? 0) <= firstMs) low = middle;
    else high = middle;
  }
  let end = low + 1;
  while ((timeline[end]?.fromMs ?? Number.POSITIVE_INFINITY) <= lastMs) end += 1;
  return timeline.slice(low, end);
}

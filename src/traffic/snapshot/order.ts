/** The one order of everything in a snapshot, by UTF-16 units: no locale changes it. Pure. */
import type { Flow, Snapshot } from "../flow.ts";

export type Acceptance = Snapshot["acceptances"][number];
export type Source = Snapshot["sources"][number];

/** How many reasons and versions one flow, or one snapshot, keeps: those that sort first, whatever was seen before. */
const maxTexts = 20;

/** `null` comes last. */
export function compareValues(left: string | number | null, right: string | number | null): number {
  if (left === right) return 0;
  if (left === null) return 1;
  if (right === null) return -1;
  return left < right ? -1 : 1;
}

/** By everything that tells flows apart. */
export function compareFlows(left: Flow, right: Flow): number {
  return (
    compareValues(left.app, right.app) ||
    compareValues(left.name, right.name) ||
    compareValues(left.protocol, right.protocol) ||
    compareValues(left.port, right.port) ||
    compareValues(left.outcome, right.outcome) ||
    compareValues(left.see_thru, right.see_thru) ||
    compareValues(left.group, right.group)
  );
}

export function compareAcceptances(left: Acceptance, right: Acceptance): number {
  return (
    compareValues(left.app, right.app) ||
    compareValues(left.group, right.group) ||
    compareValues(left.kind, right.kind) ||
    compareValues(left.subject, right.subject) ||
    compareValues(left.protocol, right.protocol)
  );
}

export function compareSources(left: Source, right: Source): number {
  return (
    compareValues(left.window?.from ?? null, right.window?.from ?? null) || compareValues(left.digest, right.digest)
  );
}

/** Each text once, sorted, and no more than `maxTexts`: whatever is united in whatever order, the same ones remain. */
export function fewTexts(texts: Iterable<string>): readonly string[] {
  return [...new Set(texts)].sort().slice(0, maxTexts);
}

/** The reasons why a snapshot is not complete, as its key; nothing where there are none. */
export function whyIncomplete(reasons: Iterable<string>): Pick<Snapshot, "incomplete_because"> {
  const few = fewTexts(reasons);
  return few.length === 0 ? {} : { incomplete_because: few };
}

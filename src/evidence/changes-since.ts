/** A review of two trees as rows of the page. Pure. */
import type { Change, Changes } from "../page/model.ts";
import { describeName, describeWindow } from "../review/describe-change.ts";
import type { TreePlace } from "../review/review-changes.ts";
import type { Review } from "../review/review-trees.ts";
import { sentence } from "../text/words.ts";
import { placeOf } from "./app-evidence.ts";

/** Wider ones first. */
export function changesSince({ names, windows, notices }: Review): readonly Change[] {
  const change = (kind: Change["kind"], app: string | undefined, clause: string, { file, at }: TreePlace): Change => ({
    ...{ kind, app, what: sentence(clause), provenance: undefined, place: placeOf(file, at.span) },
  });
  const all = [
    ...windows.map((one) => change(one.wider ? "wider" : "narrower", one.app, describeWindow(one), one.origin)),
    ...names.map((one) => change(one.direction, one.places[0]?.app, describeName(one), one.origin)),
    ...notices.map(({ apps, message, origin }) => change("other", apps?.[0], message, origin)),
  ];
  return sortChanges(all);
}

/** Without what is only listed anew, or no longer. */
export function changesOfPolicies({ items }: Changes): readonly Change[] {
  return items.filter(({ kind }) => kind !== "new" && kind !== "settled");
}

const rank: Readonly<Record<Change["kind"], number>> = { wider: 0, narrower: 1, other: 2, new: 3, settled: 4 };

/** Wider ones first, findings last; otherwise as they stand. */
export function sortChanges(changes: readonly Change[]): readonly Change[] {
  return changes.toSorted((one, other) => rank[one.kind] - rank[other.kind]);
}

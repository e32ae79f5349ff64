/** A review of two trees as rows of the page. Pure. */
import type { Change, Changes } from "../page/model.ts";
import { describeName, describeWindow } from "../review/describe-change.ts";
import type { TreePlace } from "../review/review-changes.ts";
import type { Review } from "../review/review-trees.ts";
import { sentence } from "../text/words.ts";
import { placeOf } from "./app-evidence.ts";
import { type History, nameEvent, windowEvent } from "./history.ts";

/** Wider ones first. */
export function changesSince({ names, windows, notices }: Review, ofChange: History["ofChange"]): readonly Change[] {
  const row = (
    kind: Change["kind"],
    app: string | undefined,
    clause: string,
    { file, at }: TreePlace,
    provenance?: string | undefined,
  ): Change => ({ ...{ kind, app, what: sentence(clause), provenance, place: placeOf(file, at.span) } });
  const all = [
    ...windows.map((one) => {
      const { app, kind, networks, wider, origin } = one;
      const [network = ""] = networks;
      const provenance = ofChange({ app, network, event: windowEvent(kind), name: undefined });
      return row(wider ? "wider" : "narrower", app, describeWindow(one), origin, provenance);
    }),
    ...names.map((one) => {
      const [place] = one.places;
      const provenance = place && ofChange({ ...place, event: nameEvent(one), name: one });
      return row(one.direction, place?.app, describeName(one), one.origin, provenance);
    }),
    ...notices.map(({ apps, message, origin }) => row("other", apps?.[0], message, origin)),
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

/**
 * What becomes of a team's proposal: made, brought up to date, left as it is, left alone or withdrawn. Pure; the forge and git
 * are asked and told elsewhere. A person's word counts more than the tool's: what they closed stays closed, and what they
 * committed to the branch stays there.
 */
import type { Proposal } from "../forge/proposals.ts";
import { type Item, type ItemKind, isNews } from "./item.ts";
import { type Marker, readMarker, teamDigest } from "./marker.ts";
import type { TeamUpkeep } from "./team-upkeep.ts";

/** The branch of a team's proposal as the remote has it. */
export interface BranchState {
  /** Full id of its last commit. */
  readonly tip: string;
  /** Parents of it. */
  readonly parents: readonly string[];
  /** Whether anyone but the tool made a commit that is there and not in the base. */
  readonly hasOthers: boolean;
}

export type Decision =
  /** Nothing is due, and nothing is open. */
  | { readonly kind: "nothing" }
  /** The open one says all of it, on the newest base. */
  | { readonly kind: "unchanged"; readonly open: Proposal }
  /** The open one says more than can be told this time. */
  | { readonly kind: "kept"; readonly open: Proposal }
  /** Others have committed to the branch. */
  | { readonly kind: "left-alone"; readonly open: Proposal | undefined }
  | { readonly kind: "withdraw"; readonly open: Proposal }
  | { readonly kind: "propose"; readonly open: Proposal | undefined };

/** A proposal that a person has closed, and what it said. */
export interface Refusal {
  readonly proposal: Proposal;
  readonly marker: Marker;
}

export function refusalsOf(proposals: readonly Proposal[], team: string): readonly Refusal[] {
  return proposals.flatMap((proposal) => {
    const marker = proposal.state === "closed" ? readMarker(proposal.body) : undefined;
    return marker === undefined || marker.isWithdrawn || marker.team !== teamDigest(team) ? [] : [{ proposal, marker }];
  });
}

/** The refusal that still stands: no later evidence is news compared with it. */
export function refusalOf(refusals: readonly Refusal[], { key, grounds }: Item): Refusal | undefined {
  return refusals.find(({ marker }) => {
    const before = marker.items.get(key);
    return before !== undefined && !isNews(grounds, before);
  });
}

/** @param base full id of the commit that proposals go onto */
export function decide(
  upkeep: TeamUpkeep,
  proposals: readonly Proposal[],
  branch: BranchState | undefined,
  base: string,
): Decision {
  const { items, doubts } = upkeep;
  const open = proposals.find(({ state }) => state === "open");
  // What was merged is in the base, whatever its commits are called there.
  const isMerged =
    open === undefined && proposals.some(({ state, head }) => state === "merged" && head === branch?.tip);
  if (branch?.hasOthers === true && !isMerged) {
    return open === undefined && items.length === 0 ? { kind: "nothing" } : { kind: "left-alone", open };
  }
  if (open === undefined) return items.length === 0 ? { kind: "nothing" } : { kind: "propose", open };
  const marker = readMarker(open.body);
  if (marker !== undefined && doubts.length > 0 && saysMore(marker, upkeep)) return { kind: "kept", open };
  if (items.length === 0) return { kind: "withdraw", open };
  const isOnBase = branch?.parents.length === 1 && branch.parents[0] === base;
  return marker !== undefined && isOnBase && saysAll(marker, items)
    ? { kind: "unchanged", open }
    : { kind: "propose", open };
}

/** What only sufficient evidence can settle. Dates need none. */
const fromTraffic: ReadonlySet<ItemKind> = new Set(["unused", "missing", "window"]);

/** Whether the open proposal has something that is not due this time, and may still be: the evidence does not suffice to tell. */
function saysMore({ items }: Marker, upkeep: TeamUpkeep): boolean {
  const known = new Set([...upkeep.items, ...upkeep.declined, ...upkeep.later].map(({ key }) => key));
  return [...items].some(([key, { kind }]) => fromTraffic.has(kind) && !known.has(key));
}

function saysAll(marker: Marker, items: readonly Item[]): boolean {
  return (
    marker.items.size === items.length &&
    items.every(({ key, grounds }) => {
      const before = marker.items.get(key);
      return before !== undefined && !isNews(grounds, before);
    })
  );
}

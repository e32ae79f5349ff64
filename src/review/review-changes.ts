/** What a review finds: plain data, in the words of policies. Types only. */
import type { Protocol } from "../discriminat/preferences.ts";
import type { FilePlace } from "../findings/finding.ts";

/**
 * `WIDER` exactly when something is newly reachable, on a day at least; `narrows` of the review says whether something is lost
 * as well. `NARROWER` only when nothing is newly reachable.
 */
export type Verdict = "WIDER" | "NARROWER" | "EQUAL";

export type Direction = "wider" | "narrower";

/** Where a change can be read: `head` is what is under review. */
export interface TreePlace extends FilePlace {
  readonly tree: "base" | "head";
}

export interface AppPlace {
  readonly app: string;
  readonly network: string;
}

/** Why a name deserves a second look. */
export interface Risk {
  /**
   * A tier of the multi-tenant names; `registrable`: anyone could register a name that the pattern matches;
   * `package-registry`: anyone can publish there.
   */
  readonly tier: string;
  readonly reason: string;
}

/** A name that admits more, or no longer as much. */
export interface NameChange {
  readonly direction: Direction;
  /**
   * `all`: nothing of it was (or is) admitted on the other side; `part`: some; `time`: the same names, for other days.
   */
  readonly of: "all" | "part" | "time";
  /** Name or pattern, as declared in the tree of `origin`, `{region}` replaced. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
  /** A name that is newly reachable, or no longer. */
  readonly witness: string;
  readonly undecided: boolean;
  /** Last day on this side and on the other; `null` where there is none: without end, or not admitted at all. */
  readonly until: string | null;
  readonly otherUntil: string | null;
  /** The bundle that it came with. */
  readonly bundle: string | undefined;
  /** At least one. */
  readonly places: readonly AppPlace[];
  readonly origin: TreePlace;
  readonly risk: Risk | undefined;
  /** Why the firewall does not apply the pattern in at least one of the networks. */
  readonly refusedBecause: string | undefined;
  /** Reason of the item of `refuse` of the base that held it back until now. */
  readonly wasRefused: string | undefined;
  readonly reason: string | undefined;
  readonly ticket: string | undefined;
  /** Connections that this name decides, windows aside; not for changes of days. */
  readonly traffic: ObservedTraffic | undefined;
  /** How many of them would have been blocked, those under `refuse` aside. */
  readonly blocked: number;
  /** How many of them would have been blocked on purpose: listed under `refuse`. */
  readonly refused: number;
}

/** What a snapshot says about a change. */
export interface ObservedTraffic {
  readonly connections: number;
  /** Distinct names. */
  readonly names: number;
  /** `YYYY-MM-DDTHH:MM:SSZ`. */
  readonly lastSeen: string | null;
}

/** A see-thru window: nothing is blocked while it is open. */
export interface WindowChange {
  readonly kind: "opened" | "closed" | "extended" | "shortened" | "more-ports" | "fewer-ports" | "other-ports";
  readonly wider: boolean;
  readonly narrower: boolean;
  readonly app: string;
  readonly networks: readonly string[];
  readonly before: { readonly until: string; readonly ports: readonly number[] | "all" } | undefined;
  readonly after: { readonly until: string; readonly ports: readonly number[] | "all" } | undefined;
  /** Last days that the window had before, the oldest first, this change not included. */
  readonly history: readonly string[];
  /** Whether there may be earlier ones, because the history at hand does not go back to the window's beginning. */
  readonly isHistoryCut: boolean;
  readonly reason: string | undefined;
  readonly origin: TreePlace;
  /** Connections that would have been blocked, because nothing but the window let them pass; those under `refuse` aside. */
  readonly traffic: ObservedTraffic | undefined;
  /** How many would have been blocked on purpose: listed under `refuse`. */
  readonly refused: number;
}

/** A change that admits nothing by itself, and still matters to a reviewer. */
export interface Notice {
  readonly kind: NoticeKind;
  /** A clause without a full stop. */
  readonly message: string;
  readonly help?: string;
  readonly origin: TreePlace;
  /** Apps that it concerns, where it does not concern all. */
  readonly apps?: readonly string[];
}

export type NoticeKind =
  | "emergency"
  | "guardrail-loosened"
  | "guardrail-tightened"
  | "severity-lowered"
  | "severity-raised"
  | "suppression-added"
  | "suppression-removed"
  | "network-changed"
  | "exposure-changed"
  | "setting-changed"
  | "state-moved"
  | "groups-raised-with-names"
  | "groups-changed"
  | "existing-groups"
  | "see-thru-group"
  | "refusal-added"
  | "refusal-removed"
  | "bundle-changed"
  | "confirmed"
  | "confirmation-withdrawn"
  | "app-added"
  | "app-removed"
  | "team-changed"
  | "tests-removed"
  | "not-deployable"
  | "base-incomplete";

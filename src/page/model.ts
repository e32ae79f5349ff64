/**
 * What the review page says, before it is laid out: plain data, sorted by its maker only where a comment says so. schema/report.schema.json
 * describes its JSON.
 */

/** `attention`: before long; `failing`: an audit would say so today. */
export type Level = "good" | "attention" | "failing";

/** `bundle-used`: another name of its bundle was; `unknown`: the evidence is not enough to say so. */
type Use = "used" | "unused" | "bundle-used" | "unknown";

interface Fact {
  readonly label: string;
  readonly value: string;
}

export interface AttentionItem {
  readonly level: Level;
  /** What it is in a word or two, `window over`. */
  readonly kind: string;
  readonly app: string | undefined;
  readonly network: string | undefined;
  /** One sentence. */
  readonly what: string;
  /** What to do; a sentence. */
  readonly next: string | undefined;
  /** `policies/payments/checkout.yaml:12`. */
  readonly place: string | undefined;
}

export interface Change {
  /** `new` and `settled`: something is listed under `attention` now, or no longer; known since an earlier report only. */
  readonly kind: "wider" | "narrower" | "other" | "new" | "settled";
  readonly app: string | undefined;
  /** One sentence. */
  readonly what: string;
  /** Who changed it and when, in which commit. */
  readonly provenance: string | undefined;
  readonly place: string | undefined;
}

export interface Changes {
  /** The base in words: a ref, a folder, an earlier report; `undefined` where none was given. */
  readonly base: string | undefined;
  readonly items: readonly Change[];
}

/** A requirement of a standard, and what of it the evidence shows. */
export interface Requirement {
  readonly standard: string;
  readonly id: string;
  readonly topic: string;
  readonly shown: readonly string[];
  readonly missing: readonly string[];
  readonly person: string;
}

export interface Input {
  readonly kind: string;
  readonly name: string;
  /** `sha256:…`, or the id of a commit; `undefined` where there is nothing to digest. */
  readonly digest: string | undefined;
  /** How complete it is; sentences. */
  readonly says: readonly string[];
  readonly complete: boolean;
}

/** Destinations of apps on one day. */
export interface CoverageDay {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** How many were used. */
  readonly used: number;
  /** Of these, how many an entry admits. */
  readonly covered: number;
}

export interface Window {
  readonly app: string;
  readonly network: string;
  /** `YYYY-MM-DD` on which it came into the branch, where git tells. */
  readonly from: string | undefined;
  /** Last day. */
  readonly until: string;
  /** On which nothing is blocked. */
  readonly ports: readonly number[] | "all";
  readonly reason: string | undefined;
  /** Share of destinations that pass without it, 0 to 1. */
  readonly readiness: number | undefined;
}

/** A name and what it may be used for, as `tls 443`. */
interface Destination {
  readonly name: string;
  readonly target: string;
}

export interface Traffic extends Destination {
  readonly connections: number;
  readonly clients: number | undefined;
  /** `YYYY-MM-DD`. */
  readonly firstSeen: string;
  readonly lastSeen: string;
}

/** Since when something stands there, as git has it. */
export interface Provenance {
  /** `YYYY-MM-DD` of the author, `on or before YYYY-MM-DD`, `not committed`; `undefined` where that is not known. */
  readonly since: string | undefined;
  /** The commit that wrote it: an id of `commits`. */
  readonly commit: string | undefined;
  /** How it came into the branch and what a commit says of approvals, in words; `undefined` where no commit says either. */
  readonly approved: string | undefined;
  /** When what is said about it, such as the reason, was changed last; `undefined` where it was not, or that is not known. */
  readonly lastChanged: { readonly on: string; readonly commit: string | undefined } | undefined;
}

/** What a commit says of itself: git checks none of it. */
export interface Commit {
  /** The first twelve digits. */
  readonly id: string;
  /** `YYYY-MM-DD` of the author. */
  readonly date: string;
  readonly author: string;
  readonly subject: string;
  /** `merged by Ada Lovelace in #41 on 2026-03-02`, `of request #41 on …`; `undefined` where no commit says either. */
  readonly merged: string | undefined;
  /** `Reviewed-by: Grace Hopper`, of the commit or the merge. */
  readonly approvals: readonly string[];
}

export interface Entry extends Destination, Provenance {
  readonly use: Use;
  readonly traffic: Traffic | undefined;
  readonly reason: string | undefined;
  readonly ticket: string | undefined;
  /** The bundle that names it. */
  readonly bundle: string | undefined;
  readonly confirmed: string | undefined;
  readonly expires: string | undefined;
  /** Why the name deserves a look: `anyone can register names there`. */
  readonly risk: string | undefined;
  readonly place: string;
}

export interface App {
  readonly app: string;
  readonly team: string | undefined;
  readonly network: string;
  readonly owners: readonly string[];
  readonly stage: string;
  readonly next: string | undefined;
  readonly window: Window | undefined;
  readonly place: string | undefined;
  readonly entries: readonly Entry[];
  /** Seen, and no entry admits it. */
  readonly missing: readonly Traffic[];
  /** Kept blocked on purpose. */
  readonly refused: readonly (Destination & { readonly reason: string | undefined })[];
}

/** A remark on names of the whole fleet. */
export interface FleetRemark extends Destination {
  readonly apps: readonly string[];
  readonly says: string;
}

export interface PageModel {
  readonly title: string;
  /** `discriminat-policy 0.2.0`. */
  readonly tool: string;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly level: Level;
  /** One sentence. */
  readonly verdict: string;
  readonly facts: readonly Fact[];
  /** Those that it is about, in the order of the settings. */
  readonly networks: readonly string[];
  /** What matters most first. */
  readonly attention: readonly AttentionItem[];
  readonly changes: Changes;
  readonly requirements: readonly Requirement[];
  readonly inputs: readonly Input[];
  /** By date. */
  readonly coverage: readonly CoverageDay[];
  /** The window that ends next first. */
  readonly windows: readonly Window[];
  readonly shared: readonly FleetRemark[];
  readonly fresh: readonly FleetRemark[];
  readonly outliers: readonly FleetRemark[];
  /** Those that entries refer to, the latest first. */
  readonly commits: readonly Commit[];
  /** By name of the app and of the network. */
  readonly apps: readonly App[];
}

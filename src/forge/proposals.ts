/** What a forge calls pull requests or merge requests, as far as `upkeep` uses them. Types only. */

export interface Proposal {
  readonly number: number;
  /** `#7`, `!7` */
  readonly shown: string;
  readonly url: string;
  readonly title: string;
  readonly body: string;
  /** Full id of the last commit of its branch: while it is open, or when it was merged or closed. */
  readonly head: string;
  /** `closed`: without being merged. */
  readonly state: "open" | "merged" | "closed";
}

interface NewProposal {
  readonly branch: string;
  /** The branch that it goes into. */
  readonly base: string;
  readonly title: string;
  readonly body: string;
  readonly labels: readonly string[];
}

/** Every call throws a `UserError` where the forge refuses or does not answer. */
export interface Proposals {
  /** `GitHub` */
  readonly forge: string;
  /** `pull request` */
  readonly noun: string;
  /** All of a branch of this repository, never of a fork; the newest first. */
  readonly list: (branch: string) => Promise<readonly Proposal[]>;
  readonly create: (proposal: NewProposal) => Promise<Proposal>;
  readonly edit: (number: number, texts: { readonly title: string; readonly body: string }) => Promise<void>;
  /** In one step with a new body. */
  readonly close: (number: number, body: string) => Promise<void>;
  readonly comment: (number: number, body: string) => Promise<void>;
  readonly comments: (number: number) => Promise<readonly string[]>;
}

/** Lists are read up to here: older proposals say little about today. */
export const mostPages = 5;
export const pageSize = 100;

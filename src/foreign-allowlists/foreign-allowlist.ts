/**
 * What the allowlist of another tool says, in the words of our policies. Every item of the text is either among the entries or among the
 * losses, and an entry that means something else than it did there says so. Plain data.
 */
import type { Protocol } from "../discriminat/preferences.ts";
import type { Region } from "../findings/source-file.ts";

export interface ForeignAllowlist {
  /** `a workflow with harden-runner`. */
  readonly kind: string;
  /** In the order of the text. */
  readonly entries: readonly ForeignEntry[];
  /** In the order of the text. */
  readonly lost: readonly Loss[];
}

/** A piece of the text. */
export interface ForeignItem extends Region {
  /** As it is written there: untrusted. */
  readonly text: string;
  /** The job, ACL, service, policy or rule group that it belongs to, as written: untrusted. */
  readonly list: string | undefined;
}

export interface ForeignEntry extends ForeignItem {
  readonly protocol: Protocol;
  /** Ascending, each once; at least one. */
  readonly ports: readonly number[];
  /** Names and patterns of our language, each without problems of form; at least one. Whether they are too wide, lint says. */
  readonly names: readonly string[];
  /** What the text says about it: untrusted. */
  readonly comment: string | undefined;
  /** Where it does not admit what it admitted there. */
  readonly changes: readonly Change[];
}

/** One difference between what an item admits there and what its entry admits here: two clauses with a subject, and the cause. */
export interface Change {
  readonly effect: "narrower" | "wider";
  readonly there: string;
  readonly here: string;
  readonly why: string;
}

export const lossKinds = {
  address: "an IP address or a range of them",
  "plain-http": "HTTP without TLS",
  protocol: "a protocol that the firewall does not tell by name",
  port: "a port that cannot be written",
  everything: "every name at once",
  "single-label": "a name without a dot",
  name: "what the firewall would not take for a name",
  wildcard: "a wildcard that means something else there, or nothing",
  expression: "a regular expression",
  denied: "what is denied there",
  unresolved: "a variable or expression whose value stands elsewhere",
  elsewhere: "a list that is kept in another file or place",
  mode: "a mode that admits more than the list",
  category: "a tag or category of the vendor",
  peer: "a peer that is not picked by name",
  rule: "a rule that is more than a name",
  unused: "a list that no rule uses",
  unknown: "a key or value that is not known here",
} as const;

export type LossKind = keyof typeof lossKinds;

/** What could not be carried over. */
export interface Loss extends ForeignItem {
  readonly what: LossKind;
  /** A sentence without a full stop; quotes what it is about. */
  readonly reason: string;
}

/**
 * Names that can never be public, because of their last label: no top-level domain, or one that is kept for private use. The
 * Public Suffix List has every top-level domain. Pure.
 */
import { topLevelNode } from "./public-suffix-list.ts";

/** What is wrong with the end of a name. */
export interface NotPublic {
  /** The end, without a dot before it. */
  readonly end: string;
  /** What it is; `unknown` where it is not a top-level domain at all. */
  readonly kind: "private" | "unknown";
}

/**
 * Kept out of the public DNS (https://www.iana.org/assignments/special-use-domain-names/; `internal` and the last four by
 * ICANN). `example` and `test` are left out: they are for documentation and tests, and mislead no one.
 */
const privateEnds = [
  "alt",
  "corp",
  "home",
  "home.arpa",
  "internal",
  "invalid",
  "lan",
  "local",
  "localhost",
  "mail",
  "onion",
];

/** `undefined` for a name or pattern that can be public, and where the last label has a wildcard. */
export function notPublic(nameOrPattern: string): NotPublic | undefined {
  const end = privateEnds.find((one) => nameOrPattern.endsWith(`.${one}`));
  if (end !== undefined) return { end, kind: "private" };
  const last = nameOrPattern.slice(nameOrPattern.lastIndexOf(".") + 1);
  const isKnown = /[*?{}]/.test(last) || ["example", "test"].includes(last) || topLevelNode(last) !== undefined;
  return isKnown ? undefined : { end: last, kind: "unknown" };
}

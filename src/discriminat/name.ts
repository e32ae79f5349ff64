/**
 * What a name of the policy's language must look like: lower-case ASCII, at least two labels of letters, digits and hyphens,
 * wildcards in `tls` only. Says what is wrong, where, and what to write instead. Judges form only: whether a pattern is too
 * wide is the business of `exposure.ts`.
 */
import { domainToASCII } from "node:url";
import { findProblems, maxNameLength, type NameProblem, type NameRules } from "./name-problems.ts";
import { isPattern } from "./pattern.ts";

export type { NameProblem, NameProblemKind, NameRules } from "./name-problems.ts";

/**
 * The name that a text probably means, itself without problems: scheme, user, port, path, outer whitespace, trailing dot and
 * upper case removed, IDN encoded. `undefined` where that leaves no name.
 */
export function repairName(text: string, rules: NameRules): string | undefined {
  const bare = text
    .trim()
    .replace(/^[a-z][a-z0-9+.-]*:\/\//i, "")
    .replace(/[/\\#].*$/s, "")
    .replace(/^[^@]*@/, "")
    .replace(/:\d*$/, "")
    .replace(/\.$/, "");
  const name = /^\p{ASCII}*$/u.test(bare) ? bare.replaceAll(/[A-Z]+/g, (upper) => upper.toLowerCase()) : toAscii(bare);
  return findProblems(name, rules).length === 0 ? name : undefined;
}

/** The ASCII form label by label, because a host name with wildcards cannot be encoded. */
function toAscii(name: string): string {
  return name
    .split(".")
    .map((label) => (/^\p{ASCII}*$/u.test(label) ? label.toLowerCase() : domainToASCII(label)))
    .join(".");
}

/** Most names are good, and this says so at once. It leaves out what only `findProblems` can judge. */
const plainlyGood = /^(?:[a-z0-9*?](?:[a-z0-9*?-]{0,61}[a-z0-9*?])?\.)+[a-z](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

function isPlainlyGood(text: string, { wildcards }: NameRules): boolean {
  return (
    text.length <= maxNameLength &&
    plainlyGood.test(text) &&
    !text.includes("xn--") &&
    !text.includes("**") &&
    (wildcards || !isPattern(text))
  );
}

/**
 * Everything that is wrong with a name, in the order of the text; empty for a good one. Labels are measured as written: a
 * `*` counts as one character, the fewest that it can stand for.
 */
export function checkName(text: string, rules: NameRules): readonly NameProblem[] {
  if (isPlainlyGood(text, rules)) return [];
  const problems = findProblems(text, rules);
  if (problems.length === 0) return [];
  const repair = repairName(text, rules);
  return repair === undefined ? problems : problems.map((problem) => ({ ...problem, repair }));
}

/**
 * The grammar of annotations: the `discriminat:…` text in the description of an egress rule, from which the firewall learns
 * what to let through (https://chasersystems.com/docs/discriminat/aws/config-ref). Reads and writes the strict form only,
 * because nothing is published about what else the firewall tolerates. Must not judge patterns.
 */

import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import type { Span } from "../text/span.ts";
import { checkName } from "./name.ts";
import type { Protocol } from "./preferences.ts";

/** Longest description of a Security Group rule (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html). */
export const maxDescriptionLength = 255;
/** Length of `discriminat:tls:` and `discriminat:ssh:`. */
export const annotationPrefixLength = 16;
/** What is left of a description for the comma-separated names. */
export const maxListLength = maxDescriptionLength - annotationPrefixLength;

interface NameAnnotation {
  readonly kind: Protocol;
  /** In the policy's language (`*`, `?`), in the order of the description. */
  readonly names: readonly string[];
}

/** What one annotation says. */
export type Annotation =
  | NameAnnotation
  /** `until` is `YYYY-MM-DD`, inclusive; `warning` says what to write better. */
  | { readonly kind: "see-thru"; readonly until: string; readonly warning?: string };

/** What was read from a description. `at` is a range of the description. */
export type ParsedAnnotation =
  | Annotation
  | { readonly kind: "none" }
  | { readonly kind: "malformed"; readonly problem: string; readonly at: Span };

function malformed(problem: string, start: number, end: number): ParsedAnnotation {
  return { kind: "malformed", problem, at: { start, end } };
}

/** Characters of a text that AWS refuses in the description of an IPv4 rule, with their offsets. */
export function illegalDescriptionCharacters(text: string): readonly (Span & { readonly character: string })[] {
  return [...text.matchAll(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/gu)].map((match) => ({
    character: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The calendar date as `YYYY-MM-DD`, or `undefined` for a day that does not exist. */
function toDate(text: string): string | undefined {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  if (match === null) return undefined;
  const [, year = "", month = "", day = ""] = match;
  const padded = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${padded}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(padded) ? padded : undefined;
}

function parseSeeThru(text: string, start: number): ParsedAnnotation {
  const until = toDate(text);
  if (until === undefined) {
    return malformed(`${quote(text)} is not a date; write YYYY-MM-DD`, start, start + text.length);
  }
  if (until === text) return { kind: "see-thru", until };
  return { kind: "see-thru", until, warning: `the date ${quote(text)} is not padded; write ${until}` };
}

function parseList(kind: Protocol, list: string, offset: number): ParsedAnnotation {
  if (list.startsWith("arn:")) {
    const problem = "it refers to a list kept elsewhere, in a form that is not published; write the names";
    return malformed(problem, offset, offset + list.length);
  }
  const names: string[] = [];
  let start = offset;
  for (const written of list.split(",")) {
    const end = start + written.length;
    if (written === "") {
      const problem = list === "" ? "no name follows" : "a name is missing beside a comma";
      return malformed(`${problem}; write names with exactly one comma between two`, start, end);
    }
    const name = written.replaceAll("_", "?").replaceAll("%", "*");
    const [problem] = checkName(name, { wildcards: kind === "tls" });
    if (problem !== undefined) {
      return malformed(`${problem.message}; ${problem.help}`, start + problem.start, start + problem.end);
    }
    names.push(name);
    start = end + 1;
  }
  return { kind, names };
}

/** What looks like the beginning of an annotation; the second form is misspelt. */
const beginning = /discriminat\s*:/i;
const misspelt = /discrim\w*\s*[:=]|discrim\w*[\s_-]+(?:tls|ssh|see-?thru)\s*:/i;

/**
 * Reads a description. `_` and `?` mean `?`, `%` and `*` mean `*`. Never throws; what only resembles an annotation (upper
 * case, whitespace, other text, two annotations, a comma too many) is `malformed`, never guessed at, because nothing is
 * published about what the firewall makes of it. An unpadded date, which early documentation showed, gets a `warning`.
 */
export function parseAnnotation(description: string): ParsedAnnotation {
  const found = beginning.exec(description) ?? misspelt.exec(description);
  if (found === null) return { kind: "none" };
  const end = description.length;
  if (found.index > 0)
    return malformed("text stands before the annotation; write the annotation alone", 0, found.index);
  if (!description.startsWith("discriminat:")) {
    return malformed("an annotation starts with discriminat: in lower case, spelt like this", 0, found[0].length);
  }
  const second = description.slice(1).search(beginning) + 1;
  if (second > 0) return malformed("a second annotation starts here; write one a rule", second, end);
  const whitespace = description.search(/\s/);
  if (whitespace !== -1) {
    return malformed("an annotation holds no whitespace; write nothing else into the description", whitespace, end);
  }
  const [, kind = "", list] = description.split(":");
  const offset = "discriminat:".length + kind.length + 1;
  const text = description.slice(offset);
  if (list !== undefined && (kind === "tls" || kind === "ssh")) return parseList(kind, text, offset);
  if (list !== undefined && kind === "see-thru") return parseSeeThru(text, offset);
  const problem = `${quote(kind)} is not a kind of annotation; write discriminat:tls:, discriminat:ssh: or discriminat:see-thru:`;
  return malformed(problem, "discriminat:".length, offset - 1);
}

/**
 * Writes an annotation: `?` as `_`, because AWS refuses `?`, and the date padded. Neither sorts nor shortens.
 * @throws UserError on what no valid policy leads to: no name, an invalid name or date, more than 255 characters.
 */
export function formatAnnotation(annotation: Annotation): string {
  const text = annotation.kind === "see-thru" ? formatSeeThru(annotation.until) : formatList(annotation);
  if (text.length > maxDescriptionLength) {
    throw new UserError(`an annotation has ${text.length} characters; at most ${maxDescriptionLength} are possible`);
  }
  return text;
}

function formatSeeThru(until: string): string {
  const date = toDate(until);
  if (date === undefined) throw new UserError(`${quote(until)} is not a date`, { hint: "Write YYYY-MM-DD." });
  return `discriminat:see-thru:${date}`;
}

function formatList({ kind, names }: NameAnnotation): string {
  if (names.length === 0) throw new UserError("an annotation needs at least one name");
  for (const name of names) {
    const [problem] = checkName(name, { wildcards: kind === "tls" });
    if (problem !== undefined) throw new UserError(`${problem.message}; ${problem.help}`);
  }
  return `discriminat:${kind}:${names.join(",").replaceAll("?", "_")}`;
}

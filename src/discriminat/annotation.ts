/**
 * The grammar of annotations: the `discriminat:…` text in the description of an egress rule, from which the firewall learns
 * what to let through (https://chasersystems.com/docs/discriminat/aws/config-ref). Reads and writes the strict form only,
 * because nothing is published about what else the firewall tolerates. Must not judge patterns.
 */
import { checkName } from "./name.ts";
import { quote, type TextRange } from "./text.ts";

/** Longest description of a Security Group rule (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html). */
export const maxDescriptionLength = 255;
/** Length of `discriminat:tls:` and `discriminat:ssh:`. */
export const annotationPrefixLength = 16;
/** What is left of a description for the comma-separated names. */
export const maxListLength = maxDescriptionLength - annotationPrefixLength;

/** What one annotation says. Names are in the policy's language (`*`, `?`); the date is `YYYY-MM-DD`, inclusive. */
export type Annotation =
  | { readonly kind: "tls" | "ssh"; readonly names: readonly string[] }
  | { readonly kind: "see-thru"; readonly until: string; readonly warning?: string };

/** What was read from a description. `at` is a range of the description. */
export type ParsedAnnotation =
  | Annotation
  | { readonly kind: "none" }
  | { readonly kind: "malformed"; readonly problem: string; readonly at: TextRange };

function malformed(problem: string, start: number, end: number): ParsedAnnotation {
  return { kind: "malformed", problem, at: { start, end } };
}

/** Characters of a text that AWS refuses in the description of an IPv4 rule, with their offsets. */
export function illegalDescriptionCharacters(text: string): readonly (TextRange & { readonly character: string })[] {
  return [...text.matchAll(/[^a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]/gu)].map((match) => ({
    character: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));
}

/** The calendar date as `YYYY-MM-DD`, or `undefined` where there is no such day. */
function toDate(year: string, month: string, day: string): string | undefined {
  const padded = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  const time = Date.parse(`${padded}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(padded) ? padded : undefined;
}

function parseSeeThru(text: string, start: number): ParsedAnnotation {
  const match = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const until = match === null ? undefined : toDate(match[1] ?? "", match[2] ?? "", match[3] ?? "");
  if (until === undefined) {
    return malformed(`${quote(text)} is not a date; write YYYY-MM-DD`, start, start + text.length);
  }
  if (until === text) return { kind: "see-thru", until };
  return { kind: "see-thru", until, warning: `the date ${quote(text)} is not padded; write ${until}` };
}

function parseList(kind: "tls" | "ssh", text: string): ParsedAnnotation {
  const names: string[] = [];
  let start = annotationPrefixLength;
  for (const written of text.slice(start).split(",")) {
    const end = start + written.length;
    if (written === "")
      return malformed("a name is missing; write names with exactly one comma between two", start, end);
    const name = written.replaceAll("_", "?").replaceAll("%", "*");
    const problem = checkName(name, { wildcards: kind === "tls" })[0];
    if (problem !== undefined) {
      return malformed(`${problem.message}; ${problem.help}`, start + problem.start, start + problem.end);
    }
    names.push(name);
    start = end + 1;
  }
  return { kind, names };
}

/** Reads a description. Never throws; anything that only resembles an annotation is `malformed`, never guessed at. */
export function parseAnnotation(description: string): ParsedAnnotation {
  const match = /discriminat\s*:/i.exec(description);
  if (match === null) return { kind: "none" };
  if (match.index > 0) {
    return malformed("text stands before the annotation; write the annotation alone", 0, match.index);
  }
  if (description.startsWith("discriminat:tls:")) return parseList("tls", description);
  if (description.startsWith("discriminat:ssh:")) return parseList("ssh", description);
  const seeThru = "discriminat:see-thru:";
  if (description.startsWith(seeThru)) return parseSeeThru(description.slice(seeThru.length), seeThru.length);
  return malformed(
    "an annotation starts with discriminat:tls:, discriminat:ssh: or discriminat:see-thru:, in lower case",
    0,
    description.length,
  );
}

/**
 * Writes an annotation: `?` as `_`, which is what AWS can hold. Neither sorts nor shortens.
 * @throws {RangeError} on what no valid policy can lead to: an empty list, an invalid name or date, more than 255 characters.
 */
export function formatAnnotation(annotation: Annotation): string {
  const text =
    annotation.kind === "see-thru"
      ? `discriminat:see-thru:${annotation.until}`
      : `discriminat:${annotation.kind}:${annotation.names.join(",").replaceAll("?", "_")}`;
  const read = parseAnnotation(text);
  if (read.kind === "malformed") throw new RangeError(`cannot write ${quote(text)} as an annotation: ${read.problem}`);
  if (text.length > maxDescriptionLength) {
    throw new RangeError(`an annotation has ${text.length} characters; at most ${maxDescriptionLength} are possible`);
  }
  return text;
}

/** The patterns for lines of text: `timeout -retry`, `?a ?b`, `"a phrase"`, `%expression%`. Pure. */
import type { FilterPattern, Term } from "./filter-pattern.ts";
import { readRegex } from "./read-regex.ts";
import { hereOf, type Scanner } from "./scanner.ts";

export function parseTerms(scanner: Scanner): FilterPattern {
  const { take, fail, offset } = scanner;
  const all: Term[] = [];
  const any: Term[] = [];
  const none: Term[] = [];

  const parseTerm = (): Term => {
    const start = offset();
    if (take(/"/) !== undefined)
      return { kind: "text", text: scanner.takeUntil('"', "the phrase").replace(/\\(.)/gs, "$1") };
    if (take(/%/) !== undefined) {
      const read = readRegex(scanner.takeUntil("%", "the expression"));
      if ("regex" in read) return { kind: "regex", regex: read.regex };
      const at = start + 1 + read.offset;
      return fail(read.message, read.help, { start: at, end: at + 1 });
    }
    const text = take(/[\p{L}\p{N}_]+/u);
    const ends = scanner.atEnd() || /\s/.test(scanner.text.charAt(offset()));
    if (text === undefined || !ends) {
      const shown = hereOf(scanner);
      const help =
        'put what is not letters, digits and _ in double quotes, or write a pattern for JSON: { $.dhost = "x" }';
      return fail(`a term is expected, not ${shown}`, help);
    }
    return { kind: "text", text };
  };

  for (scanner.skipBlanks(); !scanner.atEnd(); scanner.skipBlanks()) {
    const mark = take(/[?-]/);
    (mark === "?" ? any : mark === "-" ? none : all).push(parseTerm());
  }
  if (any.length > 0 && all.length + none.length > 0) {
    // "You can't combine the question mark with other filter patterns": CloudWatch then ignores it without a word.
    fail("CloudWatch does not combine ?terms with others", "write ? before all of them, or before none", {
      start: 0,
      end: scanner.text.length,
    });
  }
  return all.length + any.length + none.length === 0 ? { kind: "everything" } : { kind: "terms", all, any, none };
}

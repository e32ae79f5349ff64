/**
 * The lines of a Squid configuration as `acl` and access rules, with places (https://www.squid-cache.org/Doc/config/acl/,
 * https://www.squid-cache.org/Doc/config/http_access/). Judges nothing. Pure.
 */
import type { Span } from "../text/span.ts";

interface SquidWord {
  readonly text: string;
  readonly span: Span;
}

interface AclValue extends SquidWord {
  readonly comment: string | undefined;
}

/** Every `acl` line of one name: Squid joins them. */
export interface Acl {
  readonly name: string;
  /** `dstdomain`, `ssl::server_name`, … */
  readonly type: string;
  readonly values: readonly AclValue[];
}

export interface AccessRule {
  readonly directive: "http_access" | "ssl_bump";
  /** `allow`, `deny`; `splice`, `terminate`, … */
  readonly action: string;
  readonly conditions: readonly { readonly name: string; readonly negated: boolean }[];
  readonly text: string;
  readonly span: Span;
}

export interface SquidConfiguration {
  readonly acls: readonly Acl[];
  readonly rules: readonly AccessRule[];
  /** `include` and `if`, whose effect this text does not show. */
  readonly others: readonly { readonly directive: string; readonly text: string; readonly span: Span }[];
}

interface Line {
  readonly words: readonly SquidWord[];
  readonly comment: string | undefined;
  /** The comment above, and whether this is the first line below it. */
  readonly heading: { readonly text: string | undefined; readonly isNew: boolean } | undefined;
}

export function readSquidConfiguration(text: string): SquidConfiguration {
  const acls = new Map<string, { readonly name: string; readonly type: string; readonly values: AclValue[] }>();
  const rules: AccessRule[] = [];
  const others: SquidConfiguration["others"][number][] = [];
  // A comment above lines of one ACL is about that ACL.
  let headed: string | undefined;
  for (const { words, comment: own, heading } of linesOf(text)) {
    const [first, second, third, ...rest] = words;
    if (first === undefined) continue;
    if (heading?.isNew !== false) headed = second?.text;
    const comment = own ?? (headed === second?.text ? heading?.text : undefined);
    const span = { start: first.span.start, end: words.at(-1)?.span.end ?? first.span.end };
    const directive = first.text.toLowerCase();
    if (directive === "acl" && second !== undefined && third !== undefined) {
      const acl = acls.get(second.text) ?? { name: second.text, type: third.text.toLowerCase(), values: [] };
      acls.set(second.text, acl);
      const values = rest.filter(({ text: word }) => !/^[-+](?:[a-z]$|-)/i.test(word));
      for (const value of values) acl.values.push({ ...value, comment });
    } else if ((directive === "http_access" || directive === "ssl_bump") && second !== undefined) {
      const conditions = words.slice(2).map((word) => ({
        name: word.text.replace(/^!/, ""),
        negated: word.text.startsWith("!"),
      }));
      rules.push({
        directive,
        action: second.text.toLowerCase(),
        conditions,
        text: words.map((word) => word.text).join(" "),
        span,
      });
    } else if (directive === "include" || directive === "if") {
      others.push({ directive, text: words.map((word) => word.text).join(" "), span });
    }
  }
  return { acls: [...acls.values()], rules, others };
}

/** Lines that end in a backslash go on in the next one; what begins with `#` is a comment. */
function* linesOf(text: string): Generator<Line> {
  let words: SquidWord[] = [];
  let comment: string | undefined;
  let heading: Line["heading"];
  let continues = false;
  let from = 0;
  while (from < text.length) {
    const newline = text.indexOf("\n", from);
    const end = newline < 0 ? text.length : newline;
    const line = text.slice(from, end);
    const isContinued = /\\\r?$/.test(line);
    if (!continues) {
      words = [];
      comment = undefined;
    }
    for (const { 0: word, index } of line.matchAll(/"[^"]*"|\S+/g)) {
      if (word.startsWith("#")) {
        comment = line.slice(index).replace(/^#+/, "").trim() || undefined;
        break;
      }
      if (isContinued && /^\\$/.test(word)) continue;
      const written = isContinued && index + word.length >= line.trimEnd().length ? word.replace(/\\$/, "") : word;
      words.push({ text: written, span: { start: from + index, end: from + index + written.length } });
    }
    from = end + 1;
    continues = isContinued;
    if (continues) continue;
    if (words.length === 0) heading = { text: comment, isNew: true };
    else {
      yield { words, comment, heading };
      if (heading !== undefined) heading = { text: heading.text, isNew: false };
    }
  }
  if (continues && words.length > 0) yield { words, comment, heading };
}

/**
 * The regular expressions of filter patterns, `%…%`: CloudWatch documents a subset without groups and assertions. They run on RE2,
 * in time linear in the text, because the clients that open connections choose the text (decision 32).
 *
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/regex-expressions.html
 */
import { RE2JS } from "re2js";
import { quote } from "../../text/quote.ts";
import type { TextMatcher } from "./filter-pattern.ts";

export type ReadRegex =
  | { readonly regex: TextMatcher }
  | { readonly message: string; readonly offset: number; readonly help: string };

/** Letters, digits, symbols and operators of the subset; blanks are tolerated, since the documentation's own examples hold some. */
const allowed = /[A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+. ]/;

/** `offset` is where in the expression the problem is. */
export function readRegex(source: string): ReadRegex {
  for (let offset = 0; offset < source.length; offset += 1) {
    const character = source.charAt(offset);
    if (allowed.test(character)) continue;
    const escaped = source.charAt(offset - 1) === "\\" && /[!-~]/.test(character);
    if (escaped) continue;
    return {
      message: `CloudWatch does not allow ${quote(character)} in an expression`,
      offset,
      help:
        character === "(" || character === ")"
          ? "write the alternatives in full, with | between them"
          : "write letters, digits, : _ # = @ / ; , - and the operators ^ $ ? [ ] { } | \\ * + .",
    };
  }
  if (source === "") return { message: "the expression is empty", offset: 0, help: "write something between % and %" };
  try {
    return { regex: RE2JS.compile(source) };
  } catch {
    return {
      message: "this is not a regular expression",
      offset: 0,
      help: "check its brackets, braces and operators; a repetition counts to 1000 at most",
    };
  }
}

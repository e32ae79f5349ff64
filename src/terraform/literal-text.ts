/**
 * The last gate before text reaches Terraform, where `${…}` and `%{…}` are code. Pure. Lint has said all of this with a place
 * in the file; this gate is for callers that come without lint.
 */
import { illegalDescriptionCharacters, maxDescriptionLength } from "../discriminat/annotation.ts";
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";

/** Returns the text, or throws where Terraform would run it as a template. `what` names the value: `the role_arn of network "prod"`. */
export function literalText(text: string, what: string): string {
  if (/[$%]\{/.test(text)) {
    throw new UserError(`${what} holds "\${" or "%{", which Terraform would evaluate`, {
      hint: "Write the value itself.",
    });
  }
  return text;
}

/** Returns the description of a group or rule, or throws where AWS would refuse it half-way through an apply. */
export function literalDescription(text: string, what: string): string {
  if (text === "" || text.length > maxDescriptionLength || illegalDescriptionCharacters(text).length > 0) {
    throw new UserError(`${what} is empty, too long, or holds a character that AWS refuses: ${quote(text)}`, {
      hint: `At most ${maxDescriptionLength} letters, digits, spaces and ._-:/()#,@[]+=&;{}!$* are possible.`,
    });
  }
  return literalText(text, what);
}

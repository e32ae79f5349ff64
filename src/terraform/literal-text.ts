/**
 * The last gate before text reaches Terraform, where `${…}` and `%{…}` are code. Pure. Lint has said all of this with a place
 * in the file; this gate is for callers that come without lint.
 */
import { UserError } from "../errors.ts";

/** What AWS takes in a description: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_IpRange.html */
const awsDescription = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

/** Returns the text, or throws where Terraform would run it as a template. `what` names the value: `the role_arn of network "prod"`. */
export function literalText(text: string, what: string): string {
  if (/[$%]\{/.test(text)) {
    throw new UserError(`${what} holds "\${" or "%{", which Terraform would evaluate`, {
      hint: "Write the value itself.",
    });
  }
  return text;
}

/** Returns a group's or rule's description, or throws where AWS would refuse it in the middle of an apply. */
export function literalDescription(text: string, what: string): string {
  if (!awsDescription.test(text)) {
    throw new UserError(`${what} is longer than 255 characters, empty, or holds a character that AWS refuses`, {
      hint: "Names may hold a-z, 0-9, '-', '.' and the wildcards; run `discriminat-policy lint`.",
    });
  }
  return literalText(text, what);
}

/** Why EC2 does not answer, and what helps. Pure. */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { credentialsError } from "./credentials.ts";

export interface Ec2Request {
  /** What was asked for, after a verb: `the Security Groups of eu-west-2`. */
  readonly what: string;
  /** The IAM action that it takes. */
  readonly action: string;
  /** What to do without EC2: `give --groups <file> instead of --groups-from-tags`. */
  readonly instead: string;
}

const credentials = new Set([
  "AuthFailure",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "InvalidClientTokenId",
]);

/** @param logger the client's, of `collectingLogger` */
export function explainEc2Failure(cause: unknown, logger: unknown, { what, action, instead }: Ec2Request): UserError {
  if (cause instanceof UserError) return cause;
  const known = credentialsError(cause, logger);
  if (known !== undefined) return known;
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const options = { cause, exitCode: 3 } as const;
  if (name === "UnauthorizedOperation") {
    return new UserError(`AWS does not let these credentials list ${what}`, {
      ...options,
      hint: `Allow ${action} on *; or ${instead}.`,
    });
  }
  if (credentials.has(name)) {
    return new UserError(`there are no valid AWS credentials to list ${what}`, {
      ...options,
      hint: `Sign in again, for example with \`aws sso login\`; or ${instead}.`,
    });
  }
  return new UserError(`AWS did not list ${what}: ${quote(message || name)}`, {
    ...options,
    hint: `Check the region and the connection; or ${instead}.`,
  });
}

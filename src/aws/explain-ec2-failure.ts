/** Why EC2 does not answer, and what helps. Pure. */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import { credentialsError, explainCredentials } from "./credentials.ts";

export interface Ec2Request {
  readonly region: string;
  /** What was asked for, after a verb: `the Security Groups of eu-west-2`. */
  readonly what: string;
  /** The IAM action that it takes. */
  readonly action: string;
  /** What to do without EC2: `give --groups <file> instead of --groups-from-tags`. */
  readonly instead: string;
}

const busy: ReadonlySet<string> = new Set(["RequestLimitExceeded", "Throttling", "ThrottlingException"]);

/** @param logger the client's, of `collectingLogger` */
export function explainEc2Failure(
  cause: unknown,
  logger: unknown,
  { region, what, action, instead }: Ec2Request,
): UserError {
  if (cause instanceof UserError) return cause;
  const known = credentialsError(cause, logger);
  if (known !== undefined) return known;
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const said = quote(message || name);
  const fail = (text: string, repair: string): UserError =>
    new UserError(text, { cause, exitCode: 3, hint: `${repair}; or ${instead}.` });
  if (name === "UnauthorizedOperation") {
    return fail(`AWS does not let these credentials list ${what}`, `Allow ${action} on *`);
  }
  const refused = explainCredentials(name, said, region);
  if (refused !== undefined) return fail(refused.message, refused.hint.replace(/\.$/, ""));
  if (busy.has(name)) {
    return fail(`EC2 in ${region} refuses to list ${what} for being asked too often`, "Try again later");
  }
  return fail(`AWS did not list ${what}: ${said}`, "Check the region and the connection");
}

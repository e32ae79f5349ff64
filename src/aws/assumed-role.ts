/** Credentials of a role that reads in another account. The SDK asks for them when it needs them, and again before they expire. */
import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import type { CollectingLogger } from "./credentials.ts";

export interface AssumedRole {
  readonly roleArn: string;
  readonly region: string;
  /** Of STS, in place of AWS's own, for tests against a local AWS. */
  readonly endpoint: string | undefined;
}

export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
  readonly expiration?: Date;
}

/** For the options of an SDK client: nothing without a role, so that the environment's credentials are used. */
export function roleCredentials(
  role: AssumedRole | undefined,
  logger: CollectingLogger,
): { readonly credentials?: () => Promise<Credentials> } {
  return role === undefined ? {} : { credentials: () => assume(role, logger) };
}

/** AWS does not let the credentials assume a role. */
export class RoleRefused extends UserError {}

/** @throws RoleRefused; anything else that STS answers as it is: clients explain it as they do with their own service's errors. */
async function assume({ roleArn, region, endpoint }: AssumedRole, logger: CollectingLogger): Promise<Credentials> {
  // Only where a role is assumed.
  const { STSClient, AssumeRoleCommand } = await import("@aws-sdk/client-sts");
  const client = new STSClient({ region, logger, ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    const command = new AssumeRoleCommand({ RoleArn: roleArn, RoleSessionName: "discriminat-policy" });
    const { Credentials: given } = await client.send(command);
    const { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, SessionToken: sessionToken } = given ?? {};
    if (accessKeyId === undefined || secretAccessKey === undefined || sessionToken === undefined) {
      throw new Error(`STS gave no credentials of ${roleArn}`);
    }
    const { Expiration: expiration } = given ?? {};
    return { accessKeyId, secretAccessKey, sessionToken, ...(expiration === undefined ? {} : { expiration }) };
  } catch (cause) {
    const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
    if (name !== "AccessDenied" && name !== "AccessDeniedException") throw cause;
    throw new RoleRefused(`AWS does not let these credentials assume ${quote(roleArn)}: ${quote(message)}`, {
      hint: "Allow sts:AssumeRole on it, and let the role's trust policy name the identity that runs this.",
      cause,
      exitCode: 3,
    });
  } finally {
    client.destroy();
  }
}

/** Owners of Security Groups as EC2 has them now: the groups of one region with our tag. The only importer of the EC2 client. */
import { EC2Client, paginateDescribeSecurityGroups } from "@aws-sdk/client-ec2";
import { UserError } from "../../errors.ts";
import { appTag } from "../../security-groups/group-marks.ts";
import { quote } from "../../text/quote.ts";
import { collectingLogger, credentialsError } from "../aws-credentials.ts";
import { type Ownership, ownership } from "./group-owners.ts";

export interface LiveGroupsOptions {
  readonly region: string;
  /** In place of AWS's own, for tests against a local AWS. */
  readonly endpoint: string | undefined;
}

/**
 * Needs `ec2:DescribeSecurityGroups`, with the credentials of the environment.
 *
 * @throws UserError where AWS does not answer; the abort reason where `signal` stops it.
 */
export async function fetchGroupOwners(
  { region, endpoint }: LiveGroupsOptions,
  signal: AbortSignal,
): Promise<readonly Ownership[]> {
  const client = new EC2Client({ region, logger: collectingLogger(), ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    const ownerships: Ownership[] = [];
    const filters = [{ Name: "tag-key", Values: [appTag] }];
    const pages = paginateDescribeSecurityGroups(
      { client, pageSize: 1_000 },
      { Filters: filters },
      { abortSignal: signal },
    );
    for await (const { SecurityGroups: groups } of pages) {
      // The SDK takes a proxy's page of HTML for an answer without groups; where there are none, AWS says so.
      if (groups === undefined) throw new Error("what came back is not an answer of EC2");
      for (const { GroupId: group, Tags: tags = [] } of groups) {
        const app = tags.find(({ Key: key }) => key === appTag)?.Value;
        if (group !== undefined && app !== undefined) ownerships.push(ownership(group, app, `EC2 in ${region}`));
      }
    }
    return ownerships;
  } catch (cause) {
    signal.throwIfAborted();
    throw cause instanceof UserError
      ? cause
      : (credentialsError(cause, client.config.logger) ?? translate(cause, region));
  } finally {
    client.destroy();
  }
}

const credentials = new Set([
  "AuthFailure",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "InvalidClientTokenId",
]);

function translate(cause: unknown, region: string): UserError {
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const options = { cause, exitCode: 3 } as const;
  if (name === "UnauthorizedOperation") {
    return new UserError(`AWS does not let these credentials list the Security Groups of ${region}`, {
      ...options,
      hint: "Allow ec2:DescribeSecurityGroups on *; or give --groups <file> instead of --groups-from-tags.",
    });
  }
  if (credentials.has(name)) {
    return new UserError(`there are no valid AWS credentials to list the Security Groups of ${region}`, {
      ...options,
      hint: "Sign in again, for example with `aws sso login`; or give --groups <file> instead of --groups-from-tags.",
    });
  }
  return new UserError(`AWS did not list the Security Groups of ${region}: ${quote(message || name)}`, {
    ...options,
    hint: "Check the region and the connection; or give --groups <file> instead of --groups-from-tags.",
  });
}

/** Owners of Security Groups as EC2 has them now: the groups of one region with our tag. */
import { EC2Client, paginateDescribeSecurityGroups } from "@aws-sdk/client-ec2";
import { type ClientPlace, optionsAt } from "../../aws/client-place.ts";
import { explainEc2Failure } from "../../aws/explain-ec2-failure.ts";
import { appTag } from "../../security-groups/group-marks.ts";
import { type Ownership, ownership } from "./group-owners.ts";

/**
 * Needs `ec2:DescribeSecurityGroups`.
 *
 * @throws UserError where AWS does not answer; the abort reason where `signal` stops it.
 */
export async function fetchGroupOwners(place: ClientPlace, signal: AbortSignal): Promise<readonly Ownership[]> {
  const client = new EC2Client(optionsAt(place));
  const { region, role } = place;
  const from = role === undefined ? `EC2 in ${region}` : `EC2 in ${region}, as ${role.roleArn}`;
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
        if (group !== undefined && app !== undefined) ownerships.push(ownership(group, app, from));
      }
    }
    return ownerships;
  } catch (cause) {
    signal.throwIfAborted();
    throw explainEc2Failure(cause, client.config.logger, {
      region,
      what: `the Security Groups of ${region}${role === undefined ? "" : `, as ${role.roleArn}`}`,
      action: "ec2:DescribeSecurityGroups",
      instead: "give --groups <file> instead of --groups-from-tags",
    });
  } finally {
    client.destroy();
  }
}

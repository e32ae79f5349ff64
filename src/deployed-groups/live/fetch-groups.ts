/** Security Groups, their egress rules and what they are attached to, as EC2 has them now: those of one VPC, or of a region. */
import {
  type DescribeNetworkInterfacesResult,
  type DescribeSecurityGroupRulesResult,
  type DescribeSecurityGroupsResult,
  EC2Client,
  type Filter,
  paginateDescribeNetworkInterfaces,
  paginateDescribeSecurityGroupRules,
  paginateDescribeSecurityGroups,
} from "@aws-sdk/client-ec2";
import { type ClientPlace, optionsAt } from "../../aws/client-place.ts";
import { explainEc2Failure } from "../../aws/explain-ec2-failure.ts";
import type { DeployedGroups } from "../deployed-group.ts";
import type { liveGroupsActions } from "../live-actions.ts";
import { mergeGroups } from "../merge-groups.ts";
import { readDescription } from "../read-description.ts";

export interface LiveGroupsPlace extends ClientPlace {
  /** `undefined`: every VPC of the region. */
  readonly vpcId: string | undefined;
  /** What the user could do instead, for error messages. */
  readonly instead: string;
}

/**
 * A group's rules come with their ids.
 *
 * @throws UserError where AWS does not answer; the abort reason where `signal` stops it.
 */
export async function fetchDeployedGroups(place: LiveGroupsPlace, signal: AbortSignal): Promise<DeployedGroups> {
  const client = new EC2Client(optionsAt(place));
  const { region, vpcId, role, instead } = place;
  const as = role === undefined ? "" : `, as ${role.roleArn}`;
  const ask = async <Page extends object>(
    what: string,
    action: (typeof liveGroupsActions)[number],
    key: keyof Page & string,
    pages: AsyncIterable<Page>,
  ): Promise<DeployedGroups> => {
    try {
      const found: unknown[] = [];
      for await (const page of pages) {
        const items: unknown = page[key];
        // The SDK takes a proxy's page of HTML for an answer without a list; where there is nothing, AWS says so.
        if (!Array.isArray(items)) throw new Error("what came back is not an answer of EC2");
        found.push(...items);
      }
      return readDescription({ [key]: found }, `EC2 in ${region}${as}`);
    } catch (cause) {
      signal.throwIfAborted();
      throw explainEc2Failure(cause, client.config.logger, {
        region,
        what: `${what} of ${region}${as}`,
        action,
        instead,
      });
    }
  };
  const settings = { client, pageSize: 1_000 };
  const ofVpc = (name: string): { readonly Filters?: Filter[] } =>
    vpcId === undefined ? {} : { Filters: [{ Name: name, Values: [vpcId] }] };
  const call = { abortSignal: signal };
  try {
    const groups = await ask<DescribeSecurityGroupsResult>(
      "the Security Groups",
      "ec2:DescribeSecurityGroups",
      "SecurityGroups",
      paginateDescribeSecurityGroups(settings, ofVpc("vpc-id"), call),
    );
    // Rules cannot be filtered by their VPC.
    const rules = await ask<DescribeSecurityGroupRulesResult>(
      "the rules of Security Groups",
      "ec2:DescribeSecurityGroupRules",
      "SecurityGroupRules",
      paginateDescribeSecurityGroupRules(settings, {}, call),
    );
    const interfaces = await ask<DescribeNetworkInterfacesResult>(
      "the network interfaces",
      "ec2:DescribeNetworkInterfaces",
      "NetworkInterfaces",
      paginateDescribeNetworkInterfaces(settings, ofVpc("vpc-id"), call),
    );
    const wanted = new Set(groups.groups.map(({ key }) => key));
    const ofGroups = { ...rules, groups: rules.groups.filter(({ key }) => wanted.has(key)) };
    return mergeGroups([groups, ofGroups, interfaces]);
  } finally {
    client.destroy();
  }
}

/** The Security Groups of a region. */
import {
  DescribeNetworkInterfacesCommand,
  DescribeSecurityGroupRulesCommand,
  type EC2Client,
  paginateDescribeSecurityGroups,
} from "@aws-sdk/client-ec2";
import type { Answer } from "../answer.ts";
import type { LiveGroup } from "../facts.ts";
import { type Asker, unless } from "./asker.ts";

export function askGroups(
  client: EC2Client,
  { ask }: Asker,
  signal: AbortSignal,
): Promise<Answer<readonly LiveGroup[]>> {
  return ask("ec2:DescribeSecurityGroups", "*", async () => {
    const found: LiveGroup[] = [];
    for await (const { SecurityGroups: groups } of paginateDescribeSecurityGroups(
      { client, pageSize: 1_000 },
      {},
      { abortSignal: signal },
    )) {
      // The SDK takes a proxy's page of HTML for an answer without groups; where there are none, AWS says so.
      if (groups === undefined) throw new Error("what came back is not an answer of EC2");
      for (const { GroupName: name = "", VpcId: vpcId = "" } of groups) found.push({ name, vpcId });
    }
    return found;
  });
}

/** Whether IAM allows what else `drift` asks for: EC2 can say so without answering. */
export async function tryDescriptions(client: EC2Client, { ask }: Asker, signal: AbortSignal): Promise<void> {
  const send = { abortSignal: signal };
  const dryRun = { DryRun: true, MaxResults: 5 };
  await Promise.all([
    ask("ec2:DescribeSecurityGroupRules", "*", () =>
      unless(client.send(new DescribeSecurityGroupRulesCommand(dryRun), send), "DryRunOperation"),
    ),
    ask("ec2:DescribeNetworkInterfaces", "*", () =>
      unless(client.send(new DescribeNetworkInterfacesCommand(dryRun), send), "DryRunOperation"),
    ),
  ]);
}

/** The least IAM policy that `doctor` needs: it tries what the other commands ask for, and a little more. Pure. */
import { roleArnsOf } from "../aws/read-roles.ts";
import { preferencesParameter } from "../discriminat/preferences.ts";
import type { Network } from "../policy/model.ts";
import { type IamPolicy, iamPolicy } from "../traffic/insights/iam-policy.ts";
import { groupResource, partitionOf } from "../traffic/insights/log-groups.ts";

/** `sts:GetCallerIdentity` needs no permission: https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html */
export function doctorIamPolicy(networks: readonly Network[]): IamPolicy {
  const observed = networks.map(({ logGroup, ...network }) => ({
    ...{ region: network.region, accountId: network.accountId, logGroups: [logGroup] },
    readRoles: roleArnsOf({ ...network, participantRoles: [] }),
  }));
  const { Version, Statement } = iamPolicy({ networks: observed, groupsFromTags: true });
  const streams = networks.map(({ region, accountId, logGroup }) => groupResource(logGroup, region, accountId));
  const regions = sorted(networks.map(({ region }) => region));
  const inRegions = { Condition: { StringEquals: { "aws:RequestedRegion": regions } } };
  return {
    Version,
    Statement: [
      ...Statement,
      {
        Sid: "ReadAgeOfLogs",
        Effect: "Allow",
        Action: ["logs:DescribeLogStreams"],
        Resource: sorted(streams),
      },
      {
        Sid: "ReadGroupsOfDrift",
        Effect: "Allow",
        Action: ["ec2:DescribeNetworkInterfaces", "ec2:DescribeSecurityGroupRules"],
        Resource: ["*"],
        ...inRegions,
      },
      {
        Sid: "ReadPreferences",
        Effect: "Allow",
        Action: ["ssm:GetParameter"],
        Resource: sorted(networks.map(parameterArn)),
      },
      // Not for single quotas: https://docs.aws.amazon.com/service-authorization/latest/reference/list_servicequotas.html
      {
        Sid: "ReadQuotas",
        Effect: "Allow",
        Action: ["servicequotas:GetAWSDefaultServiceQuota", "servicequotas:GetServiceQuota"],
        Resource: ["*"],
        ...inRegions,
      },
    ],
  };
}

/** Of the firewall's preferences. An unknown account is `*`. */
export function parameterArn({ region, accountId = "*", customDeploymentId }: Network): string {
  return `arn:${partitionOf(region)}:ssm:${region}:${accountId}:parameter/${preferencesParameter(customDeploymentId)}`;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

/** The least IAM policy with which traffic can be observed live. Pure: knows no account but those it is given. */
import { readGroupArn } from "../../aws/log-group-arn.ts";
import { groupResource, partitionOf } from "./log-groups.ts";

interface ObservedNetwork {
  readonly region: string;
  /** `undefined` where the settings do not say: the policy then holds for any. */
  readonly accountId: string | undefined;
  /** Names or ARNs. */
  readonly logGroups: readonly string[];
  /** ARNs of roles that are assumed to read in other accounts. */
  readonly readRoles?: readonly string[];
}

export interface IamPolicyOptions {
  readonly networks: readonly ObservedNetwork[];
  /** Whether apps are looked up in the tags of Security Groups. */
  readonly groupsFromTags: boolean;
}

export interface IamStatement {
  readonly Sid: string;
  readonly Effect: "Allow";
  readonly Action: readonly string[];
  readonly Resource: readonly string[];
  readonly Condition?: {
    readonly StringEquals?: { readonly "aws:RequestedRegion": readonly string[] };
    readonly StringLike?: { readonly "s3:prefix": readonly string[] };
  };
}

export interface IamPolicy {
  readonly Version: "2012-10-17";
  readonly Statement: readonly IamStatement[];
}

/**
 * Which actions can be tied to a log group: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatchlogs.html
 *
 * Their ARNs end in `:*`: see `arn` of https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_LogGroup.html
 */
export function iamPolicy({ networks, groupsFromTags }: IamPolicyOptions): IamPolicy {
  const regions = sorted(networks.map(({ region }) => region));
  const inRegions = { Condition: { StringEquals: { "aws:RequestedRegion": regions } } };
  const groups = networks.flatMap(({ region, accountId, logGroups }) =>
    logGroups.map((group) => groupResource(group, region, accountId)),
  );
  const anyGroup = networks.flatMap(({ region, accountId = "*", logGroups }) => {
    const linked = logGroups.flatMap((group) => readGroupArn(group)?.account ?? []);
    return [accountId, ...linked].map((account) => `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:*`);
  });
  return {
    Version: "2012-10-17",
    Statement: [
      ...assumeStatements(networks),
      {
        Sid: "ReadFirewallLogs",
        Effect: "Allow",
        Action: ["logs:FilterLogEvents", "logs:StartQuery"],
        Resource: sorted(groups),
      },
      // A query has no ARN.
      {
        Sid: "FollowQueries",
        Effect: "Allow",
        Action: ["logs:GetQueryResults", "logs:StopQuery"],
        Resource: ["*"],
        ...inRegions,
      },
      // For --max-scan-gb, and to name the group that was meant where one is not found.
      {
        Sid: "FindLogGroups",
        Effect: "Allow",
        Action: ["logs:DescribeLogGroups"],
        Resource: sorted(anyGroup),
      },
      ...(groupsFromTags ? [readTagsStatement(regions)] : []),
    ],
  };
}

/** Of the credentials themselves; the other statements are what each of these roles needs. */
export function assumeStatements(
  places: readonly { readonly readRoles?: readonly string[] }[],
): readonly IamStatement[] {
  const roles = sorted(places.flatMap(({ readRoles = [] }) => readRoles));
  if (roles.length === 0) return [];
  return [{ Sid: "AssumeReadRoles", Effect: "Allow", Action: ["sts:AssumeRole"], Resource: roles }];
}

/** For `--groups-from-tags`: groups cannot be named before they are listed. */
export function readTagsStatement(regions: readonly string[]): IamStatement {
  return {
    Sid: "ReadTagsOfSecurityGroups",
    Effect: "Allow",
    Action: ["ec2:DescribeSecurityGroups"],
    Resource: ["*"],
    Condition: { StringEquals: { "aws:RequestedRegion": sorted(regions) } },
  };
}

/** As `aws iam create-policy --policy-document file://…` takes it. */
export function iamPolicyText(options: IamPolicyOptions): string {
  return `${JSON.stringify(iamPolicy(options), null, 2)}\n`;
}

function sorted(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)].sort();
}

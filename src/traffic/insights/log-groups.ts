/** Names and ARNs of log groups. Pure. */

import type { ClientPlace } from "../../aws/client-place.ts";
import { readGroupArn } from "../../aws/log-group-arn.ts";

/** Where log groups are, and who is asked for them. */
export interface LogPlace extends ClientPlace {
  /**
   * Names, or ARNs where a group is in another account that is linked to this one for monitoring
   * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-Unified-Cross-Account.html).
   */
  readonly logGroups: readonly string[];
}

/** As the API takes it: AWS prints ARNs of log groups with `:*` at the end, and refuses to take them like that. */
export function groupIdentifier(text: string): string {
  return readGroupArn(text) === undefined ? text : text.replace(/:\*$/, "");
}

/** As the operations take it that know names, and ARNs only by another word. */
export function groupParameter(
  text: string,
): { readonly logGroupName: string } | { readonly logGroupIdentifier: string } {
  return readGroupArn(text) === undefined ? { logGroupName: text } : { logGroupIdentifier: groupIdentifier(text) };
}

export function groupName(text: string): string {
  return readGroupArn(text)?.name ?? text;
}

/** As IAM takes it. An unknown account is `*`. */
export function groupResource(text: string, region: string, account: string | undefined): string {
  const arn = readGroupArn(text);
  const at = arn ?? { partition: partitionOf(region), region, account: account ?? "*", name: text };
  return `arn:${at.partition}:logs:${at.region}:${at.account}:log-group:${at.name}:*`;
}

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html */
export function partitionOf(region: string): string {
  if (region.startsWith("cn-")) return "aws-cn";
  return region.startsWith("us-gov-") ? "aws-us-gov" : "aws";
}

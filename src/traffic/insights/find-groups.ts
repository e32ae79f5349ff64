/** What CloudWatch Logs knows about log groups: how much they hold, and what the one that is missing may be called. */

import { type CloudWatchLogsClient, type LogGroup, paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import { readGroupArn } from "../../aws/log-group-arn.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { msPerDay } from "../../values/time.ts";
import type { Window } from "../flow.ts";
import { hasShape } from "./answer-shape.ts";
import { explainOddAnswer } from "./explain-failure.ts";
import { groupIdentifier, groupName, type LogPlace } from "./log-groups.ts";

/** The group itself; `undefined` where there is none. */
export async function describeGroup(
  client: CloudWatchLogsClient,
  place: LogPlace,
  identifier: string,
  signal: AbortSignal,
): Promise<LogGroup | undefined> {
  const name = groupName(identifier);
  const arn = readGroupArn(identifier);
  const elsewhere = arn === undefined ? {} : { includeLinkedAccounts: true, accountIdentifiers: [arn.account] };
  const pages = paginateDescribeLogGroups(
    { client },
    { logGroupNamePrefix: name, ...elsewhere },
    { abortSignal: signal },
  );
  for await (const page of pages) {
    if (!hasShape("DescribeLogGroups", page)) throw explainOddAnswer("DescribeLogGroups", place);
    const { logGroups = [] } = page;
    const found = logGroups.find(
      (group) =>
        group.logGroupName === name && (arn === undefined || groupIdentifier(group.arn ?? "").includes(arn.account)),
    );
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * How many bytes of the groups fall into the window, if they came evenly. AWS says how much a group stores, not since when:
 * since it was made, or for as long as it keeps records. The end of the window stands for the present.
 */
export async function estimateBytes(
  client: CloudWatchLogsClient,
  place: LogPlace,
  window: Window,
  signal: AbortSignal,
): Promise<number> {
  const [fromMs, toMs] = [Date.parse(window.from), Date.parse(window.to)];
  let bytes = 0;
  for (const identifier of place.logGroups) {
    const group = await describeGroup(client, place, identifier, signal);
    const { storedBytes = 0, creationTime = 0, retentionInDays } = group ?? {};
    const kept = retentionInDays === undefined ? 0 : toMs - retentionInDays * msPerDay;
    const sinceMs = Math.max(creationTime, kept);
    if (toMs > sinceMs) bytes += (storedBytes * (toMs - Math.max(fromMs, sinceMs))) / (toMs - sinceMs);
  }
  return bytes;
}

/** Names of groups that may be a firewall's, sorted. */
export async function groupsNamedAlike(client: CloudWatchLogsClient, signal: AbortSignal): Promise<readonly string[]> {
  const names = new Set<string>();
  // The search minds upper and lower case, in which the firewall's two spellings differ.
  const pages = paginateDescribeLogGroups({ client }, { logGroupNamePattern: "iscrimi" }, { abortSignal: signal });
  for await (const { logGroups = [] } of pages) {
    for (const { logGroupName } of logGroups) if (logGroupName !== undefined) names.add(logGroupName);
  }
  return [...names].sort();
}

/** Names the groups that are missing, and those with a similar name. Never fails: what cannot be found out is left out. */
export async function explainMissingGroups(
  client: CloudWatchLogsClient,
  place: LogPlace,
  cause: unknown,
  signal: AbortSignal,
): Promise<UserError> {
  const { logGroups, region } = place;
  const missing: string[] = [];
  let similar: readonly string[] = [];
  try {
    for (const group of logGroups) {
      if ((await describeGroup(client, place, group, signal)) === undefined) missing.push(groupName(group));
    }
    similar = await groupsNamedAlike(client, signal);
  } catch {
    signal.throwIfAborted();
  }
  const names = (missing.length === 0 ? logGroups.map(groupName) : missing).map(quote).join(" or ");
  return new UserError(`region ${region} has no log group ${names}`, {
    hint: hintFor(missing, similar, logGroups),
    cause,
    exitCode: 3,
  });
}

function hintFor(missing: readonly string[], similar: readonly string[], asked: readonly string[]): string {
  const other = similar.find((name) => missing.some((wanted) => wanted !== name && sameLetters(wanted, name)));
  // https://github.com/ChaserSystems/terraform-aws-discriminat-eni: renamed with version 2.5.
  if (other !== undefined) {
    return `There is ${quote(other)}: write \`log_group: ${other}\` in the network's settings (the name is discrimiNAT before v2.5, DiscrimiNAT since).`;
  }
  const rest = similar.filter((name) => !asked.includes(name));
  if (rest.length > 0)
    return `There is ${rest.slice(0, 5).map(quote).join(", ")}: name it as log_group in the settings.`;
  return asked.some((group) => readGroupArn(group) !== undefined)
    ? "Check the ARN's region and account, and that the account is linked to this one for monitoring."
    : "A log group belongs to one region of one account: check both, and the network's log_group in the settings.";
}

function sameLetters(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

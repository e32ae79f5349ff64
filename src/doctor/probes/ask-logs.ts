/** The log group, its streams, and what IAM lets the credentials do with them. */

import {
  type CloudWatchLogsClient,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetQueryResultsCommand,
  StartQueryCommand,
  StopQueryCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { readGroupArn } from "../../aws/log-group-arn.ts";
import type { Network } from "../../policy/model.ts";
import { describeGroup, groupsNamedAlike } from "../../traffic/insights/find-groups.ts";
import {
  groupIdentifier,
  groupParameter,
  groupResource,
  type LogPlace,
  partitionOf,
} from "../../traffic/insights/log-groups.ts";
import { type Answer, silent } from "../answer.ts";
import type { LogFacts, LogGroup, LogStream } from "../facts.ts";
import { type Asker, unless } from "./asker.ts";

/** @param atMs a moment of the day that is judged: what is tried, is tried on one second of it */
export async function askLogs(
  client: CloudWatchLogsClient,
  network: Network,
  asker: Asker,
  atMs: number,
  signal: AbortSignal,
): Promise<LogFacts> {
  const group = await askGroup(client, network, asker, signal);
  if (group.kind === "told" && group.value === undefined) {
    const none = silent("there is no log group");
    return { group, similar: await askSimilar(client, signal), flow: none, config: none };
  }
  const [flow, config] = await Promise.all([
    askStream(client, network, network.flowStream, asker, signal),
    askStream(client, network, network.configStream, asker, signal),
    tryQueries(client, network, asker, atMs, signal),
  ]);
  return { group, similar: [], flow, config };
}

function askGroup(
  client: CloudWatchLogsClient,
  { region, logGroup, accountId = "*" }: Network,
  asker: Asker,
  signal: AbortSignal,
): Promise<Answer<LogGroup | undefined>> {
  const account = readGroupArn(logGroup)?.account ?? accountId;
  const any = `arn:${partitionOf(region)}:logs:${region}:${account}:log-group:*`;
  const place: LogPlace = { region, logGroups: [logGroup] };
  return asker.ask("logs:DescribeLogGroups", any, async () => {
    const found = await describeGroup(client, place, logGroup, signal);
    return found && { retentionDays: found.retentionInDays, logClass: found.logGroupClass };
  });
}

/** What cannot be found out is left out: the missing group is named all the same. */
async function askSimilar(client: CloudWatchLogsClient, signal: AbortSignal): Promise<readonly string[]> {
  try {
    return await groupsNamedAlike(client, signal);
  } catch {
    signal.throwIfAborted();
    return [];
  }
}

/** A query of nothing, over one second: what it scans costs nothing that could be measured. */
async function tryQueries(
  client: CloudWatchLogsClient,
  { region, accountId, logGroup }: Network,
  { ask }: Asker,
  atMs: number,
  signal: AbortSignal,
): Promise<void> {
  const resource = groupResource(logGroup, region, accountId);
  const at = Math.floor(atMs / 1_000);
  const send = { abortSignal: signal };
  const query = await ask("logs:StartQuery", resource, () =>
    unless(
      client.send(
        new StartQueryCommand({
          ...(readGroupArn(logGroup) === undefined
            ? { logGroupName: logGroup }
            : { logGroupIdentifiers: [groupIdentifier(logGroup)] }),
          startTime: at,
          endTime: at,
          queryString: "fields @timestamp | limit 1",
        }),
        send,
      ),
      // The group keeps nothing of that second; or it is of a class that is not for queries.
      "MalformedQueryException",
      "InvalidOperationException",
      "ResourceNotFoundException",
      "LimitExceededException",
    ),
  );
  // Where there is none, one that no one has started: AWS refuses it only after IAM has allowed it.
  const queryId = (query.kind === "told" ? query.value?.queryId : undefined) ?? "00000000-0000-0000-0000-000000000000";
  const noSuchQuery = ["ResourceNotFoundException", "InvalidParameterException"];
  await ask("logs:GetQueryResults", "*", () =>
    unless(client.send(new GetQueryResultsCommand({ queryId }), send), ...noSuchQuery),
  );
  await ask("logs:StopQuery", "*", () => unless(client.send(new StopQueryCommand({ queryId }), send), ...noSuchQuery));
  await ask("logs:FilterLogEvents", resource, () =>
    unless(
      client.send(
        new FilterLogEventsCommand({ ...groupParameter(logGroup), startTime: atMs, endTime: atMs, limit: 1 }),
        send,
      ),
      "InvalidOperationException",
      "ResourceNotFoundException",
    ),
  );
}

function askStream(
  client: CloudWatchLogsClient,
  { region, accountId, logGroup }: Network,
  name: string,
  { ask }: Asker,
  signal: AbortSignal,
): Promise<Answer<LogStream | undefined>> {
  return ask("logs:DescribeLogStreams", groupResource(logGroup, region, accountId), async () => {
    const { logStreams } = await client.send(
      new DescribeLogStreamsCommand({ ...groupParameter(logGroup), logStreamNamePrefix: name }),
      { abortSignal: signal },
    );
    if (logStreams === undefined) throw new Error("what came back is not an answer of CloudWatch Logs");
    const found = logStreams.find(({ logStreamName }) => logStreamName === name);
    return found && { latestRecordMs: found.lastEventTimestamp };
  });
}

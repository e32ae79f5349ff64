/** Files and Logs Insights as sources of `observe`, as the command sees them. Loads the AWS SDK only for live traffic. */
import { Readable } from "node:stream";
import { readRole, roleArnsOf } from "../../aws/read-roles.ts";
import type { Io } from "../../command-line/command.ts";
import type { Progress } from "../../command-line/progress.ts";
import type { Network } from "../../policy/model.ts";
import { quote } from "../../text/quote.ts";
import { visible } from "../../text/visible.ts";
import { count } from "../../text/words.ts";
import { type FileTraffic, observeFiles } from "../../traffic/files/observe-files.ts";
import type { ObservedTraffic } from "../../traffic/flow.ts";
import { digestOfQuestions } from "../../traffic/insights/day-answer.ts";
import { iamPolicyText } from "../../traffic/insights/iam-policy.ts";
import { msPerDay } from "../../values/time.ts";
import { openDayCache } from "./day-cache.ts";
import type { ObserveRequest } from "./request.ts";

/** A day that is over is kept once another whole day lies behind it: agents deliver late, and `--as-of` knows no hour. */
const lateMs = msPerDay;

export interface Observed {
  readonly seen: ObservedTraffic;
  /** Where the first unreadable lines are. */
  readonly unreadable: readonly string[];
  /** Logs that were given more than once, and count once. Sentences. */
  readonly sameLogs: readonly string[];
  /** What Logs Insights or Athena read, and what that costs; `undefined` for files. */
  readonly scanned: { readonly bytes: number; readonly estimatedUsd: number } | undefined;
  /** Days that the cache had; `undefined` without one. */
  readonly daysKept?: number | undefined;
  /** What of the cache could not be used. Sentences. */
  readonly cacheWarnings?: readonly string[];
}

export async function observeLogFiles(
  { logs, jobs, window }: ObserveRequest,
  { cwd }: Io,
  progress: Progress,
  signal: AbortSignal,
): Promise<Observed> {
  const seen = await observeFiles(
    {
      patterns: logs,
      cwd,
      stdin: logs.includes("-") ? process.stdin : Readable.from([]),
      window,
      jobs,
      onProgress: ({ file, filesDone, filesKnown, bytesRead }) => {
        const place = `${filesDone + 1} of ${count(filesKnown, "file")}`;
        progress.step(`${visible(file)}, ${place}, ${Math.round(bytesRead / 1e6)} MB read`);
      },
    },
    signal,
  );
  const unreadable = seen.firstUnreadable.map(({ file, line, why }) => `${file}:${line}: ${why}`);
  return { seen, unreadable, sameLogs: sameLogsOf(seen), scanned: undefined };
}

function sameLogsOf({ copies: [first, ...others], repeatedEvents }: FileTraffic): readonly string[] {
  return [
    ...(first === undefined
      ? []
      : [
          `${quote(first.file)} holds the same as ${quote(first.of)}${others.length === 0 ? "" : `, and ${count(others.length, "other file")} the same as others`}: each counts once.`,
        ]),
    ...(repeatedEvents === 0 ? [] : [`${count(repeatedEvents, "event")} came more than once: each counts once.`]),
  ];
}

export async function observeNetwork(
  network: Network,
  { window, logGroups, maxScanGb, cache, keepFromMs }: ObserveRequest,
  { asOf, today, cwd }: { readonly asOf: string; readonly today: string; readonly cwd: string },
  progress: Progress,
  signal: AbortSignal,
): Promise<Observed> {
  if (window === undefined) throw new Error("Logs Insights needs a window");
  // The AWS SDK takes 0.2 s to load, and files do not need it.
  const { observeInsights } = await import("../../traffic/insights/observe-insights.ts");
  const { region, endpoints, flowStream, configStream } = network;
  const place = {
    region,
    endpoint: endpoints.logs,
    logGroups: logGroupsOf(network, logGroups),
    role: readRole(network),
  };
  const streams = { flowStream, configStream };
  const days =
    cache === undefined
      ? undefined
      : openDayCache(
          {
            folder: cache,
            network: network.name,
            asked: digestOfQuestions(streams, [place, network.accountId ?? null]),
          },
          cwd,
        );
  const seen = await observeInsights(
    {
      ...place,
      ...streams,
      window,
      answeredDays: days,
      // What is kept stays: a day that `--as-of` takes for over, in the future, would be half a day for good.
      settledUntilMs: Date.parse(`${asOf < today ? asOf : today}T00:00:00Z`) - lateMs,
      maxScanBytes: maxScanGb === undefined ? undefined : maxScanGb * 1e9,
      onProgress: ({ queriesDone, queriesKnown, matchedRecords, scannedBytes }) => {
        const queries = `${queriesDone} of ${count(queriesKnown, "query", "queries")}`;
        const found = count(matchedRecords, "record");
        progress.step(`${network.name}: ${queries}, ${found}, ${(scannedBytes / 1e9).toFixed(1)} GB scanned`);
      },
    },
    signal,
  );
  if (keepFromMs !== undefined) days?.dropBefore(keepFromMs);
  return {
    seen,
    unreadable: [],
    sameLogs: [],
    scanned: { bytes: seen.scannedBytes, estimatedUsd: seen.estimatedUsd },
    daysKept: days?.used(),
    cacheWarnings: days?.warnings() ?? [],
  };
}

function logGroupsOf({ logGroup }: Network, given: readonly string[]): readonly string[] {
  return given.length === 0 ? [logGroup] : given;
}

/** The least IAM policy that observing these networks needs, as JSON. */
export function printedIamPolicy(networks: readonly Network[], { logGroups, groupsFromTags }: ObserveRequest): string {
  return iamPolicyText({
    networks: networks.map((network) => ({
      region: network.region,
      accountId: network.accountId,
      logGroups: logGroupsOf(network, logGroups),
      readRoles: roleArnsOf(groupsFromTags ? network : { ...network, participantRoles: [] }),
    })),
    groupsFromTags,
  });
}

/**
 * What the queries of one observation share: the client, the budget, and the list of what runs: nothing is left running
 * (and costing) when it ends, however it ends.
 */
import { setMaxListeners } from "node:events";
import { CloudWatchLogsClient, type QueryStatistics, StopQueryCommand } from "@aws-sdk/client-cloudwatch-logs";
import { optionsAt } from "../../aws/client-place.ts";
import { credentialsError } from "../../aws/credentials.ts";
import { UserError } from "../../errors.ts";
import { hasShape } from "./answer-shape.ts";
import {
  explainFailure,
  explainOddAnswer,
  isAccountBusy,
  isMissingGroup,
  isPassing,
  type LogsOperation,
} from "./explain-failure.ts";
import { explainMissingGroups } from "./find-groups.ts";
import type { Lanes } from "./lanes.ts";
import { groupIdentifier, type LogPlace } from "./log-groups.ts";
import { type Pace, pause, waitOf } from "./pace.ts";

interface Scan {
  readonly scannedBytes: number;
  readonly scannedRecords: number;
  readonly matchedRecords: number;
}

export interface QuerySession {
  readonly client: CloudWatchLogsClient;
  readonly place: LogPlace;
  readonly pace: Pace;
  /** Rows that AWS gives at most: a result that has so many is not whole. Becomes fewer where its answers say so. */
  readonly rows: { most: number };
  readonly lanes: Lanes;
  /** One work after the other: the rows of many long answers at a time would not fit into memory. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
  readonly signal: AbortSignal;
  /** Ids of queries that may still run. */
  readonly running: Set<string>;
  /** Notes what a query has scanned so far. @throws UserError once all of them have scanned more than is allowed. */
  readonly note: (queryId: string, statistics: QueryStatistics | undefined) => void;
  readonly scanned: () => Scan;
}

export interface SessionOptions {
  readonly place: LogPlace;
  readonly pace: Pace;
  readonly maxRows: number;
  readonly lanes: Lanes;
  readonly maxScanBytes: number | undefined;
  /** Called whenever more is known to be scanned. */
  readonly onScan: (scan: Scan) => void;
}

export function logsClient(place: LogPlace): CloudWatchLogsClient {
  return new CloudWatchLogsClient({
    ...optionsAt(place),
    // We retry ourselves: the SDK does not where too many queries run, and shows no progress.
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
  });
}

/** Runs `work`; whatever it leaves running is stopped. */
export async function withSession<T>(
  { place, pace, maxRows, lanes, maxScanBytes, onScan }: SessionOptions,
  signal: AbortSignal,
  work: (session: QuerySession) => Promise<T>,
): Promise<T> {
  const identified = { ...place, logGroups: place.logGroups.map(groupIdentifier) };
  const scans = new Map<string, Scan>();
  const sum = { scannedBytes: 0, scannedRecords: 0, matchedRecords: 0 };
  const session: QuerySession = {
    client: logsClient(identified),
    place: identified,
    pace,
    rows: { most: maxRows },
    lanes,
    inTurn: createTurns(),
    signal,
    running: new Set(),
    note: (queryId, statistics) => {
      if (statistics === undefined) return;
      const { bytesScanned = 0, recordsScanned = 0, recordsMatched = 0 } = statistics;
      const before = scans.get(queryId);
      const scan = { scannedBytes: bytesScanned, scannedRecords: recordsScanned, matchedRecords: recordsMatched };
      scans.set(queryId, scan);
      for (const key of ["scannedBytes", "scannedRecords", "matchedRecords"] as const) {
        sum[key] += scan[key] - (before?.[key] ?? 0);
      }
      const bytes = sum.scannedBytes;
      if (maxScanBytes !== undefined && bytes > maxScanBytes) {
        throw new UserError(
          `Logs Insights has scanned ${gigabytes(bytes)}, more than the ${gigabytes(maxScanBytes)} that are allowed`,
          {
            hint: "Observe a shorter time, or raise --max-scan-gb. What was read is discarded.",
            exitCode: 3,
          },
        );
      }
      onScan({ ...sum });
    },
    scanned: () => ({ ...sum }),
  };
  try {
    return await work(session);
  } finally {
    await stopQueries(session);
    session.client.destroy();
  }
}

/** What cannot be stopped ends by itself within an hour, and must not hide the error that led here. */
async function stopQueries({ client, place, pace, running }: QuerySession): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  setMaxListeners(0, signal);
  await Promise.allSettled(
    Array.from(running, (queryId) =>
      ask({ client, place, pace, signal }, "StopQuery", () =>
        client.send(new StopQueryCommand({ queryId }), { abortSignal: signal }),
      ),
    ),
  );
}

/**
 * Sends a request until it is answered, or will not be.
 *
 * @throws UserError that says why not; the signal's reason where it is aborted.
 */
export async function ask<T>(
  {
    client,
    place,
    pace,
    signal,
    lanes,
  }: Pick<QuerySession, "client" | "place" | "pace" | "signal"> & Partial<Pick<QuerySession, "lanes">>,
  operation: LogsOperation,
  send: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const answer = await send();
      // Anything but an object is what `send` made of answers.
      if (typeof answer !== "object" || hasShape(operation, answer)) return answer;
      throw explainOddAnswer(operation, place);
    } catch (cause) {
      signal.throwIfAborted();
      if (isAccountBusy(cause)) lanes?.refused();
      if (attempt < pace.retries && isPassing(cause)) {
        await pause(waitOf(attempt, pace.retryFirstMs, pace.retryLongestMs), signal);
        continue;
      }
      if (isMissingGroup(cause) && (operation === "StartQuery" || operation === "FilterLogEvents")) {
        throw await explainMissingGroups(client, place, cause, signal);
      }
      throw credentialsError(cause, client.config.logger) ?? explainFailure(cause, operation, place);
    }
  }
}

function createTurns(): QuerySession["inTurn"] {
  let last: Promise<unknown> = Promise.resolve();
  return async (work) => {
    const own = last.then(work);
    last = own.catch(() => {});
    return await own;
  };
}

export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`;
}

/**
 * What the statements of one observation share: the client, the budget, and the list of what runs: nothing is left running
 * (and costing) when it ends, however it ends. This folder is the only importer of the Athena client, which takes a while to
 * load: import it when it is needed.
 */
import { AthenaClient, StopQueryExecutionCommand } from "@aws-sdk/client-athena";
import { optionsAt } from "../../aws/client-place.ts";
import { credentialsError } from "../../aws/credentials.ts";
import { UserError } from "../../errors.ts";
import { isPassing } from "../insights/explain-failure.ts";
import { type Pace, pause, waitOf } from "../insights/pace.ts";
import { hasShape } from "./answer-shape.ts";
import { type AthenaOperation, type AthenaPlace, explainOddAnswer, explainRequestFailure } from "./explain-failure.ts";
import { leastBilledBytes, usdPerTerabyte } from "./price.ts";

export interface AthenaSession {
  readonly client: AthenaClient;
  readonly place: AthenaPlace;
  /** Where results go; `undefined`: where the workgroup says. */
  readonly output: string | undefined;
  readonly pace: Pace;
  readonly signal: AbortSignal;
  /** Ids of statements that may still run. */
  readonly running: Set<string>;
  /** Notes what a statement has scanned so far. @throws UserError once all of them have scanned more than is allowed. */
  readonly note: (queryId: string, scannedBytes: number) => void;
  readonly scanned: () => Scanned;
}

export interface Scanned {
  readonly bytes: number;
  readonly estimatedUsd: number;
}

export interface SessionOptions {
  readonly place: AthenaPlace;
  readonly output: string | undefined;
  readonly pace: Pace;
  readonly maxScanBytes: number | undefined;
  readonly onScan: (scanned: Scanned) => void;
}

/** Runs `work`; whatever it leaves running is stopped. */
export async function withSession<T>(
  { place, output, pace, maxScanBytes, onScan }: SessionOptions,
  signal: AbortSignal,
  work: (session: AthenaSession) => Promise<T>,
): Promise<T> {
  const scans = new Map<string, number>();
  const scanned = (): Scanned => {
    let [bytes, billed] = [0, 0];
    for (const one of scans.values()) {
      bytes += one;
      billed += Math.max(one, leastBilledBytes);
    }
    return { bytes, estimatedUsd: (billed / 1e12) * usdPerTerabyte };
  };
  const session: AthenaSession = {
    client: new AthenaClient({
      ...optionsAt(place),
      // We retry ourselves: the SDK shows no progress.
      maxAttempts: 1,
      requestHandler: { connectionTimeout: 10_000, requestTimeout: 60_000 },
    }),
    place,
    output,
    pace,
    signal,
    running: new Set(),
    note: (queryId, scannedBytes) => {
      scans.set(queryId, scannedBytes);
      const sum = scanned();
      if (maxScanBytes !== undefined && sum.bytes > maxScanBytes) {
        throw tooMuch(`Athena has scanned ${gigabytes(sum.bytes)}`, maxScanBytes, "What was read is discarded.");
      }
      onScan(sum);
    },
    scanned,
  };
  try {
    return await work(session);
  } finally {
    await stopStatements(session);
    session.client.destroy();
  }
}

export function tooMuch(what: string, maxScanBytes: number, consequence: string): UserError {
  return new UserError(`${what}, more than the ${gigabytes(maxScanBytes)} that are allowed`, {
    hint: `Observe a shorter time, or raise --max-scan-gb. ${consequence}`,
    exitCode: 3,
  });
}

/** What cannot be stopped ends by itself, and must not hide the error that led here. */
async function stopStatements({ client, place, pace, running }: AthenaSession): Promise<void> {
  const signal = AbortSignal.timeout(10_000);
  await Promise.allSettled(
    Array.from(running, (queryId) =>
      ask({ client, place, pace, signal }, "StopQueryExecution", () =>
        client.send(new StopQueryExecutionCommand({ QueryExecutionId: queryId }), { abortSignal: signal }),
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
  { client, place, pace, signal }: Pick<AthenaSession, "client" | "place" | "pace" | "signal">,
  operation: AthenaOperation,
  send: () => Promise<T>,
): Promise<T> {
  for (let attempt = 0; ; attempt += 1) {
    signal.throwIfAborted();
    try {
      const answer = await send();
      if (hasShape(operation, answer)) return answer;
      throw explainOddAnswer(operation, place);
    } catch (cause) {
      signal.throwIfAborted();
      if (attempt < pace.retries && isPassing(cause)) {
        await pause(waitOf(attempt, pace.retryFirstMs, pace.retryLongestMs), signal);
        continue;
      }
      throw credentialsError(cause, client.config.logger) ?? explainRequestFailure(cause, operation, place);
    }
  }
}

export function gigabytes(bytes: number): string {
  return `${(bytes / 1e9).toFixed(bytes < 1e8 ? 3 : 1)} GB`;
}

/** One query of Logs Insights, from start to rows. */
import {
  GetQueryResultsCommand,
  type GetQueryResultsCommandOutput,
  type ResultField,
  StartQueryCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { UserError } from "../../errors.ts";
import { isBeforeAllRecords, isLimitTooHigh } from "./explain-failure.ts";
import { pause, waitOf } from "./pace.ts";
import { ask, type QuerySession } from "./query-session.ts";
import { formatRange, type TimeRange } from "./time-range.ts";

/** A row's fields; one that its records lack is not there. */
export type Row = Readonly<Record<string, string>>;

export type QueryAnswer =
  /** `whole`: these are all rows. */
  | { readonly kind: "rows"; readonly rows: readonly Row[]; readonly whole: boolean }
  /** AWS gives a query an hour. */
  | { readonly kind: "timeout" };

const attempts = 3;
/**
 * What every region gives, and what one page holds; the newest API gives 100,000 on pages:
 * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
 */
const pageRows = 10_000;
/** So often in a row a query may say that it does not know how it is. */
const unknownsBorne = 10;

/** @throws UserError where AWS does not answer; the signal's reason where it is aborted. */
export async function runQuery(session: QuerySession, queryString: string, range: TimeRange): Promise<QueryAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const started = await startQuery(session, queryString, range);
    if (started === undefined) return { kind: "rows", rows: [], whole: true };
    const { queryId } = started;
    const end = await untilEnd(session, started);
    if (end.status === "Complete") return { kind: "rows", rows: end.rows, whole: end.whole };
    if (end.status === "Timeout") return { kind: "timeout" };
    if (end.status === "Cancelled") {
      throw new UserError(`the query ${queryId} was stopped from outside (${formatRange(range)})`, {
        hint: "Try again: CloudTrail shows who called StopQuery.",
        exitCode: 3,
      });
    }
    if (attempt === attempts) {
      throw new UserError(
        `Logs Insights failed ${attempts} times at the query for ${formatRange(range)}: its status is ${end.status}`,
        { hint: "Try again later; https://health.aws.amazon.com shows outages.", exitCode: 3 },
      );
    }
    const { retryFirstMs, retryLongestMs } = session.pace;
    await pause(waitOf(attempt, retryFirstMs, retryLongestMs), session.signal);
  }
}

interface Started {
  readonly queryId: string;
  /** Rows that were asked for. */
  readonly limit: number;
}

/** `undefined` where the groups cannot have a record so early. */
async function startQuery(
  session: QuerySession,
  queryString: string,
  { fromMs, toMs }: TimeRange,
): Promise<Started | undefined> {
  const { client, place, running, signal, rows } = session;
  const send = async (limit: number) => {
    const command = new StartQueryCommand({
      logGroupIdentifiers: [...place.logGroups],
      startTime: Math.floor(fromMs / 1000),
      endTime: Math.ceil(toMs / 1000),
      queryString,
      limit,
    });
    // Not to be aborted: a query whose id never came could not be stopped.
    return await client.send(command);
  };
  let limit = rows.most;
  const answer = await ask(session, "StartQuery", async () => {
    try {
      limit = rows.most;
      return await send(limit);
    } catch (error) {
      if (isBeforeAllRecords(error)) return undefined;
      if (limit <= pageRows || !isLimitTooHigh(error)) throw error;
      // For the whole run: no query asks for more again.
      rows.most = pageRows;
      limit = pageRows;
      return await send(limit);
    }
  });
  const queryId = answer?.queryId;
  if (queryId !== undefined) running.add(queryId);
  signal.throwIfAborted();
  return queryId === undefined ? undefined : { queryId, limit };
}

type End =
  | { readonly status: "Complete"; readonly rows: readonly Row[]; readonly whole: boolean }
  | { readonly status: "Timeout" | "Cancelled" | "Failed" | "Unknown" };

async function untilEnd(session: QuerySession, { queryId, limit }: Started): Promise<End> {
  const { client, pace, signal, running, note, rows } = session;
  let unknowns = 0;
  for (let look = 0; ; look += 1) {
    await pause(waitOf(look, pace.pollFirstMs, pace.pollLongestMs), signal);
    const answer = await ask(session, "GetQueryResults", () =>
      client.send(new GetQueryResultsCommand({ queryId }), { abortSignal: signal }),
    );
    note(queryId, answer.statistics);
    const { status = "Unknown" } = answer;
    unknowns = status === "Unknown" ? unknowns + 1 : 0;
    if (status === "Scheduled" || status === "Running" || (status === "Unknown" && unknowns < unknownsBorne)) continue;
    // It may still run: it stays on the list of what is to be stopped.
    if (status === "Unknown") return { status };
    running.delete(queryId);
    if (status !== "Complete") return { status };
    const first = (answer.results ?? []).map(rowOf);
    const { nextToken } = answer;
    const results =
      nextToken === undefined ? first : await session.inTurn(() => furtherPages(session, queryId, first, nextToken));
    // A service that has no pages cuts off without a word what it was asked for in vain.
    const isSilentCut = limit > pageRows && results.length === pageRows && nextToken === undefined;
    if (isSilentCut) rows.most = pageRows;
    // `resultCount` of the statistics may be what is left after the cut: it proves nothing.
    return { status, rows: results, whole: results.length < limit && !isSilentCut };
  }
}

async function furtherPages(
  session: QuerySession,
  queryId: string,
  first: readonly Row[],
  nextToken: string,
): Promise<readonly Row[]> {
  const rows = [...first];
  for (let token: string | undefined = nextToken; token !== undefined; ) {
    const command = new GetQueryResultsCommand({ queryId, nextToken: token });
    const page: GetQueryResultsCommandOutput = await ask(session, "GetQueryResults", () =>
      session.client.send(command, { abortSignal: session.signal }),
    );
    for (const fields of page.results ?? []) rows.push(rowOf(fields));
    token = page.nextToken === token ? undefined : page.nextToken;
  }
  return rows;
}

function rowOf(fields: readonly ResultField[]): Row {
  return Object.fromEntries(fields.map(({ field, value }) => [field ?? "", value ?? ""]));
}

/** One query of Logs Insights, from start to rows. */
import { GetQueryResultsCommand, type ResultField, StartQueryCommand } from "@aws-sdk/client-cloudwatch-logs";
import { UserError } from "../../errors.ts";
import { isBeforeAllRecords } from "./explain-failure.ts";
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
/** So often in a row a query may say that it does not know how it is. */
const unknownsBorne = 10;

/** @throws UserError where AWS does not answer; the signal's reason where it is aborted. */
export async function runQuery(session: QuerySession, queryString: string, range: TimeRange): Promise<QueryAnswer> {
  for (let attempt = 1; ; attempt += 1) {
    const queryId = await startQuery(session, queryString, range);
    if (queryId === undefined) return { kind: "rows", rows: [], whole: true };
    const end = await untilEnd(session, queryId);
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

/** The query's id; `undefined` where the groups cannot have a record so early. */
async function startQuery(
  session: QuerySession,
  queryString: string,
  { fromMs, toMs }: TimeRange,
): Promise<string | undefined> {
  const { client, place, running, signal, maxRows } = session;
  const command = new StartQueryCommand({
    logGroupIdentifiers: [...place.logGroups],
    startTime: Math.floor(fromMs / 1000),
    endTime: Math.ceil(toMs / 1000),
    queryString,
    limit: maxRows,
  });
  const answer = await ask(session, "StartQuery", async () => {
    try {
      // Not to be aborted: a query whose id never came could not be stopped.
      return await client.send(command);
    } catch (error) {
      if (isBeforeAllRecords(error)) return undefined;
      throw error;
    }
  });
  const queryId = answer?.queryId;
  if (queryId !== undefined) running.add(queryId);
  signal.throwIfAborted();
  return queryId;
}

type End =
  | { readonly status: "Complete"; readonly rows: readonly Row[]; readonly whole: boolean }
  | { readonly status: "Timeout" | "Cancelled" | "Failed" | "Unknown" };

async function untilEnd(session: QuerySession, queryId: string): Promise<End> {
  const { client, pace, signal, running, note, maxRows } = session;
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
    const results = [...(answer.results ?? []), ...(await furtherPages(session, queryId, answer.nextToken))];
    // `resultCount` of the statistics may be what is left after the cut: it proves nothing.
    return { status, rows: results.map(rowOf), whole: results.length < maxRows };
  }
}

async function furtherPages(
  session: QuerySession,
  queryId: string,
  nextToken: string | undefined,
): Promise<readonly ResultField[][]> {
  const rows: ResultField[][] = [];
  for (let token = nextToken; token !== undefined; ) {
    const command = new GetQueryResultsCommand({ queryId, nextToken: token });
    const page = await ask(session, "GetQueryResults", () =>
      session.client.send(command, { abortSignal: session.signal }),
    );
    rows.push(...(page.results ?? []));
    token = page.nextToken;
  }
  return rows;
}

function rowOf(fields: readonly ResultField[]): Row {
  return Object.fromEntries(fields.map(({ field, value }) => [field ?? "", value ?? ""]));
}

/** One statement of Athena, from start to rows. Keeps no more than a page of rows. */
import { randomUUID } from "node:crypto";
import {
  GetQueryExecutionCommand,
  GetQueryResultsCommand,
  type QueryExecution,
  StartQueryExecutionCommand,
} from "@aws-sdk/client-athena";
import { pause, waitOf } from "../insights/pace.ts";
import { formatRange, type TimeRange } from "../insights/time-range.ts";
import { type AthenaSession, ask } from "./athena-session.ts";
import type { AthenaRow } from "./count-rows.ts";
import { explainEnd, explainOddAnswer } from "./explain-failure.ts";
import { columns } from "./statement.ts";

const attempts = 3;
/** Most rows of a page: https://docs.aws.amazon.com/athena/latest/APIReference/API_GetQueryResults.html */
const mostRows = 1_000;
/** Characters that a page may have, if its rows are like those of the one before: clients choose names, and with them their length. */
const pageRoom = 8_000_000;

/**
 * @param onRows called with page after page
 * @throws UserError where AWS does not answer, or the statement fails; the signal's reason where it is aborted.
 */
export async function runStatement(
  session: AthenaSession,
  sql: string,
  range: TimeRange,
  onRows: (rows: readonly AthenaRow[]) => void,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const queryId = await start(session, sql);
    const end = await untilEnd(session, queryId);
    if (end.State === "SUCCEEDED") return await readPages(session, queryId, onRows);
    const { AthenaError, StateChangeReason } = end;
    const state = end.State === "CANCELLED" ? "CANCELLED" : "FAILED";
    // The category of what is Athena's own fault: https://docs.aws.amazon.com/athena/latest/APIReference/API_AthenaError.html
    const isPassing = state === "FAILED" && (AthenaError?.Retryable === true || AthenaError?.ErrorCategory === 1);
    if (!isPassing || attempt === attempts) {
      const reason = StateChangeReason ?? AthenaError?.ErrorMessage ?? "";
      throw explainEnd({ state, queryId, reason }, formatRange(range), session.place);
    }
    const { retryFirstMs, retryLongestMs } = session.pace;
    await pause(waitOf(attempt, retryFirstMs, retryLongestMs), session.signal);
  }
}

async function start(session: AthenaSession, sql: string): Promise<string> {
  const { client, place, output, running, signal } = session;
  const command = new StartQueryExecutionCommand({
    QueryString: sql,
    // Tried again with the same one, it is the same statement.
    ClientRequestToken: randomUUID(),
    QueryExecutionContext: { Database: place.database },
    WorkGroup: place.workgroup,
    ...(output === undefined ? {} : { ResultConfiguration: { OutputLocation: output } }),
  });
  // Not to be aborted: a statement whose id never came could not be stopped.
  const { QueryExecutionId: queryId = "" } = await ask(session, "StartQueryExecution", () => client.send(command));
  running.add(queryId);
  signal.throwIfAborted();
  return queryId;
}

async function untilEnd(session: AthenaSession, queryId: string): Promise<NonNullable<QueryExecution["Status"]>> {
  const { client, pace, signal, running, note } = session;
  const command = new GetQueryExecutionCommand({ QueryExecutionId: queryId });
  for (let look = 0; ; look += 1) {
    await pause(waitOf(look, pace.pollFirstMs, pace.pollLongestMs), signal);
    const answer = await ask(session, "GetQueryExecution", () => client.send(command, { abortSignal: signal }));
    const { Status: status = {}, Statistics: statistics } = answer.QueryExecution ?? {};
    const { State: state } = status;
    const hasEnded = state === "SUCCEEDED" || state === "FAILED" || state === "CANCELLED";
    if (hasEnded) running.delete(queryId);
    note(queryId, statistics?.DataScannedInBytes ?? 0);
    if (hasEnded) return status;
  }
}

async function readPages(
  session: AthenaSession,
  queryId: string,
  onRows: (rows: readonly AthenaRow[]) => void,
): Promise<void> {
  const { client, place, signal } = session;
  let token: string | undefined;
  let pageRows = mostRows;
  do {
    const command = new GetQueryResultsCommand({
      QueryExecutionId: queryId,
      MaxResults: pageRows,
      ...(token !== undefined && { NextToken: token }),
    });
    const answer = await ask(session, "GetQueryResults", () => client.send(command, { abortSignal: signal }));
    const { Rows: data = [] } = answer.ResultSet ?? {};
    const written = data.map(({ Data = [] }) => Data.map(({ VarCharValue }) => VarCharValue));
    // The first row of the first page of a SELECT holds the names of the columns.
    if (token === undefined && !isHeader(written.shift())) throw explainOddAnswer("GetQueryResults", place);
    onRows(written.map(rowOf));
    const longest = written.reduce((most, row) => Math.max(most, lengthOf(row)), 1);
    pageRows = Math.min(mostRows, Math.max(10, Math.floor(pageRoom / longest)));
    if (answer.NextToken === token) break;
    token = answer.NextToken;
  } while (token !== undefined);
}

type Written = readonly (string | undefined)[];

function isHeader(row: Written | undefined): boolean {
  return row !== undefined && columns.every((name, index) => row[index] === name) && row.length === columns.length;
}

function rowOf(row: Written): AthenaRow {
  return Object.fromEntries(columns.flatMap((name, index) => (row[index] === undefined ? [] : [[name, row[index]]])));
}

function lengthOf(row: Written): number {
  return row.reduce((sum, value) => sum + (value?.length ?? 0), 0);
}

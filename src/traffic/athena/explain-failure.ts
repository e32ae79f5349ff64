/**
 * What Athena answers when it does not do what was asked → words for people, with what to do. Translates only. Texts of AWS are
 * quoted, since names of tables and folders are in them. Pure.
 */
import type { ClientPlace } from "../../aws/client-place.ts";
import { explainCredentials } from "../../aws/credentials.ts";
import { UserError } from "../../errors.ts";
import { quote } from "../../text/quote.ts";
import { isOdd } from "../insights/explain-failure.ts";

export type AthenaOperation =
  | "GetWorkGroup"
  | "StartQueryExecution"
  | "GetQueryExecution"
  | "GetQueryResults"
  | "StopQueryExecution";

export interface AthenaPlace extends ClientPlace {
  readonly database: string;
  readonly table: string;
  readonly workgroup: string;
}

const busy = new Set(["TooManyRequestsException", "ThrottlingException", "Throttling", "RequestLimitExceeded"]);
const printPolicy = "`observe --network <name> --athena --print-iam-policy` prints the least policy that is needed.";
const printTable = "`observe --network <name> --print-athena-ddl` prints the statement that makes it.";

/** A request that failed, after what can be tried again has been. */
export function explainRequestFailure(cause: unknown, operation: AthenaOperation, place: AthenaPlace): UserError {
  if (cause instanceof UserError) return cause;
  const { region, workgroup } = place;
  const { name, message } = cause instanceof Error ? cause : new Error(String(cause));
  const code = cause instanceof Error && "code" in cause ? cause.code : undefined;
  const said = quote(message === "" ? name : message);
  const fail = (text: string, hint: string): UserError => new UserError(text, { hint, cause, exitCode: 3 });
  if (name === "AccessDeniedException" || name === "AccessDenied") {
    const [, action = `athena:${operation}`] = /not authorized to perform: ([a-z0-9-]+:[A-Za-z]+)/.exec(message) ?? [];
    return fail(`AWS does not let these credentials call ${action}: ${said}`, `Allow it: ${printPolicy}`);
  }
  const refused = explainCredentials(name, said, region);
  if (refused !== undefined) return fail(refused.message, refused.hint);
  if (busy.has(name)) {
    return fail(
      `Athena in ${region} still refuses ${operation} for coming too often`,
      "Try again later: other programs of this account ask as well, and it may run only so many statements at a time.",
    );
  }
  if (/output location|outputlocation/i.test(message)) {
    return fail(
      `Athena does not know where to write results: ${said}`,
      "Write `output: s3://<bucket>/<folder>/` below logs.athena in the network's settings, or give the workgroup one.",
    );
  }
  if (/workgroup/i.test(message)) {
    return fail(
      `Athena in ${region} does not run statements in the workgroup ${quote(workgroup)}: ${said}`,
      "Check logs.athena.workgroup in the network's settings; the default is primary.",
    );
  }
  if (code === "ENOTFOUND" || code === "EAI_AGAIN") {
    return fail(
      `Athena cannot be reached in region ${quote(region)}: ${said}`,
      "Check the network's region in the settings, and this machine's connection.",
    );
  }
  if (isOdd(cause)) return explainOddAnswer(operation, place, cause);
  return fail(
    `Athena in ${region} failed at ${operation}: ${said}`,
    "Check the network's region and this machine's connection, and try again.",
  );
}

/** Something answers that is not Athena. */
export function explainOddAnswer(operation: AthenaOperation, { region }: AthenaPlace, cause?: unknown): UserError {
  return new UserError(`what came back for ${operation} in ${region} is not an answer of Athena`, {
    hint: "Check the network's endpoints in the settings, and what stands between this machine and AWS, such as a proxy.",
    cause,
    exitCode: 3,
  });
}

/** What Athena says of a statement that ended otherwise than well. */
export interface StatementEnd {
  readonly state: "FAILED" | "CANCELLED";
  readonly queryId: string;
  readonly reason: string;
}

interface Cause {
  readonly pattern: RegExp;
  readonly words: (place: AthenaPlace) => string;
  readonly hint: string;
}

/** https://docs.aws.amazon.com/athena/latest/ug/error-reference.html and https://repost.aws's articles on Athena. */
const causes: readonly Cause[] = [
  {
    pattern: /bytes scanned limit/i,
    words: ({ workgroup }) => `the workgroup ${quote(workgroup)} lets no statement scan as much as this one`,
    hint: "Raise the workgroup's limit of data per query, observe a shorter time, or have the table partitioned.",
  },
  {
    pattern: /SCHEMA_NOT_FOUND|database .*not (?:found|exist)|schema .*does not exist/i,
    words: ({ region, database }) => `Athena in ${region} has no database ${quote(database)}`,
    hint: "Check logs.athena.database in the network's settings; a database belongs to one region of one account.",
  },
  {
    pattern: /TABLE_NOT_FOUND|table .*(?:not found|does not exist)/i,
    words: ({ region, database, table }) => `Athena in ${region} has no table ${quote(`${database}.${table}`)}`,
    hint: `Check logs.athena.table in the network's settings; ${printTable}`,
  },
  {
    pattern: /COLUMN_NOT_FOUND|column .*cannot be resolved/i,
    words: ({ database, table }) => `the table ${quote(`${database}.${table}`)} lacks a column`,
    hint: `It needs the column line, and the one that logs.athena.partitions stands for (hour: datehour, day: day, none: no other); ${printTable}`,
  },
  {
    pattern: /access ?denied|permission|not authorized/i,
    words: () => "Athena may not read the table or its files with these credentials",
    hint: `Allow it: ${printPolicy}`,
  },
  {
    pattern: /exhausted resources|EXCEEDED_\w*LIMIT|query timeout|exceeded .*(?:memory|time) limit/i,
    words: () => "the statement was too much for Athena",
    hint: "Try again at another time; partition the table, so that a statement reads one day; or download the files and observe them with --logs.",
  },
  {
    pattern: /HIVE_\w+|incorrect header check|BAD_DATA|GZIP|zlib/i,
    words: () => "Athena cannot read a file of the table",
    hint: "What Athena says names it. Compressed files need the ending .gz: set Firehose's file extension.",
  },
];

export function explainEnd({ state, queryId, reason }: StatementEnd, when: string, place: AthenaPlace): UserError {
  const said = reason === "" ? "" : `: ${quote(reason)}`;
  const known = causes.find(({ pattern }) => pattern.test(reason));
  if (known !== undefined)
    return new UserError(`${known.words(place)} (${when})${said}`, { hint: known.hint, exitCode: 3 });
  if (state === "CANCELLED") {
    return new UserError(`the statement ${queryId} was stopped from outside (${when})${said}`, {
      hint: "Try again: CloudTrail shows who called StopQueryExecution.",
      exitCode: 3,
    });
  }
  return new UserError(`Athena failed at the statement for ${when}${said}`, {
    hint: `Try again later; what it says is kept with the statement ${queryId} in Athena's history.`,
    exitCode: 3,
  });
}

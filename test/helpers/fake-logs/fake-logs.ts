/**
 * CloudWatch Logs as far as the product uses it: AWS JSON 1.1 over HTTP on loopback, for the real SDK client. What moto lacks
 * is here: queries are really evaluated, take their time, are cut off, throttled, and fail when a test says so.
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import { fiveFilters } from "./five-filters.ts";
import { MalformedQuery } from "./query-language.ts";
import { type FakeRecord, type ResultRow, runQuery, type TimeStyle } from "./run-query.ts";

export interface FakeGroup {
  readonly name: string;
  readonly records: readonly FakeRecord[] | RecordSource;
  /** Default: the account that asks. */
  readonly account?: string;
  readonly logClass?: "STANDARD" | "INFREQUENT_ACCESS" | "DELIVERY";
  readonly createdMs?: number;
  readonly retentionDays?: number;
  /** Default: the bytes of the records. */
  readonly storedBytes?: number;
}

/** Records of a time, both ends included, made when they are asked for. */
export type RecordSource = (fromMs: number, toMs: number) => readonly FakeRecord[];

function recordsIn({ records }: FakeGroup, fromMs: number, toMs: number): readonly FakeRecord[] {
  if (typeof records === "function") return records(fromMs, toMs);
  return records.filter(({ timestamp }) => fromMs <= timestamp && timestamp <= toMs);
}

const everything = (group: FakeGroup): readonly FakeRecord[] =>
  typeof group.records === "function" ? [] : group.records;

/** `wavering` says now and then that it does not know, never ten times in a row, and completes after 30 looks. */
type Fate = "Complete" | "Failed" | "Timeout" | "Cancelled" | "Unknown" | "endless" | "wavering";
const waveringLooks = 30;
/** Longer than any test looks at one. */
const forgottenMs = 10_000;

export interface FakeLogsOptions {
  readonly region: string;
  readonly groups: readonly FakeGroup[];
  /**
   * Most rows of a result: 100,000, as AWS documents for its newest API, page by page. With 10,000 it is as before.
   * https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_StartQuery.html
   */
  readonly rowCap?: number;
  /** What becomes of a `limit` above `rowCap`: refused as older regions do, or cut off without a word. */
  readonly highLimits?: "refused" | "cut";
  /** Most rows that one `GetQueryResults` gives. */
  readonly pageSize?: number;
  /** How often a query is still running when it is looked at. */
  readonly looksUntilComplete?: number;
  readonly maxConcurrent?: number;
  readonly times?: TimeStyle;
  /** Most events of one page of `FilterLogEvents`. */
  readonly eventsPerPage?: number;
}

interface FakeCall {
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Of whoever signed the request. */
  readonly accessKey: string;
}

interface ServiceError {
  readonly name: string;
  readonly message: string;
  readonly status?: number;
}

export interface FakeLogs {
  readonly url: string;
  /** Every request so far. */
  readonly calls: readonly FakeCall[];
  /** Answers the next requests of an action with an error. */
  readonly fail: (action: string, error: ServiceError, times?: number) => void;
  /** What becomes of the next queries; then they complete. */
  readonly fates: Fate[];
  /** Ids of queries that run. */
  readonly running: () => readonly string[];
  readonly stop: () => Promise<void>;
}

interface Query {
  readonly id: string;
  readonly fate: Fate;
  readonly rows: readonly ResultRow[];
  readonly statistics: Readonly<Record<string, number>>;
  readonly startedMs: number;
  looks: number;
  stopped: boolean;
}

const ownAccount = "123456789012";

class Refusal extends Error {
  readonly error: ServiceError;

  constructor(error: ServiceError) {
    super(error.message);
    this.error = error;
  }
}

const refuse = (name: string, message: string): never => {
  throw new Refusal({ name, message });
};

const sizeOf = (records: readonly FakeRecord[]): number =>
  records.reduce((total, { message }) => total + Buffer.byteLength(message) + 26, 0);

export async function startFakeLogs(options: FakeLogsOptions): Promise<FakeLogs> {
  const { region, groups, rowCap = 100_000, highLimits = "cut", pageSize = 10_000, looksUntilComplete = 2 } = options;
  const { maxConcurrent = 30, eventsPerPage = 10_000, times } = options;
  const calls: FakeCall[] = [];
  const failures: { readonly action: string; readonly error: ServiceError }[] = [];
  const fates: Fate[] = [];
  const queries = new Map<string, Query>();
  /** Those that nobody looks at any more end as well. */
  const isForgotten = ({ startedMs }: Query): boolean => Date.now() - startedMs > forgottenMs;
  const runs = (query: Query): boolean => {
    const { looks, stopped, fate } = query;
    if (stopped) return false;
    return (
      fate === "endless" || (!isForgotten(query) && looks <= (fate === "wavering" ? waveringLooks : looksUntilComplete))
    );
  };
  const running = (): readonly string[] => [...queries.values()].filter(runs).map(({ id }) => id);

  const arnOf = ({ account = ownAccount, name }: FakeGroup): string =>
    `arn:aws:logs:${region}:${account}:log-group:${name}`;

  const findGroup = (identifier: string): FakeGroup => {
    if (identifier.endsWith("*"))
      refuse("InvalidParameterException", "'logGroupIdentifiers' failed to satisfy constraint");
    const found = groups.find((group) =>
      identifier.startsWith("arn:")
        ? arnOf(group) === identifier
        : group.name === identifier && (group.account ?? ownAccount) === ownAccount,
    );
    return (
      found ??
      refuse(
        "ResourceNotFoundException",
        `Log group '${identifier}' does not exist for account ID '${ownAccount}' (Service: AWSLogs; Status Code: 400; Error Code: ResourceNotFoundException)`,
      )
    );
  };

  const actions: Readonly<Record<string, (input: Readonly<Record<string, unknown>>) => unknown>> = {
    StartQuery: ({ logGroupIdentifiers, startTime, endTime, queryString, limit }) => {
      const chosen = (logGroupIdentifiers as string[]).map(findGroup);
      const [from, to] = [Number(startTime) * 1000, Number(endTime) * 1000];
      if (from > to) refuse("InvalidParameterException", "End time should not be less than start time.");
      for (const { createdMs = 0, retentionDays, name, logClass } of chosen) {
        if (logClass === "DELIVERY") {
          refuse(
            "InvalidOperationException",
            `The log group ${name} is of log-group-class DELIVERY. StartQuery is not supported for this log class.`,
          );
        }
        const oldest = Math.max(createdMs, retentionDays === undefined ? 0 : Date.now() - retentionDays * 86_400_000);
        if (to < oldest) {
          refuse(
            "MalformedQueryException",
            `Query's end date and time is either before the log groups creation time or exceeds the log groups log retention settings ([${startTime},${endTime}])`,
          );
        }
      }
      if (highLimits === "refused" && Number(limit ?? 0) > rowCap) {
        refuse(
          "InvalidParameterException",
          `1 validation error detected: Value '${limit}' at 'limit' failed to satisfy constraint: Member must have value less than or equal to ${rowCap}`,
        );
      }
      if (running().length >= maxConcurrent) {
        refuse("LimitExceededException", "Account maximum query concurrency limit of [30] reached.");
      }
      const records = chosen.flatMap((group) => recordsIn(group, from, to));
      const { rows, matched } = runQuery(
        String(queryString),
        records,
        Math.min(Number(limit ?? rowCap), rowCap),
        times,
      );
      const query: Query = {
        id: `query-${queries.size + 1}`,
        fate: fates.shift() ?? "Complete",
        rows,
        statistics: {
          recordsMatched: matched,
          recordsScanned: records.length,
          bytesScanned: sizeOf(records),
          // AWS does not say whether it counts what was cut off: the answer that helps less.
          resultCount: rows.length,
        },
        startedMs: Date.now(),
        looks: 0,
        stopped: false,
      };
      queries.set(query.id, query);
      return { queryId: query.id };
    },
    GetQueryResults: ({ queryId, nextToken }) => {
      const query = queries.get(String(queryId)) ?? refuse("ResourceNotFoundException", "no such query");
      query.looks += 1;
      const { stopped, fate, looks, statistics } = query;
      if (stopped) return { status: "Cancelled", results: [], statistics };
      if (fate === "Unknown" || (fate === "wavering" && looks < waveringLooks && looks % 3 !== 0)) {
        return { status: "Unknown", results: [] };
      }
      if (runs(query)) {
        const part = fate === "endless" ? 1 : looks / (looksUntilComplete + 1);
        const soFar = Object.entries(statistics).map(([key, value]) => [key, Math.floor(value * part)]);
        return { status: looks === 1 ? "Scheduled" : "Running", results: [], statistics: Object.fromEntries(soFar) };
      }
      if (fate !== "Complete" && fate !== "wavering") return { status: fate, results: [], statistics };
      const start = Number(nextToken ?? 0);
      const end = start + pageSize;
      const results = query.rows.slice(start, end);
      return { status: "Complete", results, statistics, ...(end < query.rows.length && { nextToken: `${end}` }) };
    },
    StopQuery: ({ queryId }) => {
      const query = queries.get(String(queryId)) ?? refuse("ResourceNotFoundException", "no such query");
      if (!runs(query)) refuse("InvalidParameterException", "Query has already ended.");
      query.stopped = true;
      return { success: true };
    },
    DescribeLogGroups: ({ logGroupNamePrefix, logGroupNamePattern, includeLinkedAccounts, nextToken }) => {
      const found = groups
        .filter(({ account = ownAccount }) => includeLinkedAccounts === true || account === ownAccount)
        .filter(({ name }) => name.startsWith(String(logGroupNamePrefix ?? "")))
        .filter(({ name }) => name.includes(String(logGroupNamePattern ?? "")));
      const start = Number(nextToken ?? 0);
      const page = found.slice(start, start + 2).map((group) => ({
        logGroupName: group.name,
        creationTime: group.createdMs ?? 0,
        arn: `${arnOf(group)}:*`,
        // With a pattern AWS tells no more than the above.
        ...(logGroupNamePattern === undefined && {
          storedBytes: group.storedBytes ?? sizeOf(everything(group)),
          retentionInDays: group.retentionDays,
          logGroupClass: group.logClass ?? "STANDARD",
        }),
      }));
      return { logGroups: page, ...(start + 2 < found.length && { nextToken: `${start + 2}` }) };
    },
    FilterLogEvents: ({
      logGroupName,
      logGroupIdentifier,
      logStreamNames,
      filterPattern,
      startTime,
      endTime,
      nextToken,
    }) => {
      const group = findGroup(String(logGroupName ?? logGroupIdentifier));
      if ((group.logClass ?? "STANDARD") !== "STANDARD") {
        refuse(
          "InvalidOperationException",
          `The log group ${group.name} is of log-group-class ${group.logClass}. FilterLogEvents is not supported for this log class.`,
        );
      }
      const passes =
        fiveFilters(String(filterPattern ?? "")) ?? refuse("InvalidParameterException", "Invalid filter pattern");
      const streams = logStreamNames as readonly string[] | undefined;
      const searched = everything(group).filter(
        ({ timestamp, stream }) =>
          timestamp >= Number(startTime ?? 0) &&
          timestamp <= Number(endTime ?? Number.POSITIVE_INFINITY) &&
          (streams === undefined || streams.includes(stream)),
      );
      // A page is what was searched, not what was found: some are empty, and more follow.
      const start = Number(nextToken ?? 0);
      const end = start + eventsPerPage;
      const events = searched
        .slice(start, end)
        .filter(({ message }) => passes(message))
        .map(({ timestamp, stream, message }) => ({ timestamp, logStreamName: stream, message }));
      return { events, ...(end < searched.length && { nextToken: `${end}` }) };
    },
  };

  const answer = (action: string, input: FakeCall["input"]): unknown => {
    const failure = failures.findIndex((planned) => planned.action === action);
    const [planned] = failure < 0 ? [] : failures.splice(failure, 1);
    if (planned !== undefined) throw new Refusal(planned.error);
    const act = actions[action] ?? refuse("UnknownOperationException", action);
    try {
      return act(input);
    } catch (error) {
      if (error instanceof MalformedQuery) return refuse("MalformedQueryException", error.message);
      throw error;
    }
  };

  const server = createServer((incoming, outgoing) => {
    const handle = async (): Promise<void> => {
      const action = String(incoming.headers["x-amz-target"] ?? "").replace(/^Logs_20140328\./, "");
      const input = JSON.parse(await text(incoming)) as FakeCall["input"];
      const [, accessKey = ""] = /Credential=([^/]+)/.exec(incoming.headers.authorization ?? "") ?? [];
      calls.push({ action, input, accessKey });
      outgoing.setHeader("content-type", "application/x-amz-json-1.1");
      try {
        outgoing.end(JSON.stringify(answer(action, input)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outgoing.statusCode = error.error.status ?? 400;
        outgoing.end(JSON.stringify({ __type: error.error.name, message: error.error.message }));
      }
    };
    handle().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  // A long answer may take longer to make than Node keeps a silent connection.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the fake has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    fail: (action, error, times = 1) => {
      failures.push(...Array.from({ length: times }, () => ({ action, error })));
    },
    fates,
    running,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

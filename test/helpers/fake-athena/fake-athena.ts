/**
 * Athena's protocol, AWS JSON 1.1 over HTTP on loopback, for the real SDK client: statements are run by the lake, take their time,
 * come in pages, are stopped, throttled, and fail when a test says so.
 */
import { createServer } from "node:http";
import { text } from "node:stream/consumers";
import type { Lake, QueryResult } from "./lake.ts";

type Input = Readonly<Record<string, unknown>>;

interface FakeCall {
  readonly action: string;
  readonly input: Input;
  /** Who asks. */
  readonly accessKey: string;
}

interface ServiceError {
  readonly name: string;
  readonly message: string;
  readonly status?: number;
}

/** How a statement ends otherwise than by what the lake says. */
interface Fate {
  readonly state: "FAILED" | "CANCELLED" | "endless";
  readonly reason?: string;
  readonly retryable?: boolean;
}

export interface FakeAthenaOptions {
  readonly lake: Lake;
  /** How often a statement is still queued or running when it is looked at. */
  readonly looksUntilEnd?: number;
  /** Most rows of a page, header included; a request may ask for fewer. */
  readonly pageSize?: number;
  /** Default: `primary`, which has a place for results. */
  readonly workgroups?: Readonly<Record<string, Input>>;
}

export interface FakeAthena {
  readonly url: string;
  /** Every request so far. */
  readonly calls: readonly FakeCall[];
  /** Answers the next requests of an action with an error. */
  readonly fail: (action: string, error: ServiceError, times?: number) => void;
  /** Answers the next request of an action with that, whatever it is. */
  readonly answerWith: (action: string, answer: unknown) => void;
  /** What becomes of the next statements; then they succeed. */
  readonly fates: Fate[];
  readonly running: () => readonly string[];
  readonly stop: () => Promise<void>;
}

interface Statement {
  readonly id: string;
  readonly fate: Fate | undefined;
  readonly result: QueryResult | undefined;
  readonly failure: string | undefined;
  looks: number;
  stopped: boolean;
}

class Refusal extends Error {
  readonly error: ServiceError;

  constructor(error: ServiceError) {
    super(error.message);
    this.error = error;
  }
}

const invalid = (message: string): never => {
  throw new Refusal({ name: "InvalidRequestException", message });
};

const defaultWorkgroups: Readonly<Record<string, Input>> = {
  primary: { ResultConfiguration: { OutputLocation: "s3://athena-results/" } },
};

export async function startFakeAthena(options: FakeAthenaOptions): Promise<FakeAthena> {
  const { lake, looksUntilEnd = 2, pageSize = 1_000, workgroups = defaultWorkgroups } = options;
  const calls: FakeCall[] = [];
  const failures: { readonly action: string; readonly error: ServiceError }[] = [];
  const answers: { readonly action: string; readonly answer: unknown }[] = [];
  const fates: Fate[] = [];
  const statements = new Map<string, Statement>();
  const tokens = new Map<string, string>();
  const runs = ({ looks, stopped, fate }: Statement): boolean =>
    !stopped && (fate?.state === "endless" || looks <= looksUntilEnd);

  const find = (id: unknown): Statement =>
    statements.get(String(id)) ?? invalid(`QueryExecution ${String(id)} was not found`);

  const actions: Readonly<Record<string, (input: Input) => unknown>> = {
    GetWorkGroup: ({ WorkGroup }) => {
      const found = workgroups[String(WorkGroup)] ?? invalid(`WorkGroup ${String(WorkGroup)} is not found.`);
      const { State = "ENABLED", ...Configuration } = found;
      return { WorkGroup: { Name: WorkGroup, State, Configuration } };
    },
    StartQueryExecution: async ({ QueryString, ClientRequestToken, WorkGroup, ResultConfiguration }) => {
      const group = workgroups[String(WorkGroup)] ?? invalid(`WorkGroup ${String(WorkGroup)} is not found.`);
      if (ResultConfiguration === undefined && group.ResultConfiguration === undefined) {
        invalid(
          "No output location provided. An output location is required either through the Workgroup result configuration setting or as an API input.",
        );
      }
      const token = String(ClientRequestToken);
      if (token.length < 32 || token.length > 128) invalid("ClientRequestToken has a wrong length");
      const known = tokens.get(token);
      if (known !== undefined) return { QueryExecutionId: known };
      // Before anything is awaited: several start at once.
      const id = `00000000-0000-4000-8000-${String(tokens.size + 1).padStart(12, "0")}`;
      tokens.set(token, id);
      const fate = fates.shift();
      let result: QueryResult | undefined;
      let failure: string | undefined;
      try {
        if (fate === undefined) result = await lake.query(String(QueryString));
      } catch (error) {
        failure = errorOf(error instanceof Error ? error.message : String(error));
      }
      statements.set(id, { id, fate, result, failure, looks: 0, stopped: false });
      return { QueryExecutionId: id };
    },
    GetQueryExecution: ({ QueryExecutionId }) => {
      const statement = find(QueryExecutionId);
      statement.looks += 1;
      const { looks, fate, stopped, failure, result } = statement;
      const bytes = result?.scannedBytes ?? (fate?.state === "endless" ? looks * 1_000_000_000 : 0);
      const answer = (State: string, more: Input = {}, scanned = bytes) => ({
        QueryExecution: {
          QueryExecutionId,
          Status: { State, ...more },
          Statistics: { DataScannedInBytes: scanned, EngineExecutionTimeInMillis: 1 },
        },
      });
      if (stopped) return answer("CANCELLED", { StateChangeReason: "Query cancelled by user" });
      if (runs(statement)) {
        const part = fate?.state === "endless" ? 1 : looks / (looksUntilEnd + 1);
        return answer(looks === 1 ? "QUEUED" : "RUNNING", {}, Math.floor(bytes * part));
      }
      if (fate !== undefined) {
        const AthenaError = { ErrorCategory: fate.retryable ? 1 : 2, Retryable: fate.retryable ?? false };
        return answer(fate.state, { StateChangeReason: fate.reason, ...(fate.state === "FAILED" && { AthenaError }) });
      }
      if (failure !== undefined) {
        return answer("FAILED", { StateChangeReason: failure, AthenaError: { ErrorCategory: 2, Retryable: false } });
      }
      return answer("SUCCEEDED");
    },
    GetQueryResults: ({ QueryExecutionId, MaxResults, NextToken }) => {
      const { result } = find(QueryExecutionId);
      if (result === undefined) return invalid("Query has not yet finished. Current state: RUNNING");
      if (Number(MaxResults) > 1_000) invalid("MaxResults is more than maximum allowed length 1000.");
      const all = [result.columns, ...result.rows];
      const start = Number(NextToken ?? 0);
      const end = start + Math.min(Number(MaxResults ?? 1_000), pageSize);
      // A value that is NULL has no text.
      const Rows = all
        .slice(start, end)
        .map((row) => ({ Data: row.map((value) => (value === null ? {} : { VarCharValue: value })) }));
      const ColumnInfo = result.columns.map((Name) => ({ Name, Type: "varchar" }));
      return {
        ResultSet: { Rows, ResultSetMetadata: { ColumnInfo } },
        ...(end < all.length && { NextToken: `${end}` }),
      };
    },
    StopQueryExecution: ({ QueryExecutionId }) => {
      find(QueryExecutionId).stopped = true;
      return {};
    },
  };

  const answer = async (action: string, input: Input): Promise<unknown> => {
    const failure = failures.findIndex((planned) => planned.action === action);
    const [planned] = failure < 0 ? [] : failures.splice(failure, 1);
    if (planned !== undefined) throw new Refusal(planned.error);
    const other = answers.findIndex((one) => one.action === action);
    if (other >= 0) return answers.splice(other, 1)[0]?.answer;
    const act = actions[action];
    if (act === undefined) throw new Refusal({ name: "UnknownOperationException", message: action });
    return await act(input);
  };

  const server = createServer((incoming, outgoing) => {
    const handle = async (): Promise<void> => {
      const action = String(incoming.headers["x-amz-target"] ?? "").replace(/^AmazonAthena\./, "");
      const input = JSON.parse(await text(incoming)) as Input;
      const [, accessKey = ""] = /Credential=([^/]+)/.exec(incoming.headers.authorization ?? "") ?? [];
      calls.push({ action, input, accessKey });
      outgoing.setHeader("content-type", "application/x-amz-json-1.1");
      try {
        outgoing.end(JSON.stringify(await answer(action, input)));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        outgoing.statusCode = error.error.status ?? 400;
        outgoing.end(JSON.stringify({ __type: error.error.name, message: error.error.message }));
      }
    };
    handle().catch((error: unknown) => outgoing.destroy(error instanceof Error ? error : undefined));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address !== "object" || address === null) throw new Error("the fake has no port");
  return {
    url: `http://127.0.0.1:${address.port}`,
    calls,
    fail: (action, error, times = 1) => {
      failures.push(...Array.from({ length: times }, () => ({ action, error })));
    },
    answerWith: (action, given) => void answers.push({ action, answer: given }),
    fates,
    running: () => [...statements.values()].filter(runs).map(({ id }) => id),
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What DuckDB says, in Athena's words; see https://docs.aws.amazon.com/athena/latest/ug/error-reference.html */
function errorOf(message: string): string {
  const [, table] = /Table with name (\S+) does not exist/.exec(message) ?? [];
  if (table !== undefined) return `TABLE_NOT_FOUND: line 3:8: Table 'awsdatacatalog.${table}' does not exist`;
  const [, column] = /Referenced column "(\w+)" not found/.exec(message) ?? [];
  if (column !== undefined) return `COLUMN_NOT_FOUND: line 2:10: Column '${column}' cannot be resolved`;
  return `GENERIC_INTERNAL_ERROR: ${message}`;
}

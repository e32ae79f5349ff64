import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import type { UserError } from "../../../src/errors.ts";
import { type AthenaOptions, observeAthena } from "../../../src/traffic/athena/observe-athena.ts";
import { tableDdl } from "../../../src/traffic/athena/table-ddl.ts";
import { type FakeAthena, type FakeAthenaOptions, startFakeAthena } from "../../helpers/fake-athena/fake-athena.ts";
import { type Lake, openLake } from "../../helpers/fake-athena/lake.ts";
import { writeFile } from "../../helpers/fake-athena/write-lake.ts";
import { freePort } from "../../helpers/servers.ts";
import { noWaiting, region, useFakeCredentials } from "../insights/live.ts";
import { makeBuckets, table } from "./observe-in-three-ways.ts";

useFakeCredentials();

const buckets = makeBuckets();
const days = ["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"];
const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-06T00:00:00Z" };
let lake: Lake;

beforeAll(async () => {
  for (const day of days) {
    const message = JSON.stringify({ cat: "client", outcome: "allowed", dhost: `d${day}.example`, src: "10.0.0.1" });
    writeFile(join(buckets.bucket, day, "t/flow/000000"), `${day}T10:00:00.000Z ${message}\n`.repeat(10));
  }
  lake = await openLake(buckets.folder);
  await lake.createTable(tableDdl({ ...table, partitions: "day", location: "s3://egress-logs/DiscrimiNAT/" }));
});
afterAll(() => {
  lake.close();
  buckets.remove();
});

let fake: FakeAthena;
afterEach(() => fake.stop());

interface Given extends Partial<Omit<FakeAthenaOptions, "lake">> {
  readonly signal?: AbortSignal;
  readonly prepare?: (fake: FakeAthena) => void;
}

async function observe(options: Partial<AthenaOptions> = {}, { signal, prepare, ...fakeOptions }: Given = {}) {
  fake = await startFakeAthena({ lake, ...fakeOptions });
  prepare?.(fake);
  const place = { ...table, region, endpoint: fake.url, workgroup: "primary", partitions: "day" } as const;
  return await observeAthena({ ...place, window, pace: noWaiting, ...options }, signal ?? new AbortController().signal);
}

async function failureOf(...args: Parameters<typeof observe>): Promise<UserError> {
  return await observe(...args).then(
    () => Promise.reject(new Error("it did not fail")),
    (error: UserError) => error,
  );
}

const count = (action: string): number => fake.calls.filter((call) => call.action === action).length;

describe("what AWS says", () => {
  /** In its words → in ours. */
  const requests: readonly (readonly [
    action: string,
    name: string,
    message: string,
    expected: string,
    hint: string,
  ])[] = [
    [
      "StartQueryExecution",
      "AccessDeniedException",
      "User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: athena:StartQueryExecution on resource: arn:aws:athena:eu-west-2:123456789012:workgroup/primary",
      "AWS does not let these credentials call athena:StartQueryExecution: ",
      "--athena --print-iam-policy",
    ],
    [
      "GetQueryResults",
      "AccessDeniedException",
      "You are not authorized to perform: s3:GetObject on the resource",
      "AWS does not let these credentials call s3:GetObject: ",
      "--athena --print-iam-policy",
    ],
    [
      "StartQueryExecution",
      "ExpiredTokenException",
      "The security token included in the request is expired",
      "the AWS credentials for region eu-west-2 have expired",
      "aws sso login",
    ],
    [
      "GetWorkGroup",
      "UnrecognizedClientException",
      "The security token included in the request is invalid.",
      "AWS does not accept these credentials in region eu-west-2: ",
      "has the region enabled",
    ],
    [
      "StartQueryExecution",
      "InvalidRequestException",
      "No output location provided. An output location is required",
      "Athena does not know where to write results: ",
      "`output: s3://<bucket>/<folder>/`",
    ],
    [
      "GetWorkGroup",
      "InvalidRequestException",
      "WorkGroup egress is not found.",
      'Athena in eu-west-2 does not run statements in the workgroup "primary": "WorkGroup egress is not found."',
      "logs.athena.workgroup",
    ],
    [
      "StartQueryExecution",
      "InvalidRequestException",
      "line 1:8: mismatched input \u001b[2J",
      'Athena in eu-west-2 failed at StartQueryExecution: "line 1:8: mismatched input \\u{1b}[2J"',
      "try again",
    ],
    [
      "GetQueryExecution",
      "TooManyRequestsException",
      "Rate exceeded",
      "Athena in eu-west-2 still refuses GetQueryExecution for coming too often",
      "Try again later",
    ],
  ];

  test.each(requests)("to %s: %s %#", async (action, name, message, expected, hint) => {
    const error = await failureOf({}, { prepare: ({ fail }) => fail(action, { name, message }, 99) });
    expect(error.message).toMatch(new RegExp(`^${expected.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}`));
    expect(error.hint).toContain(hint);
    expect(error.exitCode).toBe(3);
    expect(fake.running()).toEqual([]);
  });

  const ends: readonly (readonly [reason: string, expected: string, hint: string])[] = [
    [
      "TABLE_NOT_FOUND: line 3:8: Table 'awsdatacatalog.egress.firewall_logs' does not exist",
      'Athena in eu-west-2 has no table "egress.firewall_logs"',
      "--print-athena-ddl",
    ],
    [
      "SCHEMA_NOT_FOUND: line 3:8: Schema 'egress' does not exist",
      'Athena in eu-west-2 has no database "egress"',
      "logs.athena.database",
    ],
    [
      "COLUMN_NOT_FOUND: line 2:30: Column 'datehour' cannot be resolved or requester is not authorized to access requested resources",
      'the table "egress.firewall_logs" lacks a column',
      "logs.athena.partitions",
    ],
    ["Query exhausted resources at this scale factor", "the statement was too much for Athena", "partition the table"],
    ["Query timeout", "the statement was too much for Athena", "partition the table"],
    [
      "PERMISSION_DENIED: Access denied on operation: GetTable on resource: arn:aws:glue:…",
      "Athena may not read the table or its files with these credentials",
      "--print-iam-policy",
    ],
    [
      "Permission denied on S3 path: s3://egress-logs/DiscrimiNAT/2026-11-02",
      "Athena may not read the table or its files with these credentials",
      "--print-iam-policy",
    ],
    [
      "HIVE_CURSOR_ERROR: incorrect header check, s3://egress-logs/x.gz",
      "Athena cannot read a file of the table",
      "ending .gz",
    ],
    ["GENERIC_INTERNAL_ERROR: null\u001b[2J", "Athena failed at the statement for ", "Athena's history"],
  ];

  test.each(ends)("of a statement that failed: %s", async (reason, expected, hint) => {
    const error = await failureOf({}, { prepare: ({ fates }) => void fates.push({ state: "FAILED", reason }) });
    expect(error.message.startsWith(expected)).toBe(true);
    expect(error.message).not.toMatch(/\p{Cc}/u);
    expect(error.hint).toContain(hint);
    expect(error.exitCode).toBe(3);
    expect(fake.running()).toEqual([]);
  });

  test("of a statement that the workgroup's limit stopped", async () => {
    const reason = "Query cancelled! : Bytes scanned limit was exceeded";
    const error = await failureOf({}, { prepare: ({ fates }) => void fates.push({ state: "CANCELLED", reason }) });
    expect(error.message).toContain('the workgroup "primary" lets no statement scan as much as this one');
  });

  test("of a statement that someone else stopped", async () => {
    const error = await failureOf({}, { prepare: ({ fates }) => void fates.push({ state: "CANCELLED" }) });
    expect(error.message).toMatch(/^the statement 0{8}-\S+ was stopped from outside \(2026-11-0/);
    expect(error.hint).toContain("StopQueryExecution");
  });

  test("of a table that is not there, and of one that is partitioned otherwise", async () => {
    const missing = await failureOf({ table: "other" });
    expect(missing.message).toContain('has no table "egress.other"');
    await fake.stop();
    const otherwise = await failureOf({ partitions: "hour" });
    expect(otherwise.message).toContain('the table "egress.firewall_logs" lacks a column');
  });
});

describe("a workgroup", () => {
  test.each([
    [{ State: "DISABLED", ResultConfiguration: { OutputLocation: "s3://x/" } }, "is switched off"],
    [{}, "has no place for results"],
    [{ ResultConfiguration: {} }, "has no place for results"],
  ])("that cannot run a statement is told before one is begun: %j", async (primary, words) => {
    const error = await failureOf({}, { workgroups: { primary } });
    expect(error.message).toBe(`the workgroup "primary" of Athena ${words}`);
    expect(count("StartQueryExecution")).toBe(0);
  });

  test.each([
    [{}, "s3://results/"],
    [{ ManagedQueryResultsConfiguration: { Enabled: true }, ResultConfiguration: {} }, undefined],
  ])("with a place for results will do: %j", async (primary, output) => {
    const workgroups = { primary: { ...primary, ...(output === undefined && { ResultConfiguration: {} }) } };
    expect((await observe({ output }, { workgroups })).records.client).toBe(40);
    const [asked] = fake.calls.filter(({ action }) => action === "StartQueryExecution");
    expect(asked?.input.ResultConfiguration).toEqual(output && { OutputLocation: output });
  });

  test("that may not be looked at is used all the same", async () => {
    const name = "AccessDeniedException";
    const prepare = ({ fail }: FakeAthena) => fail("GetWorkGroup", { name, message: "not authorized" });
    expect((await observe({}, { prepare })).records.client).toBe(40);
  });
});

describe("what passes", () => {
  test("is tried again, and a statement is not begun twice", async () => {
    const busy = { name: "TooManyRequestsException", message: "Rate exceeded" };
    const broken = { name: "InternalServerException", message: "", status: 500 };
    const seen = await observe(
      {},
      {
        prepare: ({ fail }) => {
          for (const action of ["StartQueryExecution", "GetQueryExecution", "GetQueryResults"]) {
            fail(action, busy);
            fail(action, broken);
          }
        },
      },
    );
    expect(seen.records.client).toBe(40);
    const starts = fake.calls.filter(({ action }) => action === "StartQueryExecution");
    expect(starts.length).toBe(4 + 2);
    expect(new Set(starts.map(({ input }) => input.ClientRequestToken)).size).toBe(4);
  });

  test("is a statement that failed by Athena's own fault, up to three times", async () => {
    const fate = { state: "FAILED", reason: "Internal error", retryable: true } as const;
    const seen = await observe({ concurrency: 1 }, { prepare: ({ fates }) => void fates.push(fate, fate) });
    expect(seen.records.client).toBe(40);
    await fake.stop();
    const error = await failureOf({ concurrency: 1 }, { prepare: ({ fates }) => void fates.push(fate, fate, fate) });
    expect(error.message).toContain("Internal error");
    expect(count("StartQueryExecution")).toBe(3);
  });
});

test("what is not an answer of Athena is an error", async () => {
  for (const [action, answer] of [
    ["StartQueryExecution", {}],
    ["GetQueryExecution", {}],
    ["GetQueryExecution", { QueryExecution: { Status: {} } }],
    ["StartQueryExecution", { QueryExecutionId: 5 }],
    [
      "GetQueryExecution",
      { QueryExecution: { Status: { State: "SUCCEEDED" }, Statistics: { DataScannedInBytes: "x" } } },
    ],
    ["GetQueryResults", {}],
    ["GetQueryResults", { ResultSet: { Rows: [null] } }],
    ["GetQueryResults", { ResultSet: { Rows: [{ Data: [null] }] } }],
    ["GetQueryResults", { ResultSet: { Rows: [{ Data: [{ VarCharValue: 5 }] }] } }],
    ["GetQueryResults", { ResultSet: { Rows: [] } }],
    ["GetQueryResults", { ResultSet: { Rows: [{ Data: [{ VarCharValue: "_col0" }] }] } }],
  ] as const) {
    const error = await failureOf({}, { prepare: ({ answerWith }) => answerWith(action, answer) });
    expect(error.message).toBe(`what came back for ${action} in eu-west-2 is not an answer of Athena`);
    await fake.stop();
  }
});

test("a region's name leads nowhere", async () => {
  const error = await failureOf({ endpoint: "http://athena.eu-west-22.invalid" });
  expect(error.message).toMatch(/^Athena cannot be reached in region "eu-west-2": "getaddrinfo E/);
});

test("there are no credentials", async () => {
  const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
  delete process.env.AWS_ACCESS_KEY_ID;
  delete process.env.AWS_SECRET_ACCESS_KEY;
  try {
    const error = await failureOf();
    expect(error.message).toBe('there are no AWS credentials: "EC2 Instance Metadata Service access disabled"');
  } finally {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
  }
});

test("no one answers", async () => {
  fake = await startFakeAthena({ lake });
  const endpoint = `http://127.0.0.1:${await freePort()}`;
  const options = {
    ...table,
    region,
    endpoint,
    workgroup: "primary",
    partitions: "day",
    window,
    pace: noWaiting,
  } as const;
  const error: unknown = await observeAthena(options, new AbortController().signal).catch((one: unknown) => one);
  expect(String(error)).toContain("Athena in eu-west-2 failed at GetWorkGroup");
});

describe("a limit of what is scanned", () => {
  const bytesADay = 1_230;

  test("stops after the first day, by what it scanned", async () => {
    const error = await failureOf({ maxScanBytes: 2 * bytesADay });
    expect(error.message).toMatch(
      /^Athena would scan about 0\.\d+ GB, by the 0\.\d+ GB of the first of 4 statements, more than/,
    );
    expect(error.hint).toContain("The others were not begun.");
    expect(count("StartQueryExecution")).toBe(1);
  });

  test("asks for all days at once where the workgroup lets them scan no more than that", async () => {
    const limited = (BytesScannedCutoffPerQuery: number) => ({
      workgroups: { primary: { ResultConfiguration: { OutputLocation: "s3://x/" }, BytesScannedCutoffPerQuery } },
    });
    const most: (number | undefined)[] = [];
    const onProgress: AthenaOptions["onProgress"] = ({ mostBytes }) => void most.push(mostBytes);
    await observe({ maxScanBytes: 40e9, onProgress }, limited(10e9));
    const firstLook = fake.calls.findIndex(({ action }) => action === "GetQueryExecution");
    expect(fake.calls.slice(0, firstLook).filter(({ action }) => action === "StartQueryExecution").length).toBe(4);
    expect(new Set(most)).toEqual(new Set([40e9]));
    await fake.stop();
    await observe({ maxScanBytes: 39e9 }, limited(10e9));
    const look = fake.calls.findIndex(({ action }) => action === "GetQueryExecution");
    expect(fake.calls.slice(0, look).filter(({ action }) => action === "StartQueryExecution").length).toBe(1);
  });

  test("stops a statement that scans more while it runs", async () => {
    const prepare = ({ fates }: FakeAthena) => void fates.push({ state: "endless" });
    const error = await failureOf({ maxScanBytes: 2_500_000_000 }, { prepare });
    expect(error.message).toBe("Athena has scanned 3.0 GB, more than the 2.5 GB that are allowed");
    expect(error.hint).toContain("What was read is discarded.");
    expect(count("StopQueryExecution")).toBe(1);
    expect(fake.running()).toEqual([]);
  });

  test("lets pass what keeps to it, and says what it was and costs", async () => {
    const progress: (number | undefined)[] = [];
    const seen = await observe({
      maxScanBytes: 1e9,
      onProgress: ({ expectedBytes }) => void progress.push(expectedBytes),
    });
    expect(seen.records.client).toBe(40);
    expect(seen.scanned.bytes).toBeGreaterThan(1_000);
    // Four statements of 10 MB at least, $5 a terabyte.
    expect(seen.scanned.estimatedUsd).toBeCloseTo(0.0002, 6);
    expect(progress[0]).toBeUndefined();
    expect(progress.at(-1)).toBe(seen.scanned.bytes);
  });
});

test("what runs is stopped where the observation is given up, or another statement fails", async () => {
  const controller = new AbortController();
  const endless = { state: "endless" } as const;
  const prepare = ({ fates }: FakeAthena) => void fates.push(endless, endless, endless, endless);
  const observed = observe(
    { onProgress: ({ scanned }) => scanned.bytes > 20e9 && controller.abort(new Error("interrupted")) },
    { prepare, signal: controller.signal },
  );
  await expect(observed).rejects.toThrow("interrupted");
  expect(fake.running()).toEqual([]);
  expect(count("StopQueryExecution")).toBe(4);
  await fake.stop();
  const failed = await failureOf(
    {},
    { prepare: ({ fates }) => void fates.push(endless, { state: "FAILED", reason: "no" }) },
  );
  expect(failed.message).toContain('"no"');
  expect(fake.running()).toEqual([]);
});

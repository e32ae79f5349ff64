import { afterEach, describe, expect, test } from "vitest";
import { type InsightsOptions, observeInsights } from "../../../src/traffic/insights/observe-insights.ts";
import {
  type FakeGroup,
  type FakeLogs,
  type FakeLogsOptions,
  startFakeLogs,
} from "../../helpers/fake-logs/fake-logs.ts";
import { freePort } from "../../helpers/servers.ts";
import { noWaiting, region, useFakeCredentials } from "./live.ts";

useFakeCredentials();

const startMs = Date.parse("2026-11-02T00:00:00Z");
const records = Array.from({ length: 60 }, (_, index) => ({
  timestamp: startMs + index * 60_000,
  stream: "flow",
  message: JSON.stringify({
    cat: "client",
    outcome: "allowed",
    dhost: `n${index}.example`,
    proto: "tls",
    dpt: 443,
    src: "10.0.0.1",
  }),
}));
const group: FakeGroup = { name: "DiscrimiNAT", records };

let fake: FakeLogs;
afterEach(() => fake.stop());

async function observe(
  options: Partial<InsightsOptions> = {},
  {
    signal = new AbortController().signal,
    prepare = () => {},
    ...fakeOptions
  }: Partial<FakeLogsOptions> & {
    readonly signal?: AbortSignal;
    readonly prepare?: (fake: FakeLogs) => void;
  } = {},
) {
  fake = await startFakeLogs({ region, groups: [group], ...fakeOptions });
  prepare(fake);
  return await observeInsights(
    {
      region,
      endpoint: fake.url,
      logGroups: ["DiscrimiNAT"],
      flowStream: "flow",
      configStream: "config",
      window: { from: "2026-11-02T00:00:00Z", to: "2026-11-04T00:00:00Z" },
      pace: noWaiting,
      ...options,
    },
    signal,
  );
}

const count = (action: string): number => fake.calls.filter((call) => call.action === action).length;

/** What AWS says → what we say. */
const failures: readonly {
  readonly name: string;
  readonly action?: string;
  readonly message: string;
  readonly expected: string;
  readonly hint: string;
}[] = [
  {
    name: "AccessDeniedException",
    message:
      "User: arn:aws:sts::123456789012:assumed-role/ci/x is not authorized to perform: logs:StartQuery on resource: arn:aws:logs:eu-west-2:123456789012:log-group:DiscrimiNAT:log-stream: because no identity-based policy allows the logs:StartQuery action",
    expected:
      "AWS does not let these credentials call logs:StartQuery on arn:aws:logs:eu-west-2:123456789012:log-group:DiscrimiNAT:log-stream:",
    hint: "--print-iam-policy",
  },
  {
    name: "AccessDeniedException",
    message: "Access denied",
    expected:
      "AWS does not let these credentials call logs:StartQuery on arn:aws:logs:eu-west-2:*:log-group:DiscrimiNAT:*",
    hint: "--print-iam-policy",
  },
  {
    name: "AccessDeniedException",
    action: "GetQueryResults",
    message: "Access denied",
    expected: "AWS does not let these credentials call logs:GetQueryResults on *",
    hint: "--print-iam-policy",
  },
  {
    name: "ExpiredTokenException",
    message: "The security token included in the request is expired",
    expected: "the AWS credentials for region eu-west-2 have expired",
    hint: "aws sso login",
  },
  {
    name: "UnrecognizedClientException",
    message: "The security token included in the request is invalid.",
    expected:
      'AWS does not accept these credentials in region eu-west-2: "The security token included in the request is invalid."',
    hint: "has the region enabled",
  },
  {
    name: "InvalidSignatureException",
    message: "Signature not yet current",
    expected: 'AWS does not accept these credentials in region eu-west-2: "Signature not yet current"',
    hint: "this machine's clock",
  },
  {
    name: "MalformedQueryException",
    message: "unexpected symbol found \u001b[2J",
    expected: 'Logs Insights does not understand the query: "unexpected symbol found \\u{1b}[2J"',
    hint: "flow_stream",
  },
  {
    name: "InvalidParameterException",
    message: "1 validation error detected",
    expected: 'CloudWatch Logs in eu-west-2 failed at StartQuery: "1 validation error detected"',
    hint: "region",
  },
];

describe("observing through Logs Insights", () => {
  test.each(failures)("says what to do about $name: $message", async ({ name, action, message, expected, hint }) => {
    const prepare = (logs: FakeLogs): void => logs.fail(action ?? "StartQuery", { name, message });
    const error = await observe({}, { prepare }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      name: "UserError",
      exitCode: 3,
      message: expected,
      hint: expect.stringContaining(hint),
    });
  });

  test("says that there are no credentials", async () => {
    const { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY } = process.env;
    delete process.env.AWS_ACCESS_KEY_ID;
    delete process.env.AWS_SECRET_ACCESS_KEY;
    try {
      await expect(observe()).rejects.toMatchObject({
        exitCode: 3,
        message: 'there are no AWS credentials: "EC2 Instance Metadata Service access disabled"',
      });
    } finally {
      Object.assign(process.env, { AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY });
    }
  });

  test("says where nothing answers", async () => {
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    await expect(observe({ endpoint })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^CloudWatch Logs in eu-west-2 failed at StartQuery: "connect ECONNREFUSED/),
    });
  });

  test("says that a region's name leads nowhere", async () => {
    await expect(observe({ endpoint: "http://logs.eu-west-22.invalid" })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^CloudWatch Logs cannot be reached in region "eu-west-2": "getaddrinfo E/),
      hint: expect.stringContaining("Check the network's region"),
    });
  });

  test("refuses a group of another region without asking AWS", async () => {
    const logGroups = ["arn:aws:logs:us-east-1:210987654321:log-group:DiscrimiNAT"];
    await expect(observe({ logGroups })).rejects.toMatchObject({
      message: `the log group ${logGroups[0]} is in region us-east-1, and the network in eu-west-2`,
    });
    expect(fake.calls).toEqual([]);
  });

  test("finds the other spelling of a missing group", async () => {
    const groups = [{ name: "x" }, { name: "y" }, { name: "discrimiNAT" }].map((one) => ({ ...one, records }));
    await expect(observe({}, { groups })).rejects.toMatchObject({
      exitCode: 3,
      message: 'region eu-west-2 has no log group "DiscrimiNAT"',
      hint: 'There is "discrimiNAT": write `log_group: discrimiNAT` in the network\'s settings (the name is discrimiNAT before v2.5, DiscrimiNAT since).',
    });
  });

  test("names similar groups, and only those that are missing", async () => {
    const groups = [group, { name: "prod/DiscrimiNAT", records }];
    await expect(observe({ logGroups: ["DiscrimiNAT", "Discriminat"] }, { groups })).rejects.toMatchObject({
      message: 'region eu-west-2 has no log group "Discriminat"',
      hint: expect.stringContaining('There is "DiscrimiNAT"'),
    });
    await fake.stop();
    await expect(observe({ logGroups: ["firewall"] }, { groups })).rejects.toMatchObject({
      hint: 'There is "DiscrimiNAT", "prod/DiscrimiNAT": name it as log_group in the settings.',
    });
  });

  test("suspects region and account where there is no such group at all", async () => {
    await expect(observe({}, { groups: [] })).rejects.toMatchObject({
      message: 'region eu-west-2 has no log group "DiscrimiNAT"',
      hint: "A log group belongs to one region of one account: check both, and the network's log_group in the settings.",
    });
    await fake.stop();
    const logGroups = ["arn:aws:logs:eu-west-2:210987654321:log-group:DiscrimiNAT"];
    await expect(observe({ logGroups }, { groups: [] })).rejects.toMatchObject({
      hint: "Check the ARN's region and account, and that the account is linked to this one for monitoring.",
    });
  });

  test("says that a group is missing though groups may not be listed", async () => {
    const denied = { name: "AccessDeniedException", message: "no" };
    const prepare = (logs: FakeLogs): void => logs.fail("DescribeLogGroups", denied, 9);
    await expect(observe({}, { groups: [], prepare })).rejects.toMatchObject({
      message: 'region eu-west-2 has no log group "DiscrimiNAT"',
    });
  });

  test("reads the class Infrequent Access, and says that Delivery cannot be read", async () => {
    const seen = await observe({}, { groups: [{ ...group, logClass: "INFREQUENT_ACCESS" }] });
    expect(seen.records.client).toBe(60);
    await fake.stop();
    await expect(observe({}, { groups: [{ ...group, logClass: "DELIVERY" }] })).rejects.toMatchObject({
      exitCode: 3,
      message: 'log group "DiscrimiNAT" is of class DELIVERY, in which Logs Insights does not work',
      hint: "A group's class cannot be changed. Observe exported files with --logs.",
    });
  });

  test.each([
    ["StartQuery", "ThrottlingException", "Rate exceeded"],
    ["StartQuery", "LimitExceededException", "Account maximum query concurrency limit of [30] reached."],
    ["GetQueryResults", "ThrottlingException", "Rate exceeded"],
    ["GetQueryResults", "ServiceUnavailableException", "busy"],
  ])("tries %s again after %s", async (action, name, message) => {
    const prepare = (logs: FakeLogs): void => logs.fail(action, { name, message }, 3);
    const seen = await observe({}, { prepare });
    expect(seen.records.client).toBe(60);
  });

  test("tries again after an error of the server", async () => {
    const prepare = (logs: FakeLogs): void => logs.fail("StartQuery", { name: "Odd", message: "x", status: 503 }, 2);
    expect((await observe({}, { prepare })).records.client).toBe(60);
  });

  test.each([
    ["ThrottlingException", "CloudWatch Logs in eu-west-2 still refuses StartQuery for coming too often"],
    ["LimitExceededException", "region eu-west-2 runs as many queries as it may, and none ended in time"],
  ])("gives up at last after %s", async (name, message) => {
    const prepare = (logs: FakeLogs): void => logs.fail("StartQuery", { name, message: "no" }, 99);
    await expect(observe({}, { prepare })).rejects.toMatchObject({ message, exitCode: 3 });
    expect(count("StartQuery")).toBeGreaterThan(noWaiting.retries);
  });

  test("waits while the account runs as many queries as it may", async () => {
    const pace = { ...noWaiting, retries: 1_000 };
    const seen = await observe({ pace, concurrency: 4 }, { maxConcurrent: 1 });
    expect(seen.records.client).toBe(60);
  });

  test("runs no more queries at a time than it is told", async () => {
    // More than two at a time would be refused, and nothing is tried again.
    const seen = await observe({ concurrency: 2, pace: { ...noWaiting, retries: 0 } }, { maxConcurrent: 2 });
    expect(seen.records.client).toBe(60);
  });

  test.each(["Failed", "Unknown"] as const)(
    "asks again where a query ends as %s, and gives up the third time",
    async (fate) => {
      const once = (logs: FakeLogs): number => logs.fates.push(fate, fate);
      expect((await observe({}, { prepare: once })).records.client).toBe(60);
      await fake.stop();
      const always = (logs: FakeLogs): number => logs.fates.push(...Array(40).fill(fate));
      await expect(observe({ concurrency: 1 }, { prepare: always })).rejects.toMatchObject({
        exitCode: 3,
        message: `Logs Insights failed 3 times at the query for 2026-11-02T00:00:00Z to 2026-11-04T00:00:00Z: its status is ${fate}`,
      });
    },
  );

  test("bears that a query does not know how it is now and then, as often as it likes", async () => {
    const prepare = (logs: FakeLogs): number => logs.fates.push("wavering");
    expect((await observe({ concurrency: 1 }, { prepare })).records.client).toBe(60);
    // One for each day and two for the rest: none was asked again.
    expect(count("StartQuery")).toBe(4);
  });

  test("does not cut an hour smaller that took longer than an hour", async () => {
    const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-02T01:00:00Z" };
    const always = (logs: FakeLogs): number => logs.fates.push(...Array(99).fill("Timeout"));
    await expect(observe({ window, concurrency: 1 }, { prepare: always })).rejects.toThrow("within an hour");
    expect(count("StartQuery")).toBe(1);
    await fake.stop();
    const hours = { from: "2026-11-02T00:00:00Z", to: "2026-11-02T04:00:00Z" };
    await expect(observe({ window: hours, concurrency: 1 }, { prepare: always })).rejects.toThrow("within an hour");
    // The four hours, and the first of its four parts.
    expect(count("StartQuery")).toBe(2);
  });

  test("refuses where nothing in the log group is a record of the firewall", async () => {
    const foreign = { timestamp: startMs, stream: "flow", message: JSON.stringify({ hello: "world" }) };
    await expect(observe({}, { groups: [{ name: "DiscrimiNAT", records: [foreign, foreign] }] })).rejects.toMatchObject(
      {
        message:
          'nothing in the stream "flow" of the log group "DiscrimiNAT" is a record of the firewall\'s logs: 2 records could not be read',
      },
    );
  });

  test("says that a query was stopped from outside", async () => {
    const prepare = (logs: FakeLogs): number => logs.fates.push("Cancelled");
    await expect(observe({ concurrency: 1 }, { prepare })).rejects.toMatchObject({
      exitCode: 3,
      message: "the query query-1 was stopped from outside (2026-11-02T00:00:00Z to 2026-11-04T00:00:00Z)",
    });
  });

  test("asks for shorter stretches where a query takes too long", async () => {
    const prepare = (logs: FakeLogs): number => logs.fates.push("Timeout", "Timeout");
    expect((await observe({ concurrency: 1 }, { prepare })).records.client).toBe(60);
    await fake.stop();
    const always = (logs: FakeLogs): number => logs.fates.push(...Array(99).fill("Timeout"));
    await expect(observe({}, { prepare: always })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^Logs Insights could not read 2026-11-0\dT.* within an hour$/),
    });
  });

  test("stops what runs where one query fails", async () => {
    const prepare = (logs: FakeLogs): number => logs.fates.push("endless", "endless", "Cancelled");
    await expect(observe({}, { prepare })).rejects.toThrow("was stopped from outside");
    expect(fake.running()).toEqual([]);
    expect(count("StopQuery")).toBeGreaterThanOrEqual(2);
  });

  test("stops all that runs on an interrupt, and then rejects with the reason", async () => {
    const interrupt = new AbortController();
    const reason = new Error("interrupted");
    let reached = 0;
    const prepare = (logs: FakeLogs): number => logs.fates.push(...Array(9).fill("endless"));
    const onProgress = ({ scannedBytes }: { readonly scannedBytes: number }): void => {
      if (scannedBytes === 0) return;
      reached += 1;
      if (reached === 10) interrupt.abort(reason);
    };
    const attempt = observe({ onProgress }, { prepare, signal: interrupt.signal });
    await expect(attempt).rejects.toBe(reason);
    expect(fake.running()).toEqual([]);
    expect(count("StopQuery")).toBe(count("StartQuery"));
    expect(count("StopQuery")).toBe(4);
  });

  test("stops a query whose id came only after the interruption", async () => {
    const interrupt = new AbortController();
    const prepare = (logs: FakeLogs): void => {
      logs.fates.push(...Array(9).fill("endless"));
      const seen = setInterval(() => {
        if (!logs.calls.some(({ action }) => action === "StartQuery")) return;
        clearInterval(seen);
        interrupt.abort(new Error("interrupted"));
      }, 0);
    };
    await expect(observe({}, { prepare, signal: interrupt.signal })).rejects.toThrow("interrupted");
    expect(fake.running()).toEqual([]);
  });

  test("stops queries although that comes too often", async () => {
    const prepare = (logs: FakeLogs): void => {
      logs.fates.push("endless", "endless", "Cancelled");
      logs.fail("StopQuery", { name: "ThrottlingException", message: "Rate exceeded" }, 3);
    };
    await expect(observe({}, { prepare })).rejects.toThrow("was stopped from outside");
    expect(fake.running()).toEqual([]);
  });

  test("says why it failed, even where a query cannot be stopped", async () => {
    const prepare = (logs: FakeLogs): void => {
      logs.fates.push("endless", "Cancelled");
      logs.fail("StopQuery", { name: "AccessDeniedException", message: "no" }, 9);
    };
    await expect(observe({}, { prepare })).rejects.toThrow("was stopped from outside");
  });

  test("asks nothing once it is interrupted beforehand", async () => {
    await expect(observe({}, { signal: AbortSignal.abort(new Error("interrupted")) })).rejects.toThrow("interrupted");
    expect(fake.calls).toEqual([]);
  });

  test("tells how far it is", async () => {
    const events: unknown[] = [];
    const seen = await observe({ onProgress: (event) => events.push(event) });
    const bytes = records.reduce((total, { message }) => total + message.length + 26, 0);
    expect(events[0]).toEqual({
      queriesDone: 0,
      queriesKnown: 0,
      matchedRecords: 0,
      scannedRecords: 0,
      scannedBytes: 0,
    });
    expect(events.at(-1)).toEqual({
      queriesDone: 4,
      queriesKnown: 4,
      matchedRecords: 120,
      scannedRecords: 180,
      scannedBytes: 3 * bytes,
    });
    expect(seen).toMatchObject({ scannedBytes: 3 * bytes, scannedRecords: 180 });
    expect(seen.estimatedUsd).toBeCloseTo((3 * bytes * 0.005) / 1e9);
  });

  test("scans nothing where the estimate is more than is allowed", async () => {
    const large = { ...group, storedBytes: 30e9, createdMs: Date.parse("2026-10-05T00:00:00Z") };
    const attempt = observe({ maxScanBytes: 1.5e9 }, { groups: [{ name: "DiscrimiNAT-old", records: [] }, large] });
    await expect(attempt).rejects.toMatchObject({
      exitCode: 3,
      message: "Logs Insights would scan about 4.0 GB, more than the 1.5 GB that are allowed",
      hint: expect.stringContaining("Nothing was scanned."),
    });
    expect(count("StartQuery")).toBe(0);
  });

  test("estimates from what a group still keeps, and from groups of other accounts", async () => {
    const linked = { ...group, account: "210987654321", storedBytes: 14e9, retentionDays: 14, createdMs: 0 };
    const logGroups = ["arn:aws:logs:eu-west-2:210987654321:log-group:DiscrimiNAT:*"];
    await expect(observe({ maxScanBytes: 3.9e9, logGroups }, { groups: [group, linked] })).rejects.toMatchObject({
      message: "Logs Insights would scan about 4.0 GB, more than the 3.9 GB that are allowed",
    });
  });

  test("says which action the estimate needs", async () => {
    const prepare = (logs: FakeLogs): void =>
      logs.fail("DescribeLogGroups", { name: "AccessDeniedException", message: "" });
    await expect(observe({ maxScanBytes: 1e9 }, { prepare })).rejects.toMatchObject({
      message: expect.stringMatching(/^AWS does not let these credentials call logs:DescribeLogGroups on /),
    });
  });

  test("stops as soon as more is scanned than is allowed, although the estimate was less", async () => {
    const groups = [{ ...group, storedBytes: 0 }];
    const prepare = (logs: FakeLogs): number => logs.fates.push(...Array(9).fill("endless"));
    await expect(observe({ maxScanBytes: 10_000 }, { groups, prepare })).rejects.toMatchObject({
      exitCode: 3,
      message: expect.stringMatching(/^Logs Insights has scanned 0\.000 GB, more than the 0\.000 GB that are allowed$/),
    });
    expect(fake.running()).toEqual([]);
    expect(count("StopQuery")).toBeGreaterThan(0);
  });

  test("takes time before the group's first record as time without records", async () => {
    const seen = await observe(
      { window: { from: "2026-10-20T00:00:00Z", to: "2026-11-04T00:00:00Z" } },
      { groups: [{ ...group, createdMs: startMs }] },
    );
    expect(seen).toMatchObject({ complete: true, records: { client: 60 }, window: { from: "2026-10-20T00:00:00Z" } });
  });

  test("asks nothing about an empty window", async () => {
    const seen = await observe({ window: { from: "2026-11-02T00:00:00Z", to: "2026-11-02T00:00:00Z" } });
    expect(seen).toMatchObject({ records: { client: 0 }, complete: true, scannedBytes: 0 });
    expect(fake.calls).toEqual([]);
  });

  test("reads the endpoint from the environment as every program of AWS does", async () => {
    fake = await startFakeLogs({ region, groups: [group] });
    process.env.AWS_ENDPOINT_URL = fake.url;
    try {
      const seen = await observeInsights(
        {
          region,
          logGroups: ["DiscrimiNAT"],
          flowStream: "flow",
          configStream: "config",
          window: { from: "2026-11-02T00:00:00Z", to: "2026-11-03T00:00:00Z" },
          pace: noWaiting,
        },
        new AbortController().signal,
      );
      expect(seen.records.client).toBe(60);
    } finally {
      delete process.env.AWS_ENDPOINT_URL;
    }
  });
});

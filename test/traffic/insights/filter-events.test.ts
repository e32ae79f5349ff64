import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import {
  type FilterEventsOptions,
  type FoundEvent,
  filterEvents,
} from "../../../src/traffic/insights/filter-events.ts";
import { observeInsights } from "../../../src/traffic/insights/observe-insights.ts";
import { type FakeLogs, type FakeLogsOptions, startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import { type Moto, motoServer, startMoto } from "../../helpers/moto.ts";
import { describeWith } from "../../helpers/real-parts.ts";
import { type RecordingProxy, startRecordingProxy } from "../../helpers/recording-proxy.ts";
import { noWaiting, region, useFakeCredentials } from "./live.ts";

useFakeCredentials();

const goOn = new AbortController().signal;

async function collect(options: FilterEventsOptions, signal = goOn): Promise<readonly FoundEvent[]> {
  const found: FoundEvent[] = [];
  for await (const event of filterEvents(options, signal)) found.push(event);
  return found;
}

describe("filtering live records", () => {
  const startMs = Date.parse("2026-11-02T00:00:00Z");
  const lines = [
    { outcome: "disallowed", proto: "tls", cat: "client", src: "172.16.1.9", dhost: "api.github.com" },
    { outcome: "allowed", proto: "ssh", cat: "client", src: "172.16.1.9", dhost: "git.example" },
    {
      outcome: "allowed",
      proto: "tls",
      cat: "client",
      src: "172.16.1.9",
      see_thru_days_remaining: 2,
      dhost: "b.example",
    },
    { outcome: "allowed", proto: "tls", cat: "server", see_thru_exerted: true, dhost: "c.example" },
    { outcome: "allowed", proto: "tls", see_thru_exerted: true, dhost: "ec2-instance-connect.eu-west-2.amazonaws.com" },
  ];
  const records = lines.map((line, index) => ({
    timestamp: startMs + index * 1_000,
    stream: index === 4 ? "config" : "flow",
    message: JSON.stringify(line),
  }));

  let fake: FakeLogs;
  afterEach(() => fake.stop());

  async function filter(
    options: Partial<FilterEventsOptions> = {},
    fakeOptions: Partial<FakeLogsOptions> = {},
    prepare: (fake: FakeLogs) => void = () => {},
  ): Promise<readonly string[]> {
    fake = await startFakeLogs({
      region,
      groups: [{ name: "DiscrimiNAT", records }],
      eventsPerPage: 2,
      ...fakeOptions,
    });
    prepare(fake);
    const place = { region, endpoint: fake.url, logGroups: ["DiscrimiNAT"], pattern: "", pace: noWaiting };
    const found = await collect({ ...place, ...options });
    return found.map(({ message }) => (JSON.parse(message) as { dhost: string }).dhost);
  }

  const all = lines.map(({ dhost }) => dhost);

  test.each([
    ['{ $.outcome = "disallowed" }', ["api.github.com"]],
    ['{ $.outcome = "allowed" && $.proto != "tls" }', ["git.example"]],
    ['{ $.cat = "client" && $.src = "172.16.1.9" && $.dhost != "api.github.com" }', ["git.example", "b.example"]],
    ["{ $.see_thru_days_remaining <= 2 }", ["b.example"]],
    ['{ $.see_thru_exerted is true && $.dhost != "ec2-instance-connect.*" }', ["c.example"]],
    ["", all],
  ])("hands %s on as it is", async (pattern, expected) => {
    expect(await filter({ pattern })).toEqual(expected);
    expect(fake.calls.length).toBe(3);
  });

  test("reads only the window, whose end is not part of it", async () => {
    const window = { from: "2026-11-02T00:00:01Z", to: "2026-11-02T00:00:03Z" };
    expect(await filter({ window })).toEqual(["git.example", "b.example"]);
  });

  test("reads only the streams that are named", async () => {
    expect(await filter({ streams: ["config"] })).toEqual(all.slice(4));
  });

  test("reads one group after the other, in other accounts too", async () => {
    const linked = { name: "DiscrimiNAT", account: "210987654321", records: records.slice(0, 1) };
    const logGroups = ["DiscrimiNAT", "arn:aws:logs:eu-west-2:210987654321:log-group:DiscrimiNAT:*"];
    const found = await filter({ logGroups }, { groups: [{ name: "DiscrimiNAT", records }, linked] });
    expect(found).toEqual([...all, "api.github.com"]);
  });

  test("tries again where it comes too often", async () => {
    const found = await filter({}, {}, (logs) =>
      logs.fail("FilterLogEvents", { name: "ThrottlingException", message: "Rate exceeded" }, 2),
    );
    expect(found).toEqual(all);
  });

  test("says that another class of log group has no filters", async () => {
    const groups = [{ name: "DiscrimiNAT", records, logClass: "INFREQUENT_ACCESS" as const }];
    await expect(filter({}, { groups })).rejects.toMatchObject({
      exitCode: 3,
      message: 'log group "DiscrimiNAT" is of class INFREQUENT_ACCESS, in which filters do not work',
      hint: expect.stringContaining("--logs"),
    });
  });

  test("says which action is missing on which group", async () => {
    const attempt = filter({}, {}, (logs) =>
      logs.fail("FilterLogEvents", { name: "AccessDeniedException", message: "" }),
    );
    await expect(attempt).rejects.toMatchObject({
      message:
        "AWS does not let these credentials call logs:FilterLogEvents on arn:aws:logs:eu-west-2:*:log-group:DiscrimiNAT:*",
    });
  });

  test("names a missing group", async () => {
    await expect(filter({ logGroups: ["nosuch"] })).rejects.toMatchObject({
      message: 'region eu-west-2 has no log group "nosuch"',
      hint: 'There is "DiscrimiNAT": name it as log_group in the settings.',
    });
  });

  test("ends between pages on an interrupt", async () => {
    fake = await startFakeLogs({ region, groups: [{ name: "DiscrimiNAT", records }], eventsPerPage: 1 });
    const interrupt = new AbortController();
    const reason = new Error("interrupted");
    const options = { region, endpoint: fake.url, logGroups: ["DiscrimiNAT"], pattern: "" };
    const read = async (): Promise<void> => {
      for await (const _ of filterEvents(options, interrupt.signal)) interrupt.abort(reason);
    };
    await expect(read()).rejects.toBe(reason);
    expect(fake.calls.length).toBe(1);
  });
});

describeWith([motoServer], "live records of a local AWS", () => {
  let moto: Moto;
  let proxy: RecordingProxy;
  let place: { readonly region: string; readonly endpoint: string; readonly logGroups: readonly string[] };
  const events = 10_500;
  // Not older than 14 days, which is all that AWS takes.
  const startMs = Math.floor(Date.now() / 1_000) * 1_000 - 3_600_000;

  beforeAll(async () => {
    moto = await startMoto();
    proxy = await startRecordingProxy(moto.url);
    place = { region, endpoint: proxy.url, logGroups: ["DiscrimiNAT"] };
    const client = new CloudWatchLogsClient({ region, endpoint: proxy.url });
    const logGroupName = "DiscrimiNAT";
    await client.send(new CreateLogGroupCommand({ logGroupName }));
    for (const logStreamName of ["flow", "config"]) {
      await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    }
    for (let index = 0; index < events; index += 1_500) {
      const logEvents = Array.from({ length: 1_500 }, (_, offset) => ({
        timestamp: startMs + index + offset,
        message: JSON.stringify({ index: index + offset }),
      }));
      await client.send(new PutLogEventsCommand({ logGroupName, logStreamName: "flow", logEvents }));
    }
    const note = [{ timestamp: startMs, message: '{"cat":"client"}' }];
    await client.send(new PutLogEventsCommand({ logGroupName, logStreamName: "config", logEvents: note }));
    client.destroy();
  });

  afterAll(async () => {
    await proxy?.stop();
    await moto?.stop();
  });

  test("come page after page, each once", async () => {
    const found = await collect({ ...place, pattern: "", streams: ["flow"] });
    expect(found.length).toBe(events);
    const indexes = found.map(({ message }) => (JSON.parse(message) as { index: number }).index);
    expect(new Set(indexes).size).toBe(events);
    expect(found[7]).toEqual({
      timestampMs: startMs + 7,
      message: '{"index":7}',
      stream: "flow",
      eventId: expect.any(String),
    });
  });

  test("come from all streams, and from the window", async () => {
    const window = { from: new Date(startMs).toISOString(), to: new Date(startMs + 1_000).toISOString() };
    const found = await collect({ ...place, pattern: "", window });
    expect(found.filter(({ stream }) => stream === "flow").length).toBe(1_000);
    expect(found.filter(({ stream }) => stream === "config").length).toBe(1);
  });

  test("are not there in a group that is not there", async () => {
    const attempt = collect({ ...place, logGroups: ["discrimiNAT"], pattern: "", pace: noWaiting });
    await expect(attempt).rejects.toMatchObject({
      message: 'region eu-west-2 has no log group "discrimiNAT"',
      hint: expect.stringContaining('There is "DiscrimiNAT"'),
    });
  });
  test("cost an estimate before they are queried", async () => {
    const options = {
      ...place,
      flowStream: "flow",
      configStream: "config",
      window: { from: "2026-01-01T00:00:00Z", to: "2036-01-01T00:00:00Z" },
      maxScanBytes: 10,
    };
    await expect(observeInsights(options, goOn)).rejects.toMatchObject({
      message: expect.stringMatching(/^Logs Insights would scan about /),
    });
  });
});

import fc from "fast-check";
import { afterEach, describe, expect, test } from "vitest";
import { readConfigRecord } from "../../../src/discriminat/config-record.ts";
import { readFlowRecord } from "../../../src/discriminat/flow-record.ts";
import { createTrafficTable } from "../../../src/traffic/counting/traffic-table.ts";
import type { DailyFlow, ObservedTraffic } from "../../../src/traffic/flow.ts";
import { type InsightsOptions, observeInsights } from "../../../src/traffic/insights/observe-insights.ts";
import { type FakeLogs, type FakeLogsOptions, startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import type { FakeRecord } from "../../helpers/fake-logs/run-query.ts";
import type { SimulatedApp } from "../../helpers/simulator/apps.ts";
import { type LogRecord, type SimulationOptions, simulate } from "../../helpers/simulator/simulate.ts";
import type { LoggedConnection } from "../../helpers/simulator/truth.ts";
import { noWaiting, region, useFakeCredentials } from "./live.ts";

useFakeCredentials();

const app: SimulatedApp = {
  app: "lab",
  clients: 2,
  needs: [
    { name: "a.example", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "git.example", protocol: "ssh", port: 22, rhythm: "deploy" },
    { name: "new.example", protocol: "tls", port: 443, rhythm: "steady" },
  ],
  telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
};
const options: SimulationOptions = {
  seed: 3,
  apps: [app],
  deployed: [
    {
      app: "lab",
      names: [
        { name: "a.example", protocol: "tls", port: 443 },
        { name: "git.example", protocol: "ssh", port: 22 },
      ],
      seeThru: { until: "2026-11-04", ports: "all", group: "same" },
    },
  ],
  window: { from: "2026-11-02T06:00:00Z", to: "2026-11-06T12:00:00Z" },
  daysBetweenDeploys: 2,
  messages: { ports: "mixed", booleans: "mixed", json: "shuffled" },
};
const simulation = simulate(options);
const window = { from: "2026-11-02T06:00:00Z", to: "2026-11-06T12:00:00Z" };

let fake: FakeLogs | undefined;
afterEach(async () => {
  await fake?.stop();
  fake = undefined;
});

function fakeRecords(records: readonly LogRecord[]): readonly FakeRecord[] {
  return records.map(({ atMs, stream, message }) => ({ timestamp: atMs, stream, message }));
}

async function observe(
  records: readonly FakeRecord[],
  more: Partial<InsightsOptions> = {},
  fakeOptions: Partial<FakeLogsOptions> = {},
) {
  await fake?.stop();
  const groups = [{ name: "DiscrimiNAT", records }];
  fake = await startFakeLogs({ region, groups, looksUntilComplete: 0, ...fakeOptions });
  return await observeInsights(
    {
      region,
      endpoint: fake.url,
      logGroups: ["DiscrimiNAT"],
      flowStream: "flow",
      configStream: "config",
      window,
      pace: noWaiting,
      ...more,
    },
    new AbortController().signal,
  );
}

/** All but what costs money. */
function seenBy({
  scannedBytes,
  scannedRecords,
  estimatedUsd,
  ...seen
}: Awaited<ReturnType<typeof observe>>): ObservedTraffic {
  return listed(seen);
}

/** Daily flows are made when they are asked for; a list is what can be compared. */
function listed(seen: ObservedTraffic): ObservedTraffic {
  return { ...seen, dailyFlows: [...seen.dailyFlows] };
}

/** Connections by everything but the reason, which daily flows hold tidied. */
function tally(
  items: readonly (readonly [key: readonly unknown[], connections: number, first: number, last: number])[],
) {
  const sums = new Map<string, { connections: number; first: number; last: number }>();
  for (const [key, connections, first, last] of items) {
    const sum = sums.get(JSON.stringify(key)) ?? { connections: 0, first, last };
    sums.set(JSON.stringify(key), {
      connections: sum.connections + connections,
      first: Math.min(sum.first, first),
      last: Math.max(sum.last, last),
    });
  }
  return Object.fromEntries([...sums].sort(([one], [other]) => (one < other ? -1 : 1)));
}

const tallyDailyFlows = (dailyFlows: Iterable<DailyFlow>) =>
  tally(
    Array.from(dailyFlows, (seen) => {
      const { day, group, source, name, protocol, protocolVersion, port, outcome, seeThru } = seen;
      const key = [day, group, source, name, protocol, protocolVersion, port, outcome, seeThru];
      return [key, seen.connections, seen.firstMs ?? Number.NaN, seen.lastMs ?? Number.NaN];
    }),
  );

const tallyTruth = (connections: readonly LoggedConnection[]) =>
  tally(
    connections.map(({ atMs, group, source, name, protocol, version, port, outcome, seeThru }) => {
      const day = new Date(atMs).toISOString().slice(0, 10);
      return [[day, group, source, name, protocol, version, port, outcome, seeThru], 1, atMs, atMs];
    }),
  );

describe("observing through Logs Insights", () => {
  test("sees exactly what was connected to, hostile names and all", async () => {
    const seen = await observe(fakeRecords(simulation.records));
    expect(simulation.truth.connections.length).toBeGreaterThan(100);
    expect(tallyDailyFlows(seen.dailyFlows)).toEqual(tallyTruth(simulation.truth.connections));
    expect(seen).toMatchObject({
      records: { ...simulation.truth.records, unreadable: 0 },
      window,
      complete: true,
      incompleteBecause: [],
    });
  });

  test.each(["number", "exponent"] as const)("reads times that are printed as %s", async (times) => {
    const plain = seenBy(await observe(fakeRecords(simulation.records)));
    expect(seenBy(await observe(fakeRecords(simulation.records), {}, { times }))).toEqual(plain);
  });

  test("tells the hours in which anything was logged", async () => {
    const gap = { from: "2026-11-03T02:30:00Z", to: "2026-11-03T19:10:00Z" };
    const { records } = simulate({ ...options, gaps: [gap] });
    const { activeHours } = await observe(fakeRecords(records));
    const hours = records.flatMap(({ atMs, stream }) => (stream === "flow" ? Math.floor(atMs / 3_600_000) : []));
    expect(activeHours).toEqual([...new Set(hours)].sort((one, other) => one - other));
  });

  test("tells who was attached when, and what the firewall accepted last", async () => {
    const { attachments, acceptances } = await observe(fakeRecords(simulation.records));
    const lines = simulation.records.flatMap(({ stream, message }) => (stream === "config" ? JSON.parse(message) : []));
    expect(attachments.length).toBe(lines.filter(({ cat }) => cat === "client").length);
    expect(attachments.length).toBeGreaterThan(0);
    expect(acceptances.map(({ subject }) => subject)).toEqual(
      expect.arrayContaining(["a.example", "git.example", "2026-11-04"]),
    );
  });

  test("counts only its own streams and its window", async () => {
    const foreign = fakeRecords(simulation.records).map((record) => ({ ...record, stream: `other-${record.stream}` }));
    const early = fakeRecords(simulation.records).map((record) => ({
      ...record,
      timestamp: record.timestamp - 10 * 86_400_000,
    }));
    const [first] = simulation.records;
    const atTheEnd = { timestamp: Date.parse(window.to), stream: "flow", message: first?.message ?? "" };
    const plain = seenBy(await observe(fakeRecords(simulation.records)));
    const mixed = seenBy(await observe([...foreign, ...early, ...fakeRecords(simulation.records), atTheEnd]));
    expect(mixed).toEqual(plain);
  });

  test("adds up several groups, and knows other names of streams", async () => {
    const renamed = fakeRecords(simulation.records).map((record) => ({ ...record, stream: `my "${record.stream}\\` }));
    const groups = [
      { name: "one", records: renamed },
      { name: "two", account: "210987654321", records: renamed },
    ];
    const seen = await observe(
      [],
      {
        flowStream: 'my "flow\\',
        configStream: 'my "config\\',
        logGroups: ["one", "arn:aws:logs:eu-west-2:210987654321:log-group:two:*"],
      },
      { groups },
    );
    expect(seen.records.client).toBe(2 * simulation.truth.records.client);
  });

  test("counts lines that are not a record as unreadable", async () => {
    const noise = ["not JSON", '{"half":', '{"cat":"client"}', "{}", '{"cat":"else","outcome":"allowed"}', "[]"];
    const lines = noise.map((message, index) => ({
      timestamp: Date.parse(window.from) + index,
      stream: "flow",
      message,
    }));
    const seen = await observe([...fakeRecords(simulation.records), ...lines]);
    expect(seen.records).toMatchObject({ client: simulation.truth.records.client, unreadable: noise.length });
  });

  test("gives the same whether answers are cut off or not", async () => {
    const whole = seenBy(await observe(fakeRecords(simulation.records)));
    const arbitrary = fc.record({
      maxRows: fc.integer({ min: 8, max: 60 }),
      concurrency: fc.integer({ min: 1, max: 6 }),
      pageSize: fc.integer({ min: 1, max: 50 }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ maxRows, concurrency, pageSize }) => {
        const parts = await observe(
          fakeRecords(simulation.records),
          { maxRows, concurrency },
          { rowCap: maxRows, pageSize },
        );
        expect(parts.complete).toBe(true);
        expect(seenBy(parts)).toEqual(whole);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 12) },
    );
    expect(fake?.calls.filter(({ action }) => action === "StartQuery").length).toBeGreaterThan(10);
  });

  test("gives the same whether answers come on one page or on several", async () => {
    const seen = async (pageSize: number) => seenBy(await observe(fakeRecords(simulation.records), {}, { pageSize }));
    expect(await seen(3)).toEqual(await seen(10_000));
  });

  test("says what is missing where one second alone has too much", async () => {
    const burst = Array.from({ length: 30 }, (_, index) => ({
      timestamp: Date.parse("2026-11-03T10:20:30Z") + index,
      stream: "flow",
      message: JSON.stringify({
        cat: "client",
        outcome: "allowed",
        dhost: `${index}.example`,
        proto: "tls",
        src: "10.0.0.1",
      }),
    }));
    const seen = await observe(burst, { maxRows: 20 }, { rowCap: 20 });
    expect(seen).toMatchObject({
      complete: false,
      incompleteBecause: [
        "Logs Insights gives at most 20 rows, and there were more different connections from 2026-11-03T10:20:30Z to 2026-11-03T10:20:31Z.",
      ],
    });
    expect(seen.records.client).toBe(20);
  });

  test("reads no day twice because all days together have too many rows", async () => {
    const names = Array.from({ length: 150 }, (_, index) => ({
      timestamp: Date.parse("2026-11-02T12:00:00Z") + (index % 5) * 86_400_000,
      stream: "flow",
      message: JSON.stringify({
        cat: "client",
        outcome: "allowed",
        dhost: `${index}.example`,
        proto: "tls",
        src: "10.0.0.1",
      }),
    }));
    const days = { from: "2026-11-02T00:00:00Z", to: "2026-11-07T00:00:00Z" };
    const seen = await observe(names, { maxRows: 31, window: days }, { rowCap: 31 });
    expect(seen).toMatchObject({ complete: true, records: { client: 150 } });
    expect(fake?.calls.filter(({ action }) => action === "StartQuery").length).toBe(5 + 2);
  });

  test("counts as lines are counted one by one, however they are written", async () => {
    const arbitrary = fc.record({
      seed: fc.integer({ min: 1, max: 1_000 }),
      messages: fc.record({
        ports: fc.constantFrom("number", "string", "mixed"),
        booleans: fc.constantFrom("boolean", "number", "string", "mixed"),
        json: fc.constantFrom("compact", "spaced", "shuffled"),
        configNames: fc.constantFrom("fqdn", "addr"),
      }),
    });
    await fc.assert(
      fc.asyncProperty(arbitrary, async ({ seed, messages }) => {
        const { records } = simulate({ ...options, seed, messages });
        const table = createTrafficTable({ window });
        for (const { atMs, message } of records) {
          const fields = JSON.parse(message);
          const flow = readFlowRecord(fields);
          const config = readConfigRecord(fields);
          if (flow?.origin === "client") table.addFlow(flow, atMs);
          else if (flow !== undefined) table.addServer(atMs);
          else if (config !== undefined) table.addConfig(config, atMs);
        }
        expect(seenBy(await observe(fakeRecords(records)))).toEqual(listed(table.finish()));
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 10) },
    );
  });
});

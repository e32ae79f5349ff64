/**
 * A year with a million pairs of app and name, as Logs Insights counts it: how many queries that takes, against the ones that it took
 * while a query was a day and an answer 10,000 rows (decision 12). The truth is arithmetic. The million takes minutes, and runs with
 * `MILLION_PAIRS=1`; without it a tenth of the names.
 */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTrafficTable } from "../../../src/traffic/counting/traffic-table.ts";
import type { ObservedTraffic } from "../../../src/traffic/flow.ts";
import { countActivity, countConfig, countFlows } from "../../../src/traffic/insights/count-rows.ts";
import { gather, type Task } from "../../../src/traffic/insights/gather.ts";
import { createLanes } from "../../../src/traffic/insights/lanes.ts";
import { observeInsights } from "../../../src/traffic/insights/observe-insights.ts";
import { queryOf } from "../../../src/traffic/insights/queries.ts";
import { withSession } from "../../../src/traffic/insights/query-session.ts";
import { daysOf } from "../../../src/traffic/insights/time-range.ts";
import { buildSnapshot } from "../../../src/traffic/snapshot/build-snapshot.ts";
import { type FakeLogs, type RecordSource, startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import { noWaiting, region, useFakeCredentials } from "./live.ts";

useFakeCredentials();

const msPerDay = 86_400_000;
const startMs = Date.parse("2025-11-01T00:00:00Z");
const days = 365;
const apps = 100;
const names = process.env.MILLION_PAIRS === "1" ? 10_000 : 1000;
const pairs = apps * names;
/** Every pair once in the year, evenly. */
const gapMs = (days * msPerDay) / pairs;
const atMs = (pair: number): number => startMs + Math.floor(pair * gapMs);
const groupOf = (pair: number): string => `sg-${(pair % apps).toString(16).padStart(8, "0")}`;
const nameOf = (pair: number): string => `n${Math.floor(pair / apps)}.example`;

const records: RecordSource = (fromMs, toMs) => {
  const found = [];
  for (let pair = Math.max(0, Math.ceil((fromMs - startMs) / gapMs) - 1); pair < pairs; pair += 1) {
    const timestamp = atMs(pair);
    if (timestamp > toMs) break;
    if (timestamp < fromMs) continue;
    const message = `{"cat":"client","outcome":"allowed","dhost":"${nameOf(pair)}","proto":"tls","dpt":443,"see_thru_gid":"${groupOf(pair)}"}`;
    found.push({ timestamp, stream: "flow", message });
  }
  return found;
};

const patient = { ...noWaiting, retries: 30 };
const window = { from: "2025-11-01T00:00:00Z", to: "2026-11-01T00:00:00Z" };
const streams = { flowStream: "flow", configStream: "config" };
const owners = new Map(Array.from({ length: apps }, (_, app) => [groupOf(app), `app-${app}`]));

let fake: FakeLogs;
beforeAll(async () => {
  fake = await startFakeLogs({ region, groups: [{ name: "DiscrimiNAT", records }], looksUntilComplete: 0 });
});
afterAll(() => fake.stop());
const started = (): number => fake.calls.filter(({ action }) => action === "StartQuery").length;

/** As until then: a query for each day, one for all hours and one for the config log, 10,000 rows each. */
async function asBefore(): Promise<ObservedTraffic> {
  const table = createTrafficTable({ window });
  const whole = { fromMs: startMs, toMs: startMs + days * msPerDay };
  const task = (kind: "flows" | "activity" | "config", range: Task["range"], count: typeof countFlows): Task => ({
    query: queryOf(kind, streams),
    range,
    onRows: async (rows) => count(table, rows),
    what: kind,
  });
  const tasks = [
    ...daysOf(window).map((range) => task("flows", range, countFlows)),
    task("activity", whole, countActivity),
    task("config", whole, countConfig),
  ];
  const session = {
    place: { region, endpoint: fake.url, logGroups: ["DiscrimiNAT"] },
    pace: patient,
    maxRows: 10_000,
    lanes: createLanes(5, 5),
    maxScanBytes: undefined,
    onScan: () => {},
  };
  const because = await withSession(session, new AbortController().signal, (own) =>
    gather(own, tasks.values(), { onCount: () => {} }),
  );
  return table.finish(because);
}

test("takes a fifth of the queries at most, and tells the truth", { timeout: 1_800_000 }, async () => {
  const before = await asBefore();
  const queriesBefore = started();
  const now = await observeInsights(
    { region, endpoint: fake.url, logGroups: ["DiscrimiNAT"], ...streams, window, pace: patient },
    new AbortController().signal,
  );
  const queriesNow = started() - queriesBefore;
  console.log(
    `queries of a year with ${pairs.toLocaleString("en-US")} pairs: ${queriesBefore} before, ${queriesNow} now`,
  );
  expect(queriesBefore / queriesNow).toBeGreaterThanOrEqual(5);

  const snapshotOf = (seen: ObservedTraffic) =>
    buildSnapshot(seen, { network: "prod", verbosity: "full", owners, withSources: false });
  const snapshot = snapshotOf(now);
  expect(snapshot).toMatchObject({ complete: true, gaps: [], records: { client: pairs, unreadable: 0 } });
  expect(snapshot.flows).toHaveLength(pairs);
  const seen = new Map(snapshot.flows.map((flow) => [`${flow.group} ${flow.name}`, flow]));
  let wrong = 0;
  for (let pair = 0; pair < pairs; pair += 1) {
    const flow = seen.get(`${groupOf(pair)} ${nameOf(pair)}`);
    const time = `${new Date(atMs(pair)).toISOString().slice(0, 19)}Z`;
    const isRight =
      flow?.app === owners.get(groupOf(pair)) &&
      flow?.connections === 1 &&
      flow.first_seen === time &&
      flow.last_seen === time &&
      flow.days.join() === time.slice(0, 10);
    if (!isRight) wrong += 1;
  }
  expect(wrong).toBe(0);
  expect(snapshotOf(before).sources).toEqual(snapshot.sources);
});

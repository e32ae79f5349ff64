import { afterEach, describe, expect, test } from "vitest";
import { createLanes } from "../../../src/traffic/insights/lanes.ts";
import { type InsightsOptions, observeInsights } from "../../../src/traffic/insights/observe-insights.ts";
import { type FakeLogs, type FakeLogsOptions, startFakeLogs } from "../../helpers/fake-logs/fake-logs.ts";
import { noWaiting, region, useFakeCredentials } from "./live.ts";

useFakeCredentials();

const msPerDay = 86_400_000;
const startMs = Date.parse("2026-11-02T00:00:00Z");
const days = 3;
/** More than the 10,000 that one page, or an older region, gives. */
const perDay = 12_000;
const records = Array.from({ length: days * perDay }, (_, index) => ({
  timestamp: startMs + Math.floor(index / perDay) * msPerDay + (index % perDay) * 7_000,
  stream: "flow",
  message: `{"cat":"client","outcome":"allowed","dhost":"n${index}.example","proto":"tls","dpt":443,"src":"10.0.0.1"}`,
}));

let fake: FakeLogs;
afterEach(async () => {
  await fake.stop();
});

const started = () => fake.calls.filter(({ action }) => action === "StartQuery");

async function observe(fakeOptions: Partial<FakeLogsOptions>, more: Partial<InsightsOptions> = {}) {
  fake = await startFakeLogs({
    region,
    groups: [{ name: "DiscrimiNAT", records }],
    looksUntilComplete: 0,
    ...fakeOptions,
  });
  const seen = await observeInsights(
    {
      region,
      endpoint: fake.url,
      logGroups: ["DiscrimiNAT"],
      flowStream: "flow",
      configStream: "config",
      window: { from: "2026-11-02T00:00:00Z", to: "2026-11-05T00:00:00Z" },
      pace: noWaiting,
      ...more,
    },
    new AbortController().signal,
  );
  const names = new Set(Array.from(seen.dailyFlows, ({ name }) => name));
  return { complete: seen.complete, client: seen.records.client, names: names.size };
}

const everything = { complete: true, client: days * perDay, names: days * perDay };

describe("answers of more rows than a page has", () => {
  test("are asked for at once where the service gives them, on pages", async () => {
    expect(await observe({})).toEqual(everything);
    expect(started()).toHaveLength(days + 2);
    expect(started().every(({ input }) => input.limit === 100_000)).toBe(true);
    expect(fake.calls.some(({ input }) => input.nextToken !== undefined)).toBe(true);
  });

  test("come in parts where the service refuses so high a limit, and it is asked only once for it", async () => {
    expect(await observe({ rowCap: 10_000, highLimits: "refused" }, { concurrency: 1 })).toEqual(everything);
    // The first try and its refusal; then each day, which does not fit, and its four parts.
    expect(started().map(({ input }) => input.limit)).toEqual([100_000, ...Array(2 + days * 5).fill(10_000)]);
  });

  test("come in parts where the service cuts off without a word, and it is believed after the first time", async () => {
    expect(await observe({ rowCap: 10_000, highLimits: "cut" }, { concurrency: 1 })).toEqual(everything);
    const limits = started().map(({ input }) => input.limit);
    // Activity, configuration and the first day.
    expect(limits).toEqual([100_000, 100_000, 100_000, ...Array(4 + (days - 1) * 5).fill(10_000)]);
  });

  test("come in parts where a day has more than even that", async () => {
    expect(await observe({ rowCap: 11_000 }, { maxRows: 11_000 })).toEqual(everything);
  });
});

describe("queries at a time", () => {
  test.each([
    ["grow one by one up to the most", "aaaaaaaaa", 8],
    ["are half as many after a refusal", "aaaar", 4],
    ["are refused once, however many are at the same moment", "aaaarrrrr", 4],
    ["recover slowly: a round of answers gives one more", "aaaaraaaa", 4],
    ["do recover", `aaaar${"a".repeat(40)}`, 8],
    ["are one at least", "rararararar", 1],
  ])("%s", (_, happens, width) => {
    const lanes = createLanes(4, 8);
    for (const event of happens) (event === "a" ? lanes.answered : lanes.refused)();
    expect(lanes.width()).toBe(width);
  });

  test("are no more than the account has free", async () => {
    expect(await observe({ maxConcurrent: 3 }, { pace: { ...noWaiting, retries: 1_000 } })).toEqual(everything);
  });
});

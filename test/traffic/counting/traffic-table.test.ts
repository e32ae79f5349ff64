import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { type LogFields, readFlowRecord } from "../../../src/discriminat/flow-record.ts";
import { createTrafficTable, type TrafficTable } from "../../../src/traffic/counting/traffic-table.ts";
import type { DailyFlow } from "../../../src/traffic/flow.ts";
import { sortDailyFlows } from "../../helpers/sort-daily-flows.ts";

const noon = Date.parse("2026-11-03T12:00:00Z");
const line: LogFields = {
  cat: "client",
  outcome: "allowed",
  dhost: "API.Stripe.com.",
  src: "10.0.0.1",
  dpt: "443",
  proto: "tls",
  proto_v: 1.3,
  reason: "rule found in sg-0123456789abcdef0 for 10.0.0.1",
};

function add(table: TrafficTable, fields: LogFields, atMs: number | null): number {
  const record = readFlowRecord(fields);
  if (record === undefined) throw new Error("no record");
  return table.addFlow(record, atMs);
}

describe("records that are alike", () => {
  it("are one dailyFlow, whatever differs from record to record", () => {
    const table = createTrafficTable();
    add(table, line, noon);
    add(table, { ...line, dhost: "api.stripe.com", dpt: 443, proto_v: "1.3", spt: 50_000 }, noon + 5);
    const { dailyFlows, ...rest } = table.finish();
    expect({ ...rest, dailyFlows: [...dailyFlows] }).toEqual({
      dailyFlows: [
        {
          day: "2026-11-03",
          group: "sg-0123456789abcdef0",
          source: "10.0.0.1",
          name: "api.stripe.com",
          protocol: "tls",
          protocolVersion: "1.3",
          port: 443,
          outcome: "allowed",
          seeThru: "none",
          reason: "rule found in sg-0123456789abcdef0 for {address}",
          connections: 2,
          firstMs: noon,
          lastMs: noon + 5,
        },
      ],
      attachments: [],
      acceptances: [],
      records: { client: 2, server: 0, config: 0, unreadable: 0 },
      window: { from: "2026-11-03T12:00:00Z", to: "2026-11-03T12:00:01Z" },
      activeHours: [noon / 3_600_000],
      complete: true,
      incompleteBecause: [],
    });
  });

  it("are two where the day, the client, the version or the outcome differs", () => {
    const table = createTrafficTable();
    add(table, line, noon);
    add(table, line, noon + 86_400_000);
    add(table, { ...line, src: "10.0.0.2" }, noon);
    add(table, { ...line, proto_v: "1.2" }, noon);
    add(table, { ...line, outcome: "disallowed" }, noon);
    expect([...table.finish().dailyFlows]).toHaveLength(5);
  });
});

it("counts rows of counted records, a row again, and single records alike", () => {
  const alike = createTrafficTable();
  const row = add(alike, line, noon);
  alike.countAgain(row, { connections: 2, firstMs: noon - 9, lastMs: noon + 9 });
  const counted = createTrafficTable();
  const record = readFlowRecord({ ...line, proto_v: "1.3" });
  if (record === undefined) throw new Error("no record");
  counted.addCounted(record, { connections: 1, firstMs: noon, lastMs: noon });
  counted.addCounted(record, { connections: 2, firstMs: noon - 9, lastMs: noon + 9 });
  expect([...counted.finish().dailyFlows]).toEqual([...alike.finish().dailyFlows]);
});

it("keeps to the window, and says that records without a time are not in it", () => {
  const table = createTrafficTable({ window: { from: "2026-11-03T00:00:00Z", to: "2026-11-04T00:00:00Z" } });
  const times = [noon, Date.parse("2026-11-03T00:00:00Z"), Date.parse("2026-11-04T00:00:00Z"), noon - 86_400_000, null];
  expect(times.map(table.wants)).toEqual([true, true, false, false, false]);
  table.addUntimed();
  expect(table.finish()).toMatchObject({
    window: { from: "2026-11-03T00:00:00Z", to: "2026-11-04T00:00:00Z" },
    complete: false,
    incompleteBecause: ["1 records have no time, and cannot be told to lie in the window."],
  });
});

it("counts what does not fit as lost, and goes on with what it knows", () => {
  const table = createTrafficTable({ maxDailyFlows: 2 });
  for (const dhost of ["a.example", "b.example", "c.example", "a.example", "d.example"]) {
    add(table, { ...line, dhost }, noon);
  }
  const { dailyFlows, records, complete, incompleteBecause } = table.finish();
  expect(Array.from(dailyFlows, ({ name, connections }) => [name, connections])).toEqual([
    ["a.example", 2],
    ["b.example", 1],
  ]);
  expect(records.client).toBe(5);
  expect(complete).toBe(false);
  expect(incompleteBecause).toEqual([
    "There are more different connections than are told apart: 2 records are in none of them.",
  ]);
});

it("keeps no more names than there is room for", () => {
  const table = createTrafficTable();
  const nameOf = (index: number): string => String(index).padStart(60, "0");
  for (let index = 0; index < 170_000; index += 1) add(table, { ...line, dhost: nameOf(index) }, noon);
  add(table, { ...line, dhost: nameOf(0) }, noon);
  const { dailyFlows, records, incompleteBecause } = table.finish();
  const kept = [...dailyFlows];
  expect(kept.length).toBeGreaterThan(160_000);
  expect(kept.length).toBeLessThan(165_000);
  expect(kept[0]).toMatchObject({ name: nameOf(0), connections: 2 });
  expect(records.client).toBe(170_001);
  const lost = (170_000 - kept.length).toLocaleString("en-US");
  expect(incompleteBecause).toEqual([
    `There are more different connections than are told apart: ${lost} records are in none of them.`,
  ]);
});

test("lines that could not be read are added up, one at a time or many", () => {
  const table = createTrafficTable();
  table.addUnreadable();
  table.addUnreadable(3);
  expect(table.finish().records).toEqual({ client: 0, server: 0, config: 0, unreadable: 4 });
});

test("it counts as a map would, in any order", () => {
  const fields = fc.record({
    cat: fc.constant("client"),
    outcome: fc.constantFrom("allowed", "disallowed"),
    dhost: fc.constantFrom("a.example", "b.example", "203.0.113.9", undefined),
    src: fc.constantFrom("10.0.0.1", "10.0.0.2"),
    dpt: fc.constantFrom(443, "443", 22, 70_000),
    proto: fc.constantFrom("tls", "TLS", "ssh", "http", "unknown", "quic"),
    proto_v: fc.constantFrom("1.2", 1.2, "1.3", undefined),
    reason: fc.constantFrom("no rule", "no rule for a.example", undefined),
    see_thru_exerted: fc.constantFrom(true, "1", 0, "false", undefined),
    see_thru_gid: fc.constantFrom("%default", "sg-0123456789abcdef0", undefined),
  });
  const record = fc.tuple(fields, fc.integer({ min: noon, max: noon + 3 * 86_400_000 }));
  fc.assert(
    fc.property(fc.array(record, { maxLength: 60 }), (records) => {
      const expected = new Map<string, number>();
      const table = createTrafficTable();
      for (const [one, atMs] of records) {
        add(table, one, atMs);
        const single = createTrafficTable();
        add(single, one, atMs);
        const [dailyFlow] = [...single.finish().dailyFlows];
        const key = keyOf(dailyFlow);
        expected.set(key, (expected.get(key) ?? 0) + 1);
      }
      const backwards = createTrafficTable();
      for (const [one, atMs] of records.toReversed()) add(backwards, one, atMs);
      const found = table.finish();
      expect([...backwards.finish().dailyFlows]).toEqual([...found.dailyFlows]);
      expect([...found.dailyFlows]).toEqual(sortDailyFlows([...found.dailyFlows]));
      expect(new Map(Array.from(found.dailyFlows, (dailyFlow) => [keyOf(dailyFlow), dailyFlow.connections]))).toEqual(
        expected,
      );
    }),
    { numRuns: 200 },
  );
});

function keyOf(dailyFlow: DailyFlow | undefined): string {
  return JSON.stringify({ ...dailyFlow, connections: 0, firstMs: 0, lastMs: 0 });
}

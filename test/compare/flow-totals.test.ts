import { describe, expect, it } from "vitest";
import { sumFlows } from "../../src/compare/flow-totals.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { snapshotOf } from "./traffic.ts";

const totals = (...flows: readonly Partial<Flow>[]) => sumFlows(snapshotOf(flows).flows);

it("the total of no flow is nothing, at no time", () => {
  expect(totals()).toEqual({ connections: 0, sources: 0, days: 0, firstSeen: null, lastSeen: null });
});

describe("the days of flows together", () => {
  it.each<[number, readonly (readonly string[])[]]>([
    [0, [[]]],
    [1, [["2026-11-01"]]],
    [1, [["2026-11-01"], ["2026-11-01"]]],
    [2, [["2026-11-01"], ["2026-11-02"]]],
    [14, [["2026-11-01/2026-11-14"], ["2026-11-03/2026-11-05"]]],
    [14, [["2026-11-01/2026-11-14"], ["2026-11-14"]]],
    [15, [["2026-11-01/2026-11-14"], ["2026-11-14/2026-11-15"]]],
    [15, [["2026-11-15", "2026-11-01/2026-11-14"]]],
    [5, [["2026-11-04/2026-11-06"], ["2026-11-01"], ["2026-11-01/2026-11-02"]]],
    [2, [["2026-10-31", "2026-11-02"]]],
  ])("are %i of %j", (days, ranges) => {
    expect(totals(...ranges.map((range) => ({ days: range }))).days).toBe(days);
  });
});

describe("the sources of flows together", () => {
  it("are those of the only flow, as it says", () => {
    expect(totals({ sources: 7, source_addresses: ["10.0.0.1"] }).sources).toBe(7);
  });

  it("are at least as many as of any of them, and as are listed", () => {
    expect(totals({ sources: 7 }, { sources: 3 }).sources).toBe(7);
    const listed = [{ source_addresses: ["10.0.0.1", "10.0.0.2"] }, { source_addresses: ["10.0.0.2", "10.0.0.3"] }];
    expect(totals(...listed).sources).toBe(3);
    expect(totals(...listed, { sources: 9 }).sources).toBe(9);
  });
});

it("the first and last time are of any flow that has one", () => {
  const at = (first_seen: string | null, last_seen: string | null): Partial<Flow> => ({ first_seen, last_seen });
  const early = at("2026-11-01T00:00:00Z", "2026-11-02T00:00:00Z");
  const late = at("2026-11-03T00:00:00Z", "2026-11-04T00:00:00Z");
  const whole = { firstSeen: "2026-11-01T00:00:00Z", lastSeen: "2026-11-04T00:00:00Z" };
  expect(totals(early, at(null, null), late)).toMatchObject(whole);
  expect(totals(late, at(null, null), early)).toMatchObject(whole);
  expect(totals(at(null, null))).toMatchObject({ firstSeen: null, lastSeen: null });
});

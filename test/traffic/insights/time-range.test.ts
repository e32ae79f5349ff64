import fc from "fast-check";
import { expect, test } from "vitest";
import { readCount, readMoment } from "../../../src/traffic/insights/read-row.ts";
import { daysOf, splitRange, type TimeRange } from "../../../src/traffic/insights/time-range.ts";

const startMs = Date.parse("2026-11-01T07:30:00Z");
const seconds = fc.integer({ min: 1, max: 10 * 86_400 });
const iso = (ms: number): string => new Date(ms).toISOString().replace(".000", "");

/** Whether the parts are the range, without a gap and without an overlap. */
function tiles(parts: readonly TimeRange[], { fromMs, toMs }: TimeRange): boolean {
  const edges = [fromMs, ...parts.map((part) => part.toMs)];
  return parts.every((part, index) => part.fromMs === edges[index] && part.toMs > part.fromMs) && edges.at(-1) === toMs;
}

test("a window is cut into UTC days, all of it and nothing twice", () => {
  fc.assert(
    fc.property(seconds, (length) => {
      const range = { fromMs: startMs, toMs: startMs + length * 1_000 };
      const days = daysOf({ from: iso(range.fromMs), to: iso(range.toMs) });
      expect(tiles(days, range)).toBe(true);
      for (const day of days) expect(iso(day.fromMs).slice(0, 10)).toBe(iso(day.toMs - 1).slice(0, 10));
    }),
  );
});

test("an empty window has no days", () => {
  expect(daysOf({ from: "2026-11-01T00:00:00Z", to: "2026-11-01T00:00:00Z" })).toEqual([]);
});

test("a range is cut into whole seconds, down to one", () => {
  fc.assert(
    fc.property(seconds, (length) => {
      const range = { fromMs: startMs, toMs: startMs + length * 1_000 };
      const parts = splitRange(range);
      if (length < 2) expect(parts).toBeUndefined();
      else {
        expect(tiles(parts ?? [], range)).toBe(true);
        expect(parts?.every(({ fromMs }) => fromMs % 1_000 === 0)).toBe(true);
      }
    }),
  );
});

test("a time is read in each way that Logs Insights may write it", () => {
  const ms = Date.parse("2026-11-14T23:58:02.123Z");
  expect(["2026-11-14 23:58:02.123", `${ms}`, `${ms}.0`, "1.794700682123E12"].map(readMoment)).toEqual([
    ms,
    ms,
    ms,
    ms,
  ]);
  expect([undefined, "", "yesterday", "2026-11-14T23:58:02Z", "-1", "1E99"].map(readMoment)).toEqual(
    Array(6).fill(null),
  );
  expect(["3", "3.0", "1.2E3", undefined, "x", "-3"].map(readCount)).toEqual([3, 3, 1200, 0, 0, 0]);
});

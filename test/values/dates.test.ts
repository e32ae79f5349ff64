import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, daysBetween, isDate } from "../../src/values/dates.ts";

test.each(["2026-02-30", "2026-13-01", "2025-02-29", "2026-1-1", "0000-00-00", "", "2026-12-01T00:00:00Z"])(
  "%s is not a date",
  (text) => {
    expect(isDate(text)).toBe(false);
  },
);

test.each(["2024-02-29", "2026-12-31", "0001-01-01"])("%s is a date", (text) => {
  expect(isDate(text)).toBe(true);
});

test("adding days and counting them are inverse, across months and daylight saving time", () => {
  const date = fc
    .date({ min: new Date("1990-01-01"), max: new Date("2100-01-01"), noInvalidDate: true })
    .map((day) => day.toISOString().slice(0, 10));
  fc.assert(
    fc.property(date, fc.integer({ min: -5000, max: 5000 }), (start, days) => {
      const end = addDays(start, days);
      expect(isDate(end)).toBe(true);
      expect(daysBetween(start, end)).toBe(days);
    }),
  );
});

test("no number of days leads beyond the dates that four digits can write", () => {
  expect(addDays("2026-12-01", Number.MAX_SAFE_INTEGER)).toBe("9999-12-31");
});

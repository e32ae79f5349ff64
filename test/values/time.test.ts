import fc from "fast-check";
import { expect, test } from "vitest";
import { dayNumber, dayNumberAt, formatDay } from "../../src/values/time.ts";

const date = fc
  .date({ min: new Date("1000-01-01T00:00:00Z"), max: new Date("9999-12-31T00:00:00Z"), noInvalidDate: true })
  .map((one) => one.toISOString().slice(0, 10));

test("days are counted from 1970, as a calendar counts them, wherever in a text they stand", () => {
  expect(dayNumber("1970-01-01")).toBe(0);
  fc.assert(
    fc.property(date, (day) => {
      expect(dayNumber(day)).toBe(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
      expect(formatDay(dayNumber(`${day}T23:59:59Z`))).toBe(day);
      expect(dayNumberAt(`2026-11-01/${day}`, 11)).toBe(dayNumber(day));
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches, type WildcardReading } from "../../src/discriminat/pattern.ts";
import { includes, overlaps, witnessOutside } from "../../src/discriminat/pattern-language.ts";

/** All names of up to two labels of up to five characters, in the alphabet of the patterns and one letter more. */
function allNames(): string[] {
  let words = [""];
  const labels: string[] = [];
  for (let length = 1; length <= 5; length += 1) {
    words = words.flatMap((word) => ["a", "b", "c", "-"].map((letter) => word + letter));
    labels.push(...words);
  }
  const short = labels.filter((label) => label.length <= 2);
  return [...labels, ...short.flatMap((left) => short.map((right) => `${left}.${right}`))];
}

const names = allNames();
const label = (maxLength: number) => fc.string({ unit: fc.constantFrom(..."ab-?**"), minLength: 1, maxLength });
const pattern = fc.oneof(
  label(3),
  fc.tuple(label(1), label(1)).map((labels) => labels.join(".")),
);
const long = fc.array(label(12), { minLength: 1, maxLength: 3 }).map((labels) => labels.join("."));
const readings: WildcardReading[] = [{ emptyRun: false }, { emptyRun: true }];
const isHostName = (name: string) => name.split(".").every((word) => /^[a-z0-9]([a-z0-9-]*[a-z0-9])?$/.test(word));

describe.each(readings)("with emptyRun: $emptyRun", (reading) => {
  test("two patterns overlap if and only if a name matches both", () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const shared = names.filter((name) => matches(a, name, reading) && matches(b, name, reading));
        const witness = overlaps(a, b, reading);
        expect(witness === undefined).toBe(shared.length === 0);
        if (witness === undefined) return;
        expect(matches(a, witness, reading) && matches(b, witness, reading)).toBe(true);
        expect(isHostName(witness)).toBe(shared.some(isHostName));
      }),
      { numRuns: 800 },
    );
  });

  test("a pattern includes another if and only if no name is outside", () => {
    fc.assert(
      fc.property(pattern, pattern, (a, b) => {
        const outside = names.filter((name) => matches(b, name, reading) && !matches(a, name, reading));
        const witness = witnessOutside(a, b, reading);
        expect(witness === undefined).toBe(outside.length === 0);
        expect(includes(a, b, reading)).toBe(outside.length === 0);
        if (witness === undefined) return;
        expect(matches(b, witness, reading) && !matches(a, witness, reading)).toBe(true);
        expect(isHostName(witness)).toBe(outside.some(isHostName));
      }),
      { numRuns: 800 },
    );
  });

  test("witnesses of long patterns are true, and inclusion is an order", () => {
    fc.assert(
      fc.property(long, long, long, (a, b, c) => {
        const shared = overlaps(a, b, reading);
        if (shared !== undefined) expect([a, b].every((one) => matches(one, shared, reading))).toBe(true);
        const outside = witnessOutside(a, b, reading);
        if (outside !== undefined) expect([a, b].map((one) => matches(one, outside, reading))).toEqual([false, true]);
        expect(includes(a, a, reading)).toBe(true);
        if (includes(a, b, reading) && includes(b, c, reading)) expect(includes(a, c, reading)).toBe(true);
        expect(overlaps(a, b, reading) === undefined).toBe(overlaps(b, a, reading) === undefined);
      }),
      { numRuns: 1_000 },
    );
  });
});

test("without a reading, patterns overlap if they do under one, and include each other if they do under both", () => {
  fc.assert(
    fc.property(pattern, pattern, (a, b) => {
      expect(overlaps(a, b) === undefined).toBe(readings.every((one) => overlaps(a, b, one) === undefined));
      expect(includes(a, b)).toBe(readings.every((one) => includes(a, b, one)));
    }),
  );
});

test.each([
  ["*.example.com", "api.example.com", "api.example.com"],
  ["*.example.com", "*.*.com", "www.example.com"],
  ["s3-*.amazonaws.com", "*-1.amazonaws.com", "s3-1.amazonaws.com"],
  ["*.example.com", "*.example.org", undefined],
  ["*.example.com", "example.com", undefined],
  ["*.example.com", "*.a.example.com", undefined],
  ["api*.example.com", "api.example.com", "api.example.com"],
  ["a?.example.com", "?b.example.com", "ab.example.com"],
])("%s and %s share %s", (a, b, expected) => {
  expect(overlaps(a, b)).toBe(expected);
  expect(overlaps(b, a)).toBe(expected);
});

test.each([
  ["*.example.com", "api.example.com", undefined],
  ["*.example.com", "api-*.example.com", undefined],
  ["*.example.com", "a.b.example.com", "a.b.example.com"],
  ["api-*.example.com", "*.example.com", "www.example.com"],
  ["???.example.com", "*.example.com", "anyone.example.com"],
  ["*.*.com", "*.example.com", undefined],
  ["*.example.com", "*.*.com", "www.www.com"],
  ["?*.example.com", "*.example.com", "a.example.com"],
  ["api*.example.com", "api.example.com", "api.example.com"],
])("outside %s, in %s: %s", (a, b, expected) => {
  expect(witnessOutside(a, b)).toBe(expected);
});

test("a word outside is found even where the other label spells out every letter", () => {
  const letters = "abcdefghijklmnopqrstuvwxyz0123456789";
  expect(witnessOutside(`*${[...letters].join("*")}*`, "*")).toBe("www");
  expect(witnessOutside(`*${letters}*`, `*${letters}`)).toBeDefined();
  expect(witnessOutside(`*${letters}`, `?*${letters}`, { emptyRun: true })).toBeUndefined();
});

test("names longer than DNS allows count, so that coverage is never claimed wrongly", () => {
  expect(overlaps(`${"a".repeat(63)}?`, `${"a".repeat(63)}*`)).toHaveLength(64);
  expect(includes(`*.${"a".repeat(300)}`, `?.${"a".repeat(300)}`)).toBe(true);
});

test("patterns made to be hard are decided quickly", () => {
  const started = performance.now();
  for (let stars = 1; stars < 15; stars += 1) {
    const nasty = `${"*a??".repeat(stars)}*`;
    overlaps(nasty, `*b${"?*c".repeat(stars)}`);
    includes(nasty, `${"*a*??".repeat(stars)}*`);
    includes(`*a${"?".repeat(stars * 4)}`, `*${"a*?".repeat(stars)}`);
    includes(`${"*?a".repeat(stars)}`, `${"a*?*a".repeat(stars)}`.slice(0, 63));
  }
  expect(performance.now() - started).toBeLessThan(5_000);
});

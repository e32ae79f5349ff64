import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches, type WildcardReading } from "../../src/discriminat/pattern.ts";
import { coverageBy, simpleNames, spendOnPair } from "../../src/discriminat/pattern-union.ts";

const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789-"];
/** In the alphabet of the patterns and one letter more, which stands for all that they do not spell out. */
const alphabet = ["a", "b", "c", "-"];

function words(maxLength: number): string[] {
  let last = [""];
  const all: string[] = [];
  for (let length = 1; length <= maxLength; length += 1) {
    last = last.flatMap((word) => alphabet.map((letter) => word + letter));
    all.push(...last);
  }
  return all;
}

const short = words(2);
const names = [...words(5), ...short.flatMap((left) => short.map((right) => `${left}.${right}`))];
const label = (maxLength: number) => fc.string({ unit: fc.constantFrom(..."ab-?**"), minLength: 1, maxLength });
const pattern = fc.oneof(
  label(3),
  fc.tuple(label(1), label(1)).map((labels) => labels.join(".")),
);
const readings: WildcardReading[] = [{ emptyRun: false }, { emptyRun: true }];

describe.each(readings)("with emptyRun: $emptyRun", (reading) => {
  test("patterns cover another together if and only if no name is outside of all of them", () => {
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 6 }), pattern, (members, one) => {
        const outside = names.filter(
          (name) => matches(one, name, reading) && !members.some((member) => matches(member, name, reading)),
        );
        const coverage = coverageBy(members, one, reading);
        expect(coverage.kind).toBe(outside.length === 0 ? "covered" : "outside");
        if (coverage.kind !== "outside") return;
        expect(matches(one, coverage.witness, reading)).toBe(true);
        expect(members.some((member) => matches(member, coverage.witness, reading))).toBe(false);
      }),
      { numRuns: Number(process.env.FUZZ_RUNS ?? 1_000) },
    );
  });
});

test.each<[members: readonly string[], pattern: string, reading: WildcardReading, witness: string | undefined]>([
  [[], "a.com", {}, "a.com"],
  [["a.com"], "a.com", {}, undefined],
  [["*.com", "b.com"], "a.com", {}, undefined],
  [["a*.com"], "a.com", {}, "a.com"],
  [["a*.com"], "a.com", { emptyRun: true }, undefined],
  [[], "*.a.com", {}, "www.a.com"],
  [["www.a.com"], "*.a.com", {}, "api.a.com"],
  [["www.a.com", "api.a.com"], "*.a.com", {}, "app.a.com"],
  [["www.a.com", "api.a.com", "app.a.com"], "*.a.com", {}, "anyone.a.com"],
  [["www.a.com", "ap?.a.com", "anyone*.a.com", "any*.a.com"], "*.a.com", {}, "b.a.com"],
  [[], "?.a.com", {}, "a.a.com"],
  [["a.a.com"], "?.a.com", {}, "b.a.com"],
  [["*.a.com"], "?.a.com", {}, undefined],
  [["?.a.com"], "*.a.com", {}, "www.a.com"],
  [["*.b.com"], "*.a.com", {}, "www.a.com"],
  [["*.a.com", "*.b.com"], "*.?.com", {}, "anyone.c.com"],
  [["*.*.com"], "*.a.com", {}, undefined],
  [["www.*.com", "api.*.com"], "*.?.com", {}, "app.a.com"],
  [["?.com", "??.com", "??*.com"], "*.com", {}, undefined],
  [["?.com", "??*.com"], "*.com", { emptyRun: true }, undefined],
  [["??.com", "??*.com"], "*.com", {}, "a.com"],
  [["a*.com", "?*.com"], "*.com", { emptyRun: true }, undefined],
])("outside of %j, in %s, with %j: %s", (members, pattern, reading, witness) => {
  expect(coverageBy(members, pattern, reading)).toEqual(
    witness === undefined ? { kind: "covered" } : { kind: "outside", witness },
  );
});

test("only the last hyphen is outside, which no host name has at the end of a label", () => {
  const all = letters.filter((letter) => letter !== "-").map((letter) => `${letter}.a.com`);
  expect(coverageBy(all, "?.a.com", {})).toEqual({ kind: "outside", witness: "-.a.com" });
});

test("the simplest names of a pattern are words that look like names", () => {
  expect(simpleNames("*.x.com")).toEqual(["www.x.com", "api.x.com", "app.x.com"]);
  expect(simpleNames("*.a-*.?.com")).toEqual(["www.a-anyone.a.com", "api.a-anyone.a.com", "app.a-anyone.a.com"]);
  expect(simpleNames("?.x.com")).toEqual(["a.x.com"]);
});

test("comparing two patterns costs more where they are long, and is not begun without the steps", () => {
  const spent = (one: string, other: string, left: number) => {
    const budget = { left };
    return [spendOnPair(budget, one, other), left - budget.left];
  };
  expect(spent("a", "b", 10)).toEqual([true, 1]);
  expect(spent("a".repeat(16), "b".repeat(4), 10)).toEqual([true, 5]);
  expect(spent("a", "b", 1)).toEqual([false, 1]);
  expect(spent("a", "b", 2)).toEqual([true, 1]);
});

test("all the names that a pattern matches cover it together, and one less does not", () => {
  const all = letters.map((letter) => `${letter}.example.com`);
  expect(coverageBy(all, "?.example.com", {})).toEqual({ kind: "covered" });
  expect(coverageBy(all.slice(1), "?.example.com", {})).toEqual({ kind: "outside", witness: "a.example.com" });
  expect(coverageBy(all, "*.example.com", {}).kind).toBe("outside");
});

test("patterns that overlap in several labels are combined", () => {
  const rows = letters.map((letter) => `${letter}.*.example.com`);
  expect(coverageBy(rows, "?.?.example.com", {})).toEqual({ kind: "covered" });
  expect(coverageBy([...rows.slice(0, -1), "-.?.example.com"], "?.*.example.com", {})).toMatchObject({
    kind: "outside",
  });
  expect(coverageBy(["a*.example.com", "?.example.com", "?*.example.com"], "*.example.com", {})).toEqual({
    kind: "covered",
  });
});

test("whether two lengths cover all of them depends on the reading", () => {
  expect(coverageBy(["?.a.com", "?*.a.com"], "*.a.com", { emptyRun: false }).kind).toBe("covered");
  expect(coverageBy(["api?*.a.com"], "api*.a.com", { emptyRun: true })).toMatchObject({ witness: "api.a.com" });
});

test("thousands of names below one wildcard are decided", () => {
  const many = Array.from({ length: 5_000 }, (_, index) => `host-${index}.example.com`);
  const started = performance.now();
  expect(coverageBy(many, "*.example.com", {})).toEqual({ kind: "outside", witness: "www.example.com" });
  expect(coverageBy(many, "host-*.example.com", {})).toMatchObject({ kind: "outside" });
  expect(performance.now() - started).toBeLessThan(2_000);
});

test("patterns made to be hard end as undecided, and soon", () => {
  const hard = Array.from({ length: 40 }, (_, index) => `*${"?".repeat(index)}a${"?".repeat(40 - index)}*b*.x.com`);
  const started = performance.now();
  const answer = coverageBy([...hard, ...letters.map((letter) => `*${letter}${letter}*.x.com`)], "*.x.com", {});
  expect(["undecided", "outside"]).toContain(answer.kind);
  for (let stars = 1; stars < 12; stars += 1) {
    coverageBy(
      letters.map((letter) => `*${letter}${"?".repeat(stars)}*${letter}*`),
      `*${"?".repeat(stars)}*`,
      {},
    );
  }
  expect(performance.now() - started).toBeLessThan(30_000);
});

test("a question for which the steps do not suffice is undecided", () => {
  expect(coverageBy(["?.a.com", "?*.a.com"], "*.a.com", {}, { left: 1 })).toEqual({ kind: "undecided" });
});

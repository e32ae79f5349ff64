import fc from "fast-check";
import { expect, test } from "vitest";
import { matches } from "../../src/discriminat/pattern.ts";
import { createPatternSet } from "../../src/discriminat/pattern-set.ts";

const text = (alphabet: string) => fc.string({ unit: fc.constantFrom(...alphabet), maxLength: 9 });

test("a set finds exactly the members that match, in their order", () => {
  fc.assert(
    fc.property(
      fc.array(text("ab-..?*"), { maxLength: 30 }),
      fc.array(text("ab-._"), { maxLength: 20 }),
      fc.boolean(),
      (patterns, names, emptyRun) => {
        const set = createPatternSet(patterns, { emptyRun });
        for (const name of [...names, ...patterns]) {
          const expected = [...new Set(patterns)].filter((pattern) => matches(pattern, name, { emptyRun }));
          expect(set.match(name)).toEqual(expected);
        }
      },
    ),
    { numRuns: 2_000 },
  );
});

test("members filed under long beginnings and ends are found", () => {
  const members = ["logs-eu-*.a.com", "logs*.a.com", "*-prod.a.com", "?-prod.a.com", "*.a.com", "l?gs-*d.a.com"];
  expect(createPatternSet(members).match("logs-eu-prod.a.com")).toEqual([
    "logs-eu-*.a.com",
    "logs*.a.com",
    "*-prod.a.com",
    "*.a.com",
    "l?gs-*d.a.com",
  ]);
});

test("an empty set matches nothing", () => {
  expect(createPatternSet([]).match("a.com")).toEqual([]);
});

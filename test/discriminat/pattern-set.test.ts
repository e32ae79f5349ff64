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

test.each<[name: string, matching: readonly string[]]>([
  ["a.com", ["a.com", "?.com", "*.com", "*.*"]],
  ["ab.com", ["a*.com", "*b.com", "*.com", "a?.com", "*.*"]],
  ["abb.com", ["a*.com", "*b.com", "*.com", "a*b.com", "*.*"]],
  ["-.com", ["?.com", "*.com", "*.*"]],
  ["b", ["?"]],
  ["a.b", ["*.*"]],
  ["a.a.com", ["a.?.com"]],
  ["a.ab.com", []],
  ["a..com", []],
  [".com", []],
  ["com.", []],
  ["", []],
])("of several patterns, %j is matched by %j", (name, matching) => {
  const members = [
    ...["a.com", "?.com", "a*.com", "*b.com", "*.com", "a?.com", "a*b.com", "?", "*.*", "a.?.com"],
    ...["a..com", ".com", "com.", "", "a.com"],
  ];
  expect(createPatternSet(members).match(name)).toEqual(matching);
});

test("a star by itself matches no empty label, whatever the reading", () => {
  const members = ["*.com", "a*.com", "*a.com", "a*a.com"];
  expect(createPatternSet(members, { emptyRun: true }).match("a.com")).toEqual(["*.com", "a*.com", "*a.com"]);
  expect(createPatternSet(members).match("a.com")).toEqual(["*.com"]);
  expect(createPatternSet(members, { emptyRun: true }).match(".com")).toEqual([]);
});

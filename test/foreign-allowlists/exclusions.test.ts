/** Wherever an entry admits what the text denies, that is said. */
import fc from "fast-check";
import { expect, test } from "vitest";
import { matches } from "../../src/discriminat/pattern.ts";
import { createExclusions } from "../../src/foreign-allowlists/exclusions.ts";
import { translateWildcards, wildcardsOf } from "../../src/foreign-allowlists/wildcards.ts";

const nameOf = fc
  .array(fc.constantFrom("a", "b"), { maxLength: 4 })
  .map((labels) => [...labels, "ab", "com"].join("."));
const zoneOf = fc.tuple(fc.constantFrom("", "."), nameOf).map(([dot, name]) => dot + name);

const isDenied = (denied: string, name: string): boolean =>
  denied.startsWith(".") ? `.${name}`.endsWith(denied) : denied === name;

test("Azure: a wildcard that begins within a label meets what is denied", () => {
  const { changesFor } = createExclusions(["bad.example.com", "*evil.org"], wildcardsOf["azure-firewall"]);
  expect(changesFor("*d.example.com")).toHaveLength(1);
  expect(changesFor("very-evil.org")).toHaveLength(1);
  expect(changesFor("*.org")).toHaveLength(1);
  expect(changesFor("*good.example.com")).toEqual([]);
});

test("two long lists are compared at once", () => {
  const names = Array.from({ length: 20_000 }, (_, number) => `host${number}.example.com`);
  const start = performance.now();
  const { changesFor } = createExclusions(names, wildcardsOf["azure-firewall"]);
  for (const name of names) expect(changesFor(name.replace("host", "other"))).toEqual([]);
  expect(performance.now() - start).toBeLessThan(10_000);
  expect(changesFor("*t20000.example.com")).toEqual([
    expect.objectContaining({ there: "another rule denies names that may be among these" }),
  ]);
});

test("Squid: what is denied and admitted here is a change", () => {
  fc.assert(
    fc.property(
      fc.array(zoneOf, { maxLength: 4 }),
      zoneOf,
      fc.array(nameOf, { minLength: 10 }),
      (denied, admitted, names) => {
        const translation = translateWildcards(admitted, wildcardsOf.squid);
        const ours = "names" in translation ? translation.names : [];
        const isAdmitted = names.some(
          (name) => ours.some((pattern) => matches(pattern, name)) && denied.some((zone) => isDenied(zone, name)),
        );
        const changes = createExclusions(denied, wildcardsOf.squid).changesFor(admitted);
        if (isAdmitted) expect(changes).toHaveLength(1);
        for (const { here } of changes) {
          const witness = here.slice(1, here.indexOf('"', 1));
          expect(ours.some((pattern) => matches(pattern, witness))).toBe(true);
          expect(denied.some((zone) => isDenied(zone, witness))).toBe(true);
        }
      },
    ),
    { numRuns: 300 },
  );
});

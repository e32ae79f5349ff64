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

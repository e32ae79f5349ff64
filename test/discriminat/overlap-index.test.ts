import fc from "fast-check";
import { expect, test } from "vitest";
import { createOverlapIndex } from "../../src/discriminat/overlap-index.ts";
import { overlaps } from "../../src/discriminat/pattern-language.ts";

const label = fc.string({ unit: fc.constantFrom("a", "b", "*", "?"), minLength: 1, maxLength: 2 });
const pattern = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join("."));

test("the index finds what asking member by member finds", () => {
  fc.assert(
    fc.property(fc.array(pattern, { maxLength: 12 }), pattern, (members, other) => {
      const member = members.find((candidate) => overlaps(candidate, other) !== undefined);
      expect(createOverlapIndex(members).find(other)).toEqual(
        member === undefined ? undefined : { member, witness: overlaps(member, other) },
      );
    }),
    { numRuns: 2000 },
  );
});

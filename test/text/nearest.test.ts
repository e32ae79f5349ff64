import fc from "fast-check";
import { distance } from "fastest-levenshtein";
import { expect, it } from "vitest";
import { nearest, onlyNear } from "../../src/text/nearest.ts";

const word = fc.string({ unit: fc.constantFrom("a", "b", "c", "_"), maxLength: 6 });

it("a word is near where at most two letters are added, removed or replaced, and not all of them", () => {
  fc.assert(
    fc.property(word, word, (written, option) => {
      const apart = distance(written, option);
      expect(nearest(written, [option])).toBe(apart <= 2 && apart < option.length ? option : undefined);
    }),
    { numRuns: 2000 },
  );
});

it("the nearest word is taken, and the first of those that are equally near", () => {
  expect(nearest("prdo", ["staging", "prod", "prdx"])).toBe("prdx");
  expect(nearest("lnt", ["lint", "lent"])).toBe("lint");
  expect(nearest("seeThru", ["see_thru"])).toBe("see_thru");
  expect(onlyNear("lnt", ["lint", "lent"])).toBeUndefined();
});

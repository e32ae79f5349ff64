import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

describe("an index of five patterns", () => {
  const index = createOverlapIndex(["*.a.com", "x.*.com", "y.b.com", "com", "*.*"]);
  test.each([
    ["x.a.com", { member: "*.a.com", witness: "x.a.com" }],
    ["?.a.com", { member: "*.a.com", witness: "a.a.com" }],
    ["x.b.com", { member: "x.*.com", witness: "x.b.com" }],
    ["y.b.com", { member: "y.b.com", witness: "y.b.com" }],
    ["*.b.com", { member: "x.*.com", witness: "x.b.com" }],
    ["*.*.com", { member: "*.a.com", witness: "www.a.com" }],
    ["z.b.com", undefined],
    ["com", { member: "com", witness: "com" }],
    ["*", { member: "com", witness: "com" }],
    ["net", undefined],
    ["a.com", { member: "*.*", witness: "a.com" }],
    ["b.net", { member: "*.*", witness: "b.net" }],
    ["x.y.z.com", undefined],
  ])("finds for %s the first that shares a name with it: %j", (other, found) => {
    expect(index.find(other)).toEqual(found);
  });

  test("keeps the order in which they were given, plain ends and open ones alike", () => {
    expect(createOverlapIndex(["*.*.com", "*.a.com"]).find("x.a.com")?.member).toBe("*.*.com");
    expect(createOverlapIndex(["*.a.com", "*.*.com"]).find("x.a.com")?.member).toBe("*.a.com");
    expect(createOverlapIndex(["*.a.com", "x.a.com"]).find("x.a.com")?.member).toBe("*.a.com");
    expect(createOverlapIndex([]).find("x.a.com")).toBeUndefined();
  });
});

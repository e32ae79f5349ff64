import { describe, expect, it } from "vitest";
import { addToGroup, type Group, groupBy } from "../../src/values/group.ts";

describe("grouping", () => {
  it("keeps the order of the items, in the groups and among them", () => {
    const groups = groupBy(["beta", "alpha", "bravo", "gamma", "arc"], (word) => word.charAt(0));
    expect([...groups]).toEqual([
      ["b", ["beta", "bravo"]],
      ["a", ["alpha", "arc"]],
      ["g", ["gamma"]],
    ]);
  });

  it("takes keys of any type, undefined too", () => {
    const groups = groupBy([1, 2, 3], (number) => (number > 1 ? undefined : number));
    expect(groups.get(undefined)).toEqual([2, 3]);
  });

  it("puts one item into several groups", () => {
    const groups = new Map<string, Group<number>>();
    for (const key of ["left", "right", "left"]) addToGroup(groups, key, 7);
    expect([...groups]).toEqual([
      ["left", [7, 7]],
      ["right", [7]],
    ]);
  });
});

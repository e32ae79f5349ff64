/** What of one name is beyond the names, days and window of another tree: one fact a line. */
import { expect, test } from "vitest";
import { type ReachedName, type ReachedWindow, reachOf } from "../../src/review/app-reach.ts";
import { createCover, type Excess } from "../../src/review/name-coverage.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = { networks: { one: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

/** Names of TLS on 443, each with its last day after an `@`, and a see-thru window. */
function reachIn(names: readonly string[], seeThru?: object) {
  const allow = names.map((text) => {
    const [name, expires] = text.split("@");
    return { tls: [name], reason: "r", ...(expires === undefined ? {} : { expires }) };
  });
  const tree = treeOf(settings, [{ app: "shop", allow, ...(seeThru && { see_thru: { reason: "r", ...seeThru } }) }]);
  const reach = reachOf(tree, "shop", tree.policies).networks.get("one");
  return { names: reach?.names.get("tls 443") ?? new Map<string, ReachedName>(), window: reach?.window };
}

interface Other {
  readonly names?: string;
  readonly window?: ReachedWindow | undefined;
  readonly steps?: number;
}

function excessOf(item: string, { names = "", window, steps = 1_000_000 }: Other): Excess | undefined {
  const [reached] = reachIn([item]).names.values();
  if (reached === undefined) throw new Error(`${item} is not reached`);
  const members = reachIn(names.split(" ").filter((name) => name !== "")).names;
  return createCover(members, window, { left: steps }).excess(reached);
}

const windowOf = (seeThru: object): ReachedWindow | undefined => reachIn([], seeThru).window;

const fact = (excess: Excess | undefined): string =>
  excess === undefined
    ? "nothing"
    : [excess.of, excess.witness, excess.before, excess.undecided ? "undecided" : undefined]
        .filter((word) => word !== undefined)
        .join(" ");

test.each([
  ["a.ex", "", "all a.ex"],
  ["a.ex", "a.ex", "nothing"],
  ["a.ex", "b.ex", "all a.ex"],
  ["a.ex@2026-06-30", "a.ex", "nothing"],
  ["a.ex@2026-06-30", "a.ex@2026-06-30", "nothing"],
  ["a.ex@2026-06-30", "*.ex@2026-06-30", "nothing"],
  ["a.ex@2026-06-30", "a.ex@2026-01-31", "time a.ex 2026-01-31"],
  ["a.ex", "a.ex@2026-01-31", "time a.ex 2026-01-31"],
  // What ends first decides whether days can make a difference, not what ends last.
  ["a.ex", "a.ex@2026-01-31 b.ex", "time a.ex 2026-01-31"],
  // Of several that match, the last day is the latest.
  ["ab.ex", "a*.ex@2026-01-31 *b.ex@2026-06-30", "time ab.ex 2026-06-30"],
  ["ab.ex", "*b.ex@2026-06-30 a*.ex@2026-01-31", "time ab.ex 2026-06-30"],
  ["a.ex", "b.ex a.ex@2026-01-31", "time a.ex 2026-01-31"],
  ["ab.ex@2026-06-30", "a*.ex@2026-01-31 *b.ex@2026-06-30", "nothing"],
  // The same name ends, a pattern that holds longer stands in for it.
  ["a.ex", "a.ex@2026-01-31 ?.ex", "nothing"],
  // Whether `*` matches an empty run is not known: in one reading the name is beyond, in the other not.
  ["a.ex", "a*.ex", "all a.ex"],
  ["a*.ex", "a?*.ex", "part ab.ex"],
  ["a*.ex", "a?.ex a?*.ex", "part a.ex"],
  // The last day is that of the reading in which the name is beyond.
  ["a.ex", "a.ex@2026-01-31 a*.ex", "time a.ex 2026-01-31"],
  ["a*.ex", "a?.ex a?*.ex a*.ex@2026-01-31", "time a.ex 2026-01-31"],
])("of %s beside [%s]: %s", (item, names, expected) => {
  expect(fact(excessOf(item, { names }))).toBe(expected);
});

test.each([
  ["*.ex", "", "all"],
  ["*.ex", "a.ex", "part"],
  ["*.ex", "a*.ex", "part"],
  ["a*.ex", "b*.ex", "all"],
  ["a*.ex", "a*.ex", undefined],
  ["a*.ex", "*.ex", undefined],
  ["ab*.ex", "a*.ex@2026-01-31", "time"],
  ["ab*.ex", "a*.ex@2026-01-31 c.ex", "time"],
  ["ab*.ex", "abc.ex@2026-01-31", "part"],
  // One that matches more labels, or fewer, is no help.
  ["*.b.ex", "*.ex", "all"],
  ["*.ex", "*.b.ex", "all"],
  // Wildcards in the last two labels, on either side.
  ["*.ab.ex", "*.a*.ex", undefined],
  ["a*.ex", "*.*", undefined],
  ["*.b?.ex", "*.b*.ex", undefined],
  ["*.b?.ex", "*.bc.ex", "part"],
  ["*.b?.ex", "*.c*.ex", "all"],
  ["*.b?.ex", "a.b1.ex", "part"],
])("what is beyond of the pattern %s beside [%s]: %s", (item, names, expected) => {
  expect(excessOf(item, { names })?.of).toBe(expected);
});

test.each([
  ["a.ex", { until: "2026-06-30" }, "all"],
  ["a.ex@2026-06-30", { until: "2026-06-30" }, undefined],
  ["a.ex@2026-01-31", { until: "2026-06-30" }, undefined],
  ["a.ex@2026-06-30", { until: "2026-01-31" }, "all"],
  ["a.ex@2026-06-30", { until: "2026-06-30", ports: [443] }, undefined],
  ["a.ex@2026-06-30", { until: "2026-06-30", ports: [22, 443] }, undefined],
  ["a.ex@2026-06-30", { until: "2026-06-30", ports: [22] }, "all"],
])("what is beyond of %s beside the window %j: %s", (item, seeThru, expected) => {
  expect(excessOf(item, { window: windowOf(seeThru) })?.of).toBe(expected);
});

test("patterns that cannot be decided within the budget count as beyond, and say so", () => {
  const both = { item: "a*.ex", names: "*.ex" };
  expect(fact(excessOf(both.item, { names: both.names }))).toBe("nothing");
  expect(fact(excessOf(both.item, { names: both.names, steps: 0 }))).toBe("all a*.ex undecided");
  expect(fact(excessOf(both.item, { names: both.names, steps: 2 }))).toBe("all a*.ex undecided");
  expect(fact(excessOf("a.ex", { names: "*.ex", steps: 0 }))).toBe("nothing");
});

test("where the budget ends, what is left of a name counts as beyond", () => {
  // The witness is found for one step; to see that some of the pattern is admitted costs two more.
  expect(fact(excessOf("*.ex", { names: "a.ex" }))).toBe("part www.ex");
  expect(fact(excessOf("*.ex", { names: "a.ex", steps: 4 }))).toBe("part www.ex");
  expect(fact(excessOf("*.ex", { names: "a.ex", steps: 2 }))).toBe("all www.ex");
  expect(fact(excessOf("*.ex", { names: "a.ex", steps: 1 }))).toBe("all www.ex");
});

test("a question that is too hard by itself counts as beyond, however much is left for others", () => {
  // The fifth last letter may be any: what has been read so far is a state of its own for every five letters.
  const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789-"].map((letter) => `*${letter}????.ex`);
  const short = ["?.ex", "??.ex", "???.ex", "????.ex"];
  const ends = [..."abcdefghijklmnopqrstuvwxyz0123456789"].map((letter) => `${letter}????.ex`);
  const names = [...short, ...ends, ...letters].join(" ");
  expect(excessOf("*.ex", { names, steps: 1_000_000_000 })).toMatchObject({ witness: "*.ex", undecided: true });
});

function costOf(item: string, names: readonly string[]): number {
  const total = { left: 1_000_000 };
  for (const reached of reachIn([item]).names.values()) {
    createCover(reachIn(names).names, undefined, total).excess(reached);
  }
  return 1_000_000 - total.left;
}

test.each([
  ["a*.c.ex", ["a?*.c.ex", "a?.c.ex"]],
  ["a*.c*.ex", ["a?*.c*.ex", "a?.c*.ex"]],
])("names that cannot overlap %s cost nothing", (item, near) => {
  const far = Array.from({ length: 100 }, (_, index) => [
    `n${index}.ex`,
    `a${index}.b.c.ex`,
    `a*${index}.b.c.ex`,
    ...(item.includes("c*") ? [] : [`a${index}.d.ex`, `a*${index}.c.org`]),
  ]).flat();
  const cost = costOf(item, near);
  expect(cost).toBeGreaterThan(0);
  expect(costOf(item, [...near, ...far])).toBe(cost);
});

test("the budget of a review pays for each of its questions, and no question gets more than its share", () => {
  const total = { left: 1_000_000 };
  const members = reachIn(["a*.ex", "b*.ex"]).names;
  const cover = createCover(members, undefined, total);
  const [item] = reachIn(["ab*.ex"]).names.values();
  if (item === undefined) throw new Error("nothing is reached");
  expect(cover.excess(item)).toBeUndefined();
  const once = 1_000_000 - total.left;
  expect(once).toBeGreaterThan(0);
  expect(cover.excess(item)).toBeUndefined();
  expect(1_000_000 - total.left).toBe(2 * once);
});

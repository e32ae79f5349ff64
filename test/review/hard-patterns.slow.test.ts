import { expect, test } from "vitest";
import { reviewTrees } from "../../src/review/review-trees.ts";
import { treeOf } from "../helpers/policy-tree.ts";

const settings = { networks: { one: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

test("patterns that are made to be hard are not compared without end, and count as wider", () => {
  let seed = 7;
  const random = (below: number): number => {
    seed = (seed * 1103515245 + 12345) % 2 ** 31;
    return Math.floor((seed / 2 ** 31) * below);
  };
  const hardLabel = (): string =>
    `*${Array.from({ length: 6 }, () => `${"abc"[random(3)]}${"**?"[random(3)]}`).join("")}`;
  const hard = (): string[] => Array.from({ length: 1000 }, () => `${hardLabel()}.${hardLabel()}.ex`);
  const shop = (tls: readonly string[]) => treeOf(settings, [{ app: "shop", allow: [{ tls, reason: "r" }] }]);
  // Each is within one of the base, which no word that is easily guessed tells.
  const within = (pattern: string): string => pattern.replace("*", "*a");
  const base = hard();
  const { widens, names } = reviewTrees({ base: shop(base), head: shop(["new.ex", ...base.map(within)]) });
  expect(widens).toBe(true);
  expect(names.find(({ name }) => name === "new.ex")?.undecided).toBe(false);
  expect(names.some(({ undecided }) => undecided)).toBe(true);
});

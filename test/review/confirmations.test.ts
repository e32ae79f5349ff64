/** What a review says of days on which entries were confirmed: who, from which day to which, and where. */
import { expect, it, test } from "vitest";
import { reviewTrees } from "../../src/review/review-trees.ts";
import { treeFrom } from "../helpers/policy-tree.ts";

interface Shop {
  readonly confirmed?: string;
  /** The days of `a.example.com` and so on; "" for none. */
  readonly own?: readonly string[];
  readonly networks?: readonly string[];
}

const networks = ["prod", "staging"]
  .map((name) => `  ${name}: {region: eu-west-2, vpc_id: vpc-0123456789abcdef0}\n`)
  .join("");

function treeOf(shop: Shop | undefined) {
  const { confirmed, own = [""], networks: where = ["prod"] } = shop ?? {};
  const entries = own.map(
    (day, index) =>
      `  - tls: [${"abcdefgh"[index]}.example.com]\n    reason: Needed\n${day === "" ? "" : `    confirmed: ${day}\n`}`,
  );
  const text = `app: shop\nteam: web\nnetworks: [${where}]\n${confirmed === undefined ? "" : `confirmed: ${confirmed}\n`}allow:\n${entries.join("")}`;
  return treeFrom({
    "discriminat.yaml": `networks:\n${networks}`,
    ...(shop === undefined ? {} : { "web/shop.yaml": text }),
  });
}

function review(base: Shop | undefined, head: Shop | undefined) {
  const { verdict, notices } = reviewTrees({ base: treeOf(base), head: treeOf(head) });
  const told = notices
    .filter(({ kind }) => kind.startsWith("confirm"))
    .map(({ kind, message, origin: { tree, file, at } }) => {
      const line = file.text.slice(0, at.span.start).split("\n").length;
      return `${kind} ${tree}:${line} ${message}`;
    });
  return { verdict, told };
}

test.each<[string, Shop, Shop, readonly string[]]>([
  ["nothing changes", { confirmed: "2026-11-01" }, { confirmed: "2026-11-01" }, []],
  [
    "the policy, for the first time",
    {},
    { confirmed: "2026-11-28" },
    ['confirmed head:4 the app "shop" confirms its only entry on 2026-11-28; before, never'],
  ],
  [
    "the policy again",
    { confirmed: "2026-05-01", own: ["", "", ""] },
    { confirmed: "2026-11-28", own: ["", "", ""] },
    ['confirmed head:4 the app "shop" confirms all its 3 entries on 2026-11-28; before, on 2026-05-01'],
  ],
  [
    "the policy, on an earlier day",
    { confirmed: "2026-11-28" },
    { confirmed: "2026-05-01" },
    [
      'confirmation-withdrawn head:4 the app "shop" moves the day on which it confirmed its only entry back from 2026-11-28 to 2026-05-01',
    ],
  ],
  [
    "the policy, no more",
    { confirmed: "2026-11-28" },
    {},
    ['confirmation-withdrawn head:1 the app "shop" no longer confirms its only entry; it did on 2026-11-28'],
  ],
  [
    "two entries, and not the third",
    { own: ["", "", ""] },
    { own: ["2026-11-28", "", "2026-11-28"] },
    ['confirmed head:7 the app "shop" confirms "a.example.com" and "c.example.com" on 2026-11-28; before, never'],
  ],
  [
    "entries from different days",
    { own: ["2026-01-01", "2026-02-02"] },
    { own: ["2026-11-28", "2026-11-28"] },
    [
      'confirmed head:7 the app "shop" confirms "a.example.com" on 2026-11-28; before, on 2026-01-01',
      'confirmed head:10 the app "shop" confirms "b.example.com" on 2026-11-28; before, on 2026-02-02',
    ],
  ],
  [
    "an entry, after its policy",
    { confirmed: "2026-05-01" },
    { confirmed: "2026-05-01", own: ["2026-11-28"] },
    ['confirmed head:8 the app "shop" confirms "a.example.com" on 2026-11-28; before, on 2026-05-01'],
  ],
  [
    "an entry, for a day before its policy's: it has no effect",
    { confirmed: "2026-11-28" },
    { confirmed: "2026-11-28", own: ["2026-05-01"] },
    [],
  ],
  [
    "an entry falls back to the day of its policy",
    { confirmed: "2026-05-01", own: ["2026-11-28"] },
    { confirmed: "2026-05-01" },
    [
      'confirmation-withdrawn head:6 the app "shop" moves the day on which it confirmed "a.example.com" back from 2026-11-28 to 2026-05-01',
    ],
  ],
  [
    "an entry, no more",
    { own: ["2026-11-28"] },
    {},
    ['confirmation-withdrawn head:5 the app "shop" no longer confirms "a.example.com"; it did on 2026-11-28'],
  ],
  [
    "the policy in place of its entries",
    { own: ["2026-05-01", "2026-06-01"] },
    { confirmed: "2026-11-28", own: ["", ""] },
    ['confirmed head:4 the app "shop" confirms both its entries on 2026-11-28; before, never'],
  ],
  [
    "the entries in place of their policy",
    { confirmed: "2026-05-01", own: ["", ""] },
    { own: ["2026-11-28", ""] },
    [
      'confirmation-withdrawn head:1 the app "shop" no longer confirms both its entries; it did on 2026-05-01',
      'confirmed head:7 the app "shop" confirms "a.example.com" on 2026-11-28; before, on 2026-05-01',
    ],
  ],
  [
    "policy and entry go back together",
    { confirmed: "2026-11-01", own: ["2026-11-28"] },
    { confirmed: "2026-05-01" },
    [
      'confirmation-withdrawn head:4 the app "shop" moves the day on which it confirmed its only entry back from 2026-11-01 to 2026-05-01',
      'confirmation-withdrawn head:6 the app "shop" moves the day on which it confirmed "a.example.com" back from 2026-11-28 to 2026-05-01',
    ],
  ],
  [
    "the policy goes back, and an entry has a day of its own in between",
    { confirmed: "2026-11-01", own: ["2026-10-01"] },
    { confirmed: "2026-05-01", own: ["2026-10-01"] },
    [
      'confirmation-withdrawn head:4 the app "shop" moves the day on which it confirmed its only entry back from 2026-11-01 to 2026-05-01',
    ],
  ],
  [
    "the policy goes back, and an entry loses a day that had no effect",
    { confirmed: "2026-11-01", own: ["2026-04-01"] },
    { confirmed: "2026-05-01" },
    [
      'confirmation-withdrawn head:4 the app "shop" moves the day on which it confirmed its only entry back from 2026-11-01 to 2026-05-01',
    ],
  ],
  [
    "an entry that is new, and was not there on the day of its policy",
    { confirmed: "2026-05-01", own: [""] },
    { confirmed: "2026-05-01", own: ["", "2026-11-28"] },
    ['confirmed head:10 the app "shop" confirms "b.example.com" on 2026-11-28; before, never'],
  ],
  [
    "an entry that is new, with an earlier day than its policy",
    { confirmed: "2026-05-01", own: [""] },
    { confirmed: "2026-05-01", own: ["", "2026-04-28"] },
    [],
  ],
])("%s", (_, base, head, expected) => {
  const { verdict, told } = review(base, head);
  expect(told).toEqual(expected);
  const isNew = (head.own ?? [""]).length > (base.own ?? [""]).length;
  expect(verdict).toBe(isNew ? "WIDER" : "EQUAL");
});

it("tells it of an app that is new, and not of one that goes", () => {
  expect(review(undefined, { confirmed: "2026-11-28" }).told).toEqual([
    'confirmed head:4 the app "shop" confirms its only entry on 2026-11-28; before, never',
  ]);
  expect(review({ confirmed: "2026-11-28" }, undefined).told).toEqual([]);
});

it("tells it once for a policy of two networks", () => {
  const both = { networks: ["prod", "staging"] };
  expect(review(both, { ...both, confirmed: "2026-11-28" }).told).toHaveLength(1);
});

it("tells of a name that comes into an entry which keeps its day, since that day was not about it", () => {
  const base = treeOf({ own: ["2026-05-01"] });
  const head = treeFrom({
    "discriminat.yaml": `networks:\n${networks}`,
    "web/shop.yaml":
      "app: shop\nteam: web\nnetworks: [prod]\nallow:\n  - tls: [a.example.com, new.example.com]\n    reason: Needed\n    confirmed: 2026-05-01\n",
  });
  expect(reviewTrees({ base, head }).notices.map(({ message }) => message)).toEqual([
    'the app "shop" confirms "a.example.com" and "new.example.com" on 2026-05-01; before, never',
  ]);
});

it("says which app it is about, also of one without entries", () => {
  const files = (more: string) => ({
    "discriminat.yaml": `networks:\n${networks}`,
    "web/shop.yaml": `app: shop\nteam: web\nnetworks: [prod]\n${more}`,
  });
  const input = { base: treeFrom(files("")), head: treeFrom(files("confirmed: 2026-11-28\n")) };
  expect(reviewTrees(input).notices.map(({ message, apps }) => [message, apps])).toEqual([
    ['the app "shop" confirms that it has no entries on 2026-11-28; before, never', ["shop"]],
  ]);
});

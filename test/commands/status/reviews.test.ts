/** What `status` says of entries that have to be confirmed again: which, by when, and in its calendar. */
import { expect, it } from "vitest";
import { calendarOf } from "../../../src/commands/status/calendar.ts";
import { markdownOf } from "../../../src/commands/status/markdown.ts";
import { blocksOf, dataOf } from "../../../src/commands/status/output.ts";
import { nextReviews, soonReviews } from "../../../src/commands/status/reviews.ts";
import { statusOf } from "../../../src/compare/status.ts";
import { renderBlocks } from "../../../src/report/text-blocks.ts";
import { type PolicyObject, treeOf } from "../../helpers/policy-tree.ts";

const asOf = "2026-12-01";
const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const settings = (review_days: number | null) => ({
  networks: { prod, staging: prod },
  guardrails: { entries: { review_days } },
});
const entry = (name: string, confirmed?: string) => ({
  tls: [`${name}.example.com`],
  reason: "r",
  ...(confirmed === undefined ? {} : { confirmed }),
});
const shop = (more: Partial<PolicyObject>): PolicyObject => ({
  app: "shop",
  networks: ["prod"],
  allow: [entry("a")],
  ...more,
});

function reviews(policies: readonly PolicyObject[], asked = ["prod", "staging"], days: number | null = 90) {
  const tree = treeOf(settings(days), policies);
  const networks = tree.settings.networks.filter(({ name }) => asked.includes(name));
  return { tree, networks, found: nextReviews(tree, networks, asOf) };
}

it.each<[string, Partial<PolicyObject>, readonly string[]]>([
  ["never", {}, ["", "over", "shop", "never", "all 1"]],
  ["too long ago", { confirmed: "2026-09-01" }, ["2026-11-30", "over", "shop", "2026-09-01", "all 1"]],
  ["whose last day is today", { confirmed: "2026-09-02" }, ["2026-12-01", "1 day", "shop", "2026-09-02", "all 1"]],
  ["in 29 days", { confirmed: "2026-10-01" }, ["2026-12-30", "30 days", "shop", "2026-10-01", "all 1"]],
  [
    "one entry of its own before the others",
    { confirmed: "2026-09-10", allow: [entry("a"), entry("b", "2026-11-30")] },
    ["2026-12-09", "9 days", "shop", "2026-09-10", "1 of 2"],
  ],
  [
    "one never, and one in time",
    { allow: [entry("a", "2026-11-30"), entry("b")] },
    ["", "over", "shop", "never", "1 of 2"],
  ],
  [
    "one never, and one too long ago",
    { allow: [entry("a", "2026-01-01"), entry("b")] },
    ["", "over", "shop", "never", "all 2"],
  ],
])("shows when entries were confirmed, and up to when that holds: %s", (_, policy, row) => {
  const { found } = reviews([shop(policy)]);
  expect(soonReviews(found)).toEqual({ rows: [row], later: undefined });
});

it.each<[string, readonly PolicyObject[], string | undefined]>([
  ["none", [], undefined],
  ["one", [shop({ confirmed: "2026-11-30" })], "The next entries to confirm are those of shop, up to 2027-02-28."],
  [
    "three, the next one named",
    [
      shop({ confirmed: "2026-11-30" }),
      shop({ app: "next", confirmed: "2026-10-02" }),
      shop({ app: "last", confirmed: "2026-12-01" }),
    ],
    "The next entries to confirm are those of next, up to 2026-12-31; after that 2 policies.",
  ],
])("says in a sentence what comes later: %s", (_, policies, later) => {
  expect(soonReviews(reviews(policies).found)).toEqual({ rows: [], later });
});

it("has what was never confirmed first, then the earliest last day", () => {
  const { found } = reviews([
    shop({ app: "later", confirmed: "2026-11-01" }),
    shop({ app: "over", confirmed: "2026-01-01" }),
    shop({ app: "never" }),
  ]);
  expect(found.map(({ app }) => app)).toEqual(["never", "over", "later"]);
});

it("leaves out policies of other networks than those that were asked for, and everything without the setting", () => {
  const policies = [shop({}), shop({ app: "both", networks: ["prod", "staging"] })];
  expect(reviews(policies, ["staging"]).found.map(({ app }) => app)).toEqual(["both"]);
  expect(reviews(policies, undefined, null).found).toEqual([]);
});

it("says the same in every format", () => {
  const { tree, networks, found } = reviews([shop({ confirmed: "2026-09-01" }), shop({ app: "never" })]);
  const status = statusOf(tree, { asOf, networks, snapshots: new Map() });
  const days = { endings: [], reviews: found };
  const [, text = ""] = renderBlocks(blocksOf(status, days, true), { color: false, width: 100 }).split(
    "Entries to confirm\n",
  );
  expect(text.split("\n").map((line) => line.trim().split(/\s{2,}/))).toEqual(
    expect.arrayContaining([
      ["over", "never", "never", "all 1"],
      ["2026-11-30", "over", "shop", "2026-09-01", "all 1"],
    ]),
  );
  expect(markdownOf(status, days)).toContain(
    "### Entries to confirm\n\n| Last day | Left | App | Confirmed | Entries |\n| --- | --- | --- | --- | --- |\n|  | over | `never` | never | all 1 |\n| 2026-11-30 | over | `shop` | 2026-09-01 | all 1 |\n",
  );
  const at = { of: 1, entries: 1, daysLeft: 0, line: 1 };
  expect(dataOf(status, days)).toMatchObject({
    reviews: [
      { app: "never", confirmed: null, last: null, file: "policies/lab/never.yaml", ...at },
      { app: "shop", confirmed: "2026-09-01", last: "2026-11-30", file: "policies/lab/shop.yaml", ...at },
    ],
  });
});

it("has the last day in the calendar, under an identity that stays when it moves", () => {
  const events = (policies: readonly PolicyObject[]) =>
    calendarOf([], reviews(policies).found, asOf)
      .replaceAll("\r\n ", "")
      .split("\r\n")
      .filter((line) => /^(?:UID|DTSTART|SUMMARY)/.test(line));
  expect(events([shop({ confirmed: "2026-09-01" }), shop({ app: "never" })])).toEqual([
    "UID:review.shop@discriminat-policy",
    "DTSTART;VALUE=DATE:20261130",
    "SUMMARY:shop: last day to confirm entries",
  ]);
  const [uid, day] = events([shop({ confirmed: "2026-11-30" })]);
  expect([uid, day]).toEqual(["UID:review.shop@discriminat-policy", "DTSTART;VALUE=DATE:20270228"]);
});

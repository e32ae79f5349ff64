/** What the review page says of entries that a person has confirmed, or not: its list, its row of PCI DSS 1.2.7, and each name. */
import { expect, it } from "vitest";
import { statusOf } from "../../src/compare/status.ts";
import { changesSinceReport } from "../../src/evidence/changes-since-report.ts";
import { evidenceOf } from "../../src/evidence/evidence-of.ts";
import { historyOfDates } from "../../src/evidence/history.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { reportOf } from "./valid-report.ts";

const asOf = "2026-12-01";
const vpc = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };

interface Given {
  readonly days?: number | null;
  /** By name: since when git knows it. */
  readonly since?: Readonly<Record<string, string>>;
}

function evidence(policies: readonly PolicyObject[], { days, since = {} }: Given = {}) {
  const guardrails = { entries: days === undefined ? {} : { review_days: days } };
  const tree = treeOf({ networks: { prod: vpc, staging: vpc }, guardrails }, policies);
  const status = statusOf(tree, { asOf, networks: tree.settings.networks, snapshots: new Map() });
  const history = historyOfDates((_, __, { name }) => since[name]);
  const facts = { title: "policies", tool: "discriminat-policy", compared: undefined, earlier: undefined };
  const model = evidenceOf({ ...facts, inputs: [], proofs: [], asOf, tree, status, history });
  reportOf(model);
  return model;
}

const entry = (name: string, confirmed?: string) => ({
  tls: [`${name}.example.com`],
  reason: "r",
  ...(confirmed === undefined ? {} : { confirmed }),
});
const shop = (more: Partial<PolicyObject> = {}): PolicyObject => ({
  app: "shop",
  networks: ["prod"],
  allow: [entry("a"), entry("b")],
  ...more,
});

it.each<[string, Partial<PolicyObject>, number | null | undefined, readonly string[]]>([
  ["no setting asks", {}, undefined, []],
  ["null asks for nothing", {}, null, []],
  [
    "never",
    {},
    90,
    ["failing review due: Both entries were never confirmed; the guardrails ask for that every 90 days."],
  ],
  [
    "a policy of two networks, once",
    { networks: ["prod", "staging"] },
    90,
    ["failing review due: Both entries were never confirmed; the guardrails ask for that every 90 days."],
  ],
  [
    "on the day after the last one",
    { confirmed: "2026-09-01" },
    90,
    [
      "failing review due: Both entries were last confirmed on 2026-09-01, 91 days ago; the guardrails ask for that every 90 days, and the last day was 2026-11-30.",
    ],
  ],
  [
    "on the last day",
    { confirmed: "2026-09-02" },
    90,
    [
      "attention review soon: Its entries have to be confirmed again by 2026-12-01, as the guardrails ask for every 90 days.",
    ],
  ],
  [
    "two weeks before, one entry by itself",
    { confirmed: "2026-09-16", allow: [entry("a"), entry("b", "2026-11-01")] },
    90,
    [
      "attention review soon: 1 of its 2 entries have to be confirmed again by 2026-12-15, as the guardrails ask for every 90 days.",
    ],
  ],
  ["earlier than that", { confirmed: "2026-09-17" }, 90, []],
  [
    "a day that is yet to come does not count",
    { confirmed: "2027-09-01" },
    90,
    ["failing review due: Both entries were never confirmed; the guardrails ask for that every 90 days."],
  ],
])("lists what is due: %s", (_, policy, days, expected) => {
  const { attention } = evidence([shop(policy)], days === undefined ? {} : { days });
  const found = attention.filter(({ kind }) => kind.startsWith("review"));
  expect(found.map(({ level, kind, what }) => `${level} ${kind}: ${what}`)).toEqual(expected);
  for (const { app, network, next, place } of found) {
    expect([app, network, next]).toEqual([
      "shop",
      undefined,
      "Read the entries, remove what is not needed, and write confirmed: 2026-12-01.",
    ]);
    expect(place).toBe("policies/lab/shop.yaml:1");
  }
});

it.each<[string, readonly PolicyObject[], Given, readonly string[], readonly string[]]>([
  [
    "never, and nothing asks",
    [shop()],
    {},
    ["Confirmed since 2026-05-31, 184 days ago: 0 of 2 names."],
    ["2 names were never confirmed, in shop.", "Nothing asks for it: guardrails.entries.review_days is not set."],
  ],
  [
    "within six months, and not",
    [
      shop({ confirmed: "2026-05-31" }),
      shop({ app: "old", confirmed: "2026-05-30", allow: [entry("a")] }),
      shop({ app: "both", networks: ["prod", "staging"], allow: [entry("a")] }),
    ],
    {},
    ["Confirmed since 2026-05-31, 184 days ago: 2 of 5 names."],
    [
      "2 names were never confirmed, in both.",
      "1 name was last confirmed before 2026-05-31, in old.",
      "Nothing asks for it: guardrails.entries.review_days is not set.",
    ],
  ],
  [
    "within what the guardrails ask for",
    [shop({ confirmed: "2026-09-02" }), shop({ app: "old", confirmed: "2026-09-01" })],
    { days: 90 },
    ["Confirmed since 2026-09-02, 90 days ago: 2 of 4 names."],
    ["2 names were last confirmed before 2026-09-02, in old."],
  ],
  [
    "the guardrails ask for less than the standard",
    [shop({ confirmed: "2026-05-30" })],
    { days: 365 },
    ["Confirmed since 2026-05-31, 184 days ago: 0 of 2 names."],
    ["2 names were last confirmed before 2026-05-31, in shop."],
  ],
  [
    "names that came in since then need not be confirmed again",
    [shop({ confirmed: "2026-06-01" }), shop({ app: "fresh", allow: [entry("c"), entry("d")] })],
    {
      days: 180,
      since: { "b.example.com": "2026-06-02", "c.example.com": "2026-11-01", "d.example.com": "2025-01-01" },
    },
    ["Confirmed since 2026-06-04, 180 days ago: 0 of 4 names; 1 more came in since then."],
    ["2 names were never confirmed, in fresh and shop.", "1 name was last confirmed before 2026-06-04, in shop."],
  ],
  [
    "in more apps than are named",
    ["f", "e", "d", "c", "b", "a", "g"].map((app) => shop({ app, allow: [entry("a")] })),
    { days: 180 },
    ["Confirmed since 2026-06-04, 180 days ago: 0 of 7 names."],
    ["7 names were never confirmed, in a, b, c, d, e and 2 more."],
  ],
  ["no names at all", [shop({ allow: [] })], { days: 180 }, [], []],
])("shows for PCI DSS 1.2.7: %s", (_, policies, given, shown, missing) => {
  const row = evidence(policies, given).requirements.find(({ id }) => id === "1.2.7");
  expect(row?.shown.slice(1)).toEqual(shown);
  expect(row?.missing).toEqual(["No observed traffic was given.", ...missing]);
});

it.each<[string, Partial<PolicyObject>, string | undefined, string | undefined]>([
  ["the policy's day", { confirmed: "2026-06-01" }, undefined, "2026-06-01"],
  [
    "the entry's own, which is later",
    { confirmed: "2026-06-01", allow: [entry("a", "2026-07-01")] },
    undefined,
    "2026-07-01",
  ],
  [
    "the policy's, which is later",
    { confirmed: "2026-08-01", allow: [entry("a", "2026-07-01")] },
    undefined,
    "2026-08-01",
  ],
  ["none", {}, undefined, undefined],
  ["none of a day that is yet to come", { confirmed: "2026-12-03" }, undefined, undefined],
  ["tomorrow's, which has begun east of UTC", { confirmed: "2026-12-02" }, undefined, "2026-12-02"],
  ["the day on which it came in", { confirmed: "2026-06-01" }, "2026-06-01", "2026-06-01"],
  ["none from before it came in", { confirmed: "2026-06-01" }, "2026-06-02", undefined],
  ["one of which git does not know more", { confirmed: "2026-06-01" }, "on or before 2026-11-01", "2026-06-01"],
])("gives each name the day on which it was confirmed: %s", (_, policy, since, expected) => {
  const { apps } = evidence([shop(policy)], since === undefined ? {} : { since: { "a.example.com": since } });
  expect(apps[0]?.entries.find(({ name }) => name === "a.example.com")?.confirmed).toBe(expected);
});

it.each<[string, Partial<PolicyObject>, Partial<PolicyObject>, readonly string[]]>([
  ["nothing", { confirmed: "2026-06-01" }, { confirmed: "2026-06-01" }, []],
  [
    "the policy, in two networks",
    { networks: ["prod", "staging"] },
    { networks: ["prod", "staging"], confirmed: "2026-11-28" },
    ['The app "shop" confirms "a.example.com" and "b.example.com" on 2026-11-28; before, never.'],
  ],
  [
    "an entry",
    { confirmed: "2026-06-01" },
    { confirmed: "2026-06-01", allow: [entry("a"), entry("b", "2026-11-28")] },
    ['The app "shop" confirms "b.example.com" on 2026-11-28; before, on 2026-06-01.'],
  ],
  [
    "back to an earlier day",
    { confirmed: "2026-06-01", allow: [entry("a")] },
    { confirmed: "2026-05-01", allow: [entry("a")] },
    ['The app "shop" moves the day on which it confirmed "a.example.com" back from 2026-06-01 to 2026-05-01.'],
  ],
  [
    "no more",
    { confirmed: "2026-06-01", allow: [entry("a")] },
    { allow: [entry("a")] },
    ['The app "shop" no longer confirms "a.example.com"; it did on 2026-06-01.'],
  ],
])("says what was confirmed since an earlier report: %s", (_, before, now, expected) => {
  const changes = changesSinceReport(evidence([shop(before)]), evidence([shop(now)]), () => undefined);
  expect(changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual(expected.map((what) => `other ${what}`));
});

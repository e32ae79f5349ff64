/** What `why` says of when an entry was confirmed: each kind of day, with a guardrail that asks for reviews and without. */
import { describe, expect, it } from "vitest";
import { confirmationData, confirmationLines, confirmationOf } from "../../../src/commands/why/confirmation.ts";
import { type PolicyObject, treeOf } from "../../helpers/policy-tree.ts";

const asOf = "2026-12-01";

function confirmation(more: Partial<PolicyObject>, entry: object, review_days: number | null) {
  const settings = {
    networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } },
    guardrails: { entries: { review_days } },
  };
  const tree = treeOf(settings, [
    { app: "shop", ...more, allow: [{ tls: ["a.example.com"], reason: "r", ...entry }] } as PolicyObject,
  ]);
  const [policy] = tree.policies;
  const [only] = policy?.allow ?? [];
  if (policy === undefined || only === undefined) throw new Error("the tree has no entry");
  return confirmationOf(tree, policy, only, asOf);
}

const emergency = { emergency: { until: "2026-12-02", ticket: "INC-1" } };
const due = "its review is due";

describe.each<[string, Partial<PolicyObject>, object, string | null, string | undefined, string | undefined]>([
  ["never", {}, {}, null, undefined, `never confirmed; ${due}`],
  [
    "too long ago",
    { confirmed: "2026-09-01" },
    {},
    "2026-09-01",
    "last confirmed on 2026-09-01",
    `last confirmed on 2026-09-01; ${due}, the last day was 2026-11-30`,
  ],
  [
    "whose last day is today",
    { confirmed: "2026-09-02" },
    {},
    "2026-09-02",
    "last confirmed on 2026-09-02",
    "last confirmed on 2026-09-02; the last day to confirm it again is 2026-12-01",
  ],
  [
    "by itself, after its policy",
    { confirmed: "2026-09-01" },
    { confirmed: "2026-11-30" },
    "2026-11-30",
    "last confirmed on 2026-11-30",
    "last confirmed on 2026-11-30; the last day to confirm it again is 2027-02-28",
  ],
  ["on a day that is yet to come", { confirmed: "2027-12-01" }, {}, null, undefined, `never confirmed; ${due}`],
  ["never, in an emergency", {}, emergency, null, undefined, undefined],
])("An entry that was confirmed %s", (_, policy, entry, day, unasked, asked) => {
  it("has its day alone where the guardrails do not ask for reviews", () => {
    const found = confirmation(policy, entry, null);
    expect(confirmationLines(found)).toEqual(unasked === undefined ? [] : [unasked]);
    expect(confirmationData(found)).toEqual({ confirmed: day, review: null });
  });

  it("has its last day where they do", () => {
    const found = confirmation(policy, entry, 90);
    expect(confirmationLines(found)).toEqual(asked === undefined ? [] : [asked]);
    const last = /\d{4}-\d\d-\d\d$/.exec(asked ?? "")?.[0] ?? null;
    const review = asked === undefined ? null : { last, daysLeft: expect.any(Number) };
    expect(confirmationData(found)).toEqual({ confirmed: day, review });
    expect(found.review?.daysLeft === 0).toBe(asked?.includes(due) ?? false);
  });
});

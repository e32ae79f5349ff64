/** Each flag of a snapshot that weakens "unused", alone: a flag that is dropped on the way fails its row. */
import { expect, test } from "vitest";
import type { Snapshot } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

const allow = [{ tls: ["api.stripe.com", "old.stripe.com"], reason: "Card payments" }];
const tree = treeOf(settings, [{ app: "checkout", allow }]);

/** The usage of the name that was not seen, and why. */
function usageIn(weakened: Partial<Snapshot>) {
  const snapshot = { ...snapshotOf([{}]), ...weakened };
  const { apps, evidence } = compare(tree, snapshot, { declaredSince: () => "2026-01-01" });
  const usage = apps[0]?.usages.find(({ at }) => at.value === "old.stripe.com");
  return [usage?.status, ...evidence.problems.map(({ kind }) => kind)];
}

test("a whole snapshot shows that a name is unused", () => {
  expect(usageIn({})).toEqual(["unused"]);
});

const { records } = snapshotOf([{}]);
const flags: readonly (readonly [string, Partial<Snapshot>])[] = [
  ["incomplete", { complete: false }],
  ["gaps", { gaps: [{ from: "2026-11-03T00:00:00Z", to: "2026-11-05T00:00:00Z" }] }],
  ["verbosity", { verbosity: "only_disallowed" }],
  ["verbosity", { verbosity: "none" }],
  ["unreadable", { records: { ...records, unreadable: 1 } }],
  ["no-window", { window: null }],
  ["too-short", { window: { from: "2026-11-12T00:00:00Z", to: "2026-11-15T00:00:00Z" } }],
];

test.each(flags)("%s: what was not seen is unknown, not unused", (kind, weakened) => {
  expect(usageIn(weakened)).toEqual(["unknown", kind]);
});

test("connections whose app is unknown may have used the name", () => {
  const stray = { app: null, group: null, name: "old.stripe.com" };
  const { apps } = compare(tree, snapshotOf([{}, stray]), { declaredSince: () => "2026-01-01" });
  expect(apps[0]?.usages.map(({ status }) => status)).toEqual(["used", "unknown"]);
});

test.each([
  [undefined, "the snapshot is incomplete: its source could not deliver or keep everything"],
  [["a page is missing."], "the snapshot is incomplete: a page is missing"],
  [["a page is missing.", "b", "c"], "the snapshot is incomplete: a page is missing and 2 more reasons"],
  [["\u001B[2J\u202Egone"], "the snapshot is incomplete: \\u{1b}[2J\\u{202e}gone"],
  [["a".repeat(1000)], `the snapshot is incomplete: ${"a".repeat(300)}…`],
])("an incomplete snapshot says why: %j", (because, message) => {
  const snapshot = { ...snapshotOf([{}]), complete: false, ...(because && { incomplete_because: because }) };
  expect(compare(tree, snapshot).evidence.problems.map((problem) => problem.message)).toEqual([message]);
});

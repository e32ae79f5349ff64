/** Whether `suggest` closes a see-thru window, and what it says of it. */
import { expect, test } from "vitest";
import type { Policy } from "../../src/policy/model.ts";
import { policyTraffic } from "../../src/suggest/policy-traffic.ts";
import { proposeEdit } from "../../src/suggest/propose-edit.ts";
import type { EditOptions } from "../../src/suggest/proposed-edit.ts";
import { defaultSuggestOptions } from "../../src/suggest/suggest.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { asOf, compare, settings, snapshotOf } from "../compare/traffic.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

const open = { until: "2026-12-10", reason: "Learning" };
const over = { until: "2026-11-10", reason: "Learning" };
const allow = [{ tls: ["api.stripe.com"], reason: "Card payments" }];
const watched: Partial<Flow> = { see_thru: "not_exerted" };
const exerted = (name: string | null, more: Partial<Flow> = {}): Partial<Flow> => ({
  name,
  see_thru: "exerted",
  ...more,
});

function edit(
  flows: readonly Partial<Flow>[] | undefined,
  policyObject: Partial<PolicyObject> = { see_thru: open },
  more: Partial<EditOptions> = {},
) {
  const tree = treeOf(settings, [{ app: "checkout", allow, ...policyObject }]);
  const policy = tree.policies[0] as Policy;
  const traffic = policyTraffic(tree, policy, flows === undefined ? [] : [compare(tree, snapshotOf(flows))], asOf);
  const proposed = proposeEdit(tree, policy, traffic, {
    asOf,
    reason: undefined,
    ticket: undefined,
    comments: false,
    suggest: defaultSuggestOptions,
    prune: false,
    force: false,
    closeSeeThru: true,
    tests: false,
    ...more,
  });
  return { closes: proposed.closesSeeThru, notes: proposed.notes, hasWindow: proposed.text.includes("see_thru") };
}

test("it is closed where it is ready", () => {
  expect(edit([watched])).toEqual({ closes: true, notes: [], hasWindow: false });
});

test("it stays where that was not asked for, and there is nothing to close without one", () => {
  expect(edit([watched], { see_thru: open }, { closeSeeThru: false })).toEqual({
    closes: false,
    notes: [],
    hasWindow: true,
  });
  expect(edit([watched], {})).toEqual({ closes: false, notes: [], hasWindow: false });
});

test("it stays where something is missing, and says what has to be decided", () => {
  expect(edit([watched, exerted("a.example.com")])).toEqual({
    closes: false,
    notes: ["the see-thru window stays: add 1 missing name (discriminat-policy suggest)"],
    hasWindow: true,
  });
  expect(edit([watched, exerted("webhook.site")]).notes).toEqual([
    expect.stringMatching(/^the see-thru window stays: /),
    'decide on "webhook.site": write an entry, or an item of refuse',
  ]);
});

test("of many names to decide on, five are named", () => {
  const some = (count: number) =>
    edit([
      watched,
      ...Array.from({ length: count }, (_, index) => exerted(`n${index}.example.com`, { connections: 1 })),
    ]).notes[1];
  const list = ["n0", "n1", "n2", "n3", "n4"].map((host) => `"${host}.example.com"`);
  expect(some(2)).toBe(`decide on ${list[0]} and ${list[1]}: write an entry, or an item of refuse`);
  expect(some(5)).toBe(`decide on ${list.slice(0, 4).join(", ")} and ${list[4]}: write an entry, or an item of refuse`);
  expect(some(7)).toBe(`decide on ${list.join(", ")} and 2 more: write an entry, or an item of refuse`);
});

test("it stays where its traffic was not observed", () => {
  expect(edit(undefined).notes).toEqual(["the see-thru window stays: observe its traffic"]);
});

test("where it is over, what is withheld and had passed will be blocked", () => {
  const closing = (...flows: readonly Partial<Flow>[]) => edit(flows, { see_thru: over });
  expect(closing(exerted("webhook.site"))).toMatchObject({
    closes: true,
    notes: ['"webhook.site" will be blocked once the window is closed'],
  });
  expect(closing({ name: "webhook.site", outcome: "disallowed" }).notes).toEqual([]);
});

test("what no entry can admit ends with the window", () => {
  const notes = (...flows: readonly Partial<Flow>[]) => edit([watched, ...flows]).notes;
  expect(notes(exerted("198.51.100.7"))).toEqual([
    'no entry can admit "198.51.100.7" on port 443 (ip address); that ends with the window',
  ]);
  expect(notes(exerted(null, { protocol: "unknown", port: null }))).toEqual([
    expect.stringMatching(
      /^no entry can admit a connection without a name on port unknown \(.*\); that ends with the window$/,
    ),
  ]);
});

test("a ticket that the guardrails require is asked for where something new is written", () => {
  const requiring = { ...settings, guardrails: { entries: { require: ["reason", "ticket"] } } };
  const notesOf = (flows: readonly Partial<Flow>[], more: Partial<EditOptions> = {}, guarded: object = requiring) => {
    const ticketed = [{ tls: ["api.stripe.com"], reason: "Card payments", ticket: "PAY-1" }];
    const tree = treeOf(guarded, [{ app: "checkout", allow: ticketed }]);
    const policy = tree.policies[0] as Policy;
    const traffic = policyTraffic(tree, policy, [compare(tree, snapshotOf(flows))], asOf);
    return proposeEdit(tree, policy, traffic, {
      asOf,
      reason: undefined,
      ticket: undefined,
      comments: false,
      suggest: defaultSuggestOptions,
      prune: false,
      force: false,
      closeSeeThru: false,
      tests: false,
      ...more,
    }).notes;
  };
  const asked = ["the guardrails require a ticket: add --ticket <text>"];
  const fresh = [exerted("a.example.com")];
  expect(notesOf(fresh)).toEqual(asked);
  expect(notesOf(fresh, { ticket: "PAY-2" })).toEqual([]);
  expect(notesOf(fresh, {}, settings)).toEqual([]);
  expect(notesOf([{}])).toEqual([]);
  expect(notesOf([exerted("files.stripe.com")])).toEqual([]);
});

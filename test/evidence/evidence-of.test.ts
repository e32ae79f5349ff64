/** What the review page says of a tree and its traffic. */
import { expect, it } from "vitest";
import { statusOf } from "../../src/compare/status.ts";
import { evidenceOf } from "../../src/evidence/evidence-of.ts";
import { historyOfDates } from "../../src/evidence/history.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { asOf, settings, snapshotOf } from "../compare/traffic.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { reportOf } from "./valid-report.ts";

function evidence(policies: readonly PolicyObject[], flows?: readonly Partial<Flow>[], more: Partial<Snapshot> = {}) {
  const tree = treeOf(settings, policies);
  const snapshots = new Map(flows === undefined ? [] : [["prod", snapshotOf(flows, more)] as const]);
  const status = statusOf(tree, { asOf, networks: tree.settings.networks, snapshots });
  const facts = {
    title: "policies",
    tool: "discriminat-policy",
    compared: undefined,
    inputs: [],
    proofs: [],
    history: historyOfDates(() => undefined),
  };
  const model = evidenceOf({ ...facts, asOf, tree, status });
  reportOf(model);
  return model;
}

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const kindsOf = (...input: Parameters<typeof evidence>) =>
  evidence(...input).attention.map(({ level, kind, app }) => `${level} ${kind} ${app ?? "-"}`);

it.each<[string, PolicyObject, readonly Partial<Flow>[] | undefined, readonly string[]]>([
  ["nothing observed", { app: "a", allow: [stripe] }, undefined, ["attention not observed -"]],
  ["used", { app: "a", allow: [stripe] }, [{ app: "a", name: "api.stripe.com" }], []],
  [
    "a window that is over",
    { app: "a", allow: [stripe], see_thru: { until: "2026-11-14", reason: "Learning" } },
    [{ app: "a", name: "api.stripe.com" }],
    ["failing window over a"],
  ],
  [
    "a window on its last day",
    { app: "a", allow: [stripe], see_thru: { until: "2026-11-15", reason: "Learning" } },
    [{ app: "a", name: "api.stripe.com" }],
    ["attention window ends a"],
  ],
  [
    "a window that ends in a month",
    { app: "a", allow: [stripe], see_thru: { until: "2026-12-15", reason: "Learning" } },
    [{ app: "a", name: "api.stripe.com" }],
    ["attention window open a"],
  ],
  [
    "an entry that is over",
    { app: "a", allow: [{ ...stripe, expires: "2026-11-14" }] },
    [{ app: "a", name: "api.stripe.com" }],
    ["failing expired a"],
  ],
  [
    "an entry on its last day",
    { app: "a", allow: [{ ...stripe, expires: "2026-11-15" }] },
    [{ app: "a", name: "api.stripe.com" }],
    [],
  ],
  [
    "an app without a policy",
    { app: "a", allow: [stripe] },
    [{ app: "b", name: "api.stripe.com" }],
    ["failing no policy b"],
  ],
  [
    "an app that cannot be told",
    { app: "a", allow: [stripe] },
    [{ app: null, name: "x.example" }],
    ["attention unexplained -"],
  ],
  [
    "no reason",
    { app: "a", allow: [{ tls: ["api.stripe.com"] }] },
    [{ app: "a", name: "api.stripe.com" }],
    ["attention no reason a"],
  ],
])("%s: what would fail, and what deserves a look", (_, policy, flows, expected) => {
  expect(kindsOf([policy], flows)).toEqual(expected);
});

it("says of each name what was seen of it, and never that it is unused where that is not known", () => {
  const [app] = evidence(
    [{ app: "a", allow: [{ ...stripe, tls: ["api.stripe.com", "*.paypal.com"] }] }],
    [{ app: "a", name: "api.stripe.com", connections: 12, sources: 3 }],
  ).apps;
  expect(app?.entries.map(({ name, use, traffic }) => [name, use, traffic?.connections, traffic?.clients])).toEqual([
    ["api.stripe.com", "used", 12, 3],
    ["*.paypal.com", "unknown", undefined, undefined],
  ]);
});

it("counts a destination once a day, and every day of the period", () => {
  const days = evidence(
    [{ app: "a", allow: [stripe] }],
    [
      { app: "a", name: "api.stripe.com", days: ["2026-11-01/2026-11-02", "2026-11-04"] },
      { app: "a", name: "other.example", days: ["2026-11-02"] },
    ],
  ).coverage;
  expect(days).toEqual([
    { date: "2026-11-01", used: 1, covered: 1 },
    { date: "2026-11-02", used: 2, covered: 1 },
    { date: "2026-11-03", used: 0, covered: 0 },
    { date: "2026-11-04", used: 1, covered: 1 },
  ]);
});

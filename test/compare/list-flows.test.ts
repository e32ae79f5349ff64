/** The table of flows: what is in it, what a filter leaves, in which order. */
import fc from "fast-check";
import { expect, it, test } from "vitest";
import {
  type FlowFilter,
  type FlowOrder,
  flowOrders,
  type ListedFlow,
  listedVerdicts,
  listFlows,
} from "../../src/compare/list-flows.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

const tree = treeOf(settings, [
  {
    ...{ app: "checkout", team: "payments", allow: [{ tls: ["api.stripe.com", "*.paypal.com"], reason: "r" }] },
    refuse: [{ name: "q.stripe.com", reason: "r" }],
  },
  { app: "search", team: "shop", allow: [{ ssh: ["git.example"], reason: "r" }] },
]);
const flows: readonly Partial<Flow>[] = [
  {
    connections: 50,
    sources: 1,
    days: ["2026-11-01"],
    first_seen: "2026-11-01T00:00:00Z",
    last_seen: "2026-11-01T09:00:00Z",
  },
  {
    name: "www.paypal.com",
    connections: 40,
    sources: 9,
    days: ["2026-11-02/2026-11-05"],
    first_seen: "2026-11-02T00:00:00Z",
    last_seen: "2026-11-05T00:00:00Z",
  },
  { name: "q.stripe.com", outcome: "disallowed", connections: 30 },
  { name: "new.example", see_thru: "exerted", connections: 20 },
  { name: "bad.example", outcome: "disallowed", connections: 10 },
  { app: "search", name: "git.example", protocol: "ssh", port: 22, connections: 7 },
  { app: "search", name: "192.0.2.1", connections: 6 },
  { app: "ghost", name: "api.stripe.com", connections: 5 },
  { app: "ghost", name: "api.stripe.com", outcome: "disallowed", connections: 4 },
  { app: null, name: "api.stripe.com", connections: 3 },
  { app: null, name: null, port: null, protocol: "unknown", connections: 2 },
];
const list = (filter: FlowFilter = {}, order: FlowOrder = "connections"): readonly ListedFlow[] =>
  listFlows([compare(tree, snapshotOf(flows))], filter, order);
const short = ({ app, name, verdict, connections }: ListedFlow): string => `${app} ${name} ${verdict} ${connections}`;

it("has a row for each destination, the most connections first, and leaves nothing out", () => {
  expect(list().map(short)).toEqual([
    "checkout api.stripe.com covered 50",
    "checkout www.paypal.com covered 40",
    "checkout q.stripe.com refused 30",
    "checkout new.example missing 20",
    "checkout bad.example blocked 10",
    "ghost api.stripe.com undeclared 9",
    "search git.example covered 7",
    "search 192.0.2.1 ip-address 6",
    "null api.stripe.com unattributed 3",
    "null null unattributed 2",
  ]);
});

it("says of each what was seen, whose it is, and which name admits it", () => {
  expect(list()[1]).toEqual({
    ...{ network: "prod", app: "checkout", team: "payments", name: "www.paypal.com", protocol: "tls", port: 443 },
    ...{ verdict: "covered", connections: 40, sources: 9, days: 4, by: ["*.paypal.com"] },
    ...{ firstSeen: "2026-11-02T00:00:00Z", lastSeen: "2026-11-05T00:00:00Z" },
  });
});

test.each<[string, FlowFilter, readonly string[]]>([
  ["one app", { apps: ["search"] }, ["git.example", "192.0.2.1"]],
  ["an app without a policy", { apps: ["ghost"] }, ["api.stripe.com"]],
  ["a team", { teams: ["shop"] }, ["git.example", "192.0.2.1"]],
  [
    "two teams",
    { teams: ["shop", "payments"], verdicts: ["covered"] },
    ["api.stripe.com", "www.paypal.com", "git.example"],
  ],
  ["a verdict", { verdicts: ["missing", "blocked"] }, ["new.example", "bad.example"]],
  [
    "what no policy is about",
    { verdicts: ["undeclared", "unattributed"] },
    ["api.stripe.com", "api.stripe.com", "null"],
  ],
  ["a name", { names: ["q.stripe.com"] }, ["q.stripe.com"]],
  ["a pattern, which crosses no dot", { names: ["*.example"] }, ["new.example", "bad.example", "git.example"]],
  ["several names", { names: ["*.paypal.com", "new.example"] }, ["www.paypal.com", "new.example"]],
  ["everything at once", { apps: ["checkout"], teams: ["shop"] }, []],
])("a filter leaves %s", (_, filter, names) => {
  expect(list(filter).map(({ name }) => String(name))).toEqual(names);
});

test.each<[FlowOrder, string]>([
  ["days", "checkout q.stripe.com refused 30"],
  ["clients", "checkout www.paypal.com covered 40"],
  ["last-seen", "null null unattributed 2"],
  ["first-seen", "checkout api.stripe.com covered 50"],
  ["name", "null null unattributed 2"],
  ["app", "null api.stripe.com unattributed 3"],
  ["verdict", "checkout new.example missing 20"],
])("in the order of %s, %s is first", (order, first) => {
  expect(list({}, order)[0] && short(list({}, order)[0] as ListedFlow)).toBe(first);
});

it("has every connection exactly once, in whatever order, for whatever flows", () => {
  const flow = fc.record({
    app: fc.constantFrom("checkout", "search", "ghost", null),
    name: fc.constantFrom("api.stripe.com", "q.stripe.com", "new.example", "192.0.2.1", "not a name", null),
    protocol: fc.constantFrom("tls" as const, "ssh" as const, "http" as const, "unknown" as const),
    port: fc.constantFrom(443, 22, null),
    outcome: fc.constantFrom("allowed" as const, "disallowed" as const),
    see_thru: fc.constantFrom("exerted" as const, "not_exerted" as const, "none" as const),
    connections: fc.integer({ min: 1, max: 9 }),
  });
  fc.assert(
    fc.property(fc.array(flow, { maxLength: 12 }), fc.constantFrom(...flowOrders), (many, order) => {
      const rows = listFlows([compare(tree, snapshotOf(many))], {}, order);
      const sum = (all: readonly { readonly connections: number }[]): number =>
        all.reduce((total, { connections }) => total + connections, 0);
      expect(sum(rows)).toBe(sum(many));
      for (const { verdict } of rows) expect(listedVerdicts).toContain(verdict);
      const shuffled = listFlows([compare(tree, snapshotOf([...many].reverse()))], {}, order);
      expect(shuffled.map(short)).toEqual(rows.map(short));
    }),
  );
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Lifecycle, lifecycleOf } from "../../src/compare/lifecycle.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { addDays, daysBetween } from "../../src/values/dates.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const until = "2026-11-20";
const window = { until, reason: "Learning" };

/** Without traffic: what the files say. */
function unobserved(policy: Partial<PolicyObject>, asOf: string): Lifecycle {
  const { settings: known, policies } = treeOf(settings, [{ app: "checkout", ...policy }]);
  const [network] = known.networks;
  const [one] = policies;
  if (network === undefined || one === undefined) throw new Error("no network, or no policy");
  return lifecycleOf(one, network, asOf, undefined);
}

function observed(
  policy: Partial<PolicyObject>,
  flows: readonly Partial<Flow>[],
  more: Partial<Snapshot> = {},
  asOf?: string,
): Lifecycle {
  const tree = treeOf(settings, [{ app: "checkout", ...policy }]);
  const [app] = compare(tree, snapshotOf(flows, more), asOf === undefined ? {} : { asOf }).apps;
  if (app === undefined) throw new Error("no app");
  return app.lifecycle;
}

const covered: Partial<Flow> = { see_thru: "not_exerted" };
const missing: Partial<Flow> = { name: "files.stripe.com", see_thru: "exerted" };

describe("the last day of a window", () => {
  it.each([
    ["2026-11-18", 3, "discovering"],
    ["2026-11-19", 2, "discovering"],
    [until, 1, "discovering"],
    ["2026-11-21", 0, "enforced"],
    ["2026-11-22", 0, "enforced"],
  ])("as of %s leaves %i days: %s", (asOf, daysLeft, stage) => {
    expect(unobserved({ allow: [stripe], see_thru: window }, asOf)).toMatchObject({ until, daysLeft, stage });
  });

  it("is included, whatever the month and the year", () => {
    const day = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: -400, max: 400 }), (last, ahead) => {
        const asOf = addDays(last, -ahead);
        const { daysLeft, stage, next } = unobserved({ allow: [stripe], see_thru: { ...window, until: last } }, asOf);
        expect(daysLeft).toBe(ahead < 0 ? 0 : daysBetween(asOf, last) + 1);
        expect(stage).toBe(asOf <= last ? "discovering" : "enforced");
        expect(next).toContain(asOf <= last ? "observe" : `over after ${last}`);
      }),
    );
  });

  it.each([
    ["2024-02-28", "2024-02-29", 2],
    ["2026-02-28", "2026-03-01", 2],
    ["2026-12-31", "2027-01-01", 2],
    ["2026-03-28", "2026-03-30", 3],
  ])("as of %s until %s is %i days away", (asOf, last, days) => {
    expect(unobserved({ see_thru: { ...window, until: last } }, asOf).daysLeft).toBe(days);
  });

  it("stays the last day of a ready window, and not one longer", () => {
    const policy = { allow: [stripe], see_thru: window };
    expect(observed(policy, [covered], {}, until)).toMatchObject({ stage: "ready", daysLeft: 1 });
    expect(observed(policy, [covered], {}, "2026-11-21")).toMatchObject({
      stage: "enforced",
      daysLeft: 0,
      next: `remove the see_thru lines: the window was over after ${until}`,
    });
  });

  it("counts only in the networks of the window", () => {
    const both = { networks: { ...settings.networks, staging: settings.networks.prod } };
    const { settings: known, policies } = treeOf(both, [
      { app: "checkout", networks: ["prod", "staging"], allow: [stripe], see_thru: { ...window, networks: ["prod"] } },
    ]);
    const [policy] = policies;
    if (policy === undefined) throw new Error("no policy");
    expect(known.networks.map((network) => lifecycleOf(policy, network, until, undefined).stage)).toEqual([
      "discovering",
      "enforced",
    ]);
  });
});

describe("an app without a window", () => {
  it("is undeclared where it declares nothing", () => {
    expect(unobserved({}, until)).toMatchObject({ stage: "undeclared", until: undefined, daysLeft: undefined });
  });

  it("is undeclared in a network for which no entry is", () => {
    const both = { networks: { ...settings.networks, staging: settings.networks.prod } };
    const { settings: known, policies } = treeOf(both, [
      { app: "checkout", networks: ["prod", "staging"], allow: [{ ...stripe, networks: ["prod"] }] },
    ]);
    const [policy] = policies;
    if (policy === undefined) throw new Error("no policy");
    expect(known.networks.map((network) => lifecycleOf(policy, network, until, undefined).stage)).toEqual([
      "enforced",
      "undeclared",
    ]);
  });

  it("is enforced where it declares something, and has nothing to do", () => {
    expect(unobserved({ allow: [stripe] }, until)).toMatchObject({ stage: "enforced", next: undefined });
    expect(observed({ allow: [stripe] }, [{}])).toMatchObject({ stage: "enforced", readiness: 1, next: undefined });
  });

  it.each<[string, Partial<Flow>, string]>([
    ["passed by see-thru", missing, "add 1 name that passed by see-thru alone"],
    ["passes by something else", { name: "a.example.com" }, "declare 1 name that the firewall lets pass"],
    [
      "is blocked",
      { name: "a.example.com", outcome: "disallowed" },
      "declare or refuse 1 name that the firewall blocks",
    ],
    ["is declared and blocked", { outcome: "disallowed" }, "deploy or attach what 1 declared destination needs"],
  ])("has a next step where a name %s", (_, flow, next) => {
    expect(observed({ allow: [stripe] }, [flow])).toMatchObject({ stage: "enforced" });
    expect(observed({ allow: [stripe] }, [flow]).next).toContain(next);
  });

  it("says that its window is over beside whatever else there is to do", () => {
    const over = { allow: [stripe], see_thru: { ...window, until: "2026-11-14" } };
    const { stage, next } = observed(over, [covered, missing]);
    expect(stage).toBe("enforced");
    expect(next).toMatch(/^add 1 name .*; remove the see_thru lines: the window was over after 2026-11-14$/);
  });

  it.each<[string, readonly Partial<Flow>[], string]>([
    [
      "names that passed by see-thru, and one that passes by something else",
      [missing, { name: "b.stripe.com", see_thru: "exerted" }, { name: "a.example.com" }],
      "add 2 names that passed by see-thru alone (discriminat-policy suggest); declare 1 name that the firewall lets pass, or find out what was deployed by hand",
    ],
    [
      "a name that passed both ways",
      [missing, { ...missing, see_thru: "none" }],
      "declare 1 name that the firewall lets pass, or find out what was deployed by hand",
    ],
    [
      "blocked names, and one that is not applied",
      [{ outcome: "disallowed" }, { name: "a.example.com", outcome: "disallowed" }],
      "deploy or attach what 1 declared destination needs; declare or refuse 1 name that the firewall blocks",
    ],
  ])("has one step for each kind: %s", (_, flows, next) => {
    expect(observed({ allow: [stripe] }, flows).next).toBe(next);
  });

  it("with a window that is over is enforced, although it declares nothing", () => {
    const over = unobserved({ see_thru: { ...window, until: "2026-11-14" } }, until);
    expect(over).toMatchObject({
      stage: "enforced",
      next: "remove the see_thru lines: the window was over after 2026-11-14",
      missing: [],
      notApplied: [],
      blocked: [],
      ending: [],
    });
  });

  it("need not do anything about what it refuses, or no entry can admit", () => {
    const refuse = [{ name: "q.stripe.com", reason: "Analytics" }];
    const flows: Partial<Flow>[] = [
      {},
      { name: "q.stripe.com", outcome: "disallowed" },
      { name: "203.0.113.7", outcome: "disallowed" },
    ];
    expect(observed({ allow: [stripe], refuse }, flows).next).toBeUndefined();
  });
});

describe("an open window", () => {
  const policy = { allow: [stripe], see_thru: window };

  it("is discovering until an entry is written, then tightening until nothing is missing, then ready", () => {
    expect(observed({ see_thru: window }, [missing])).toMatchObject({ stage: "discovering", readiness: 0 });
    expect(observed(policy, [covered, missing])).toMatchObject({ stage: "tightening", readiness: 0.5 });
    expect(observed(policy, [covered])).toMatchObject({ stage: "ready", readiness: 1 });
  });

  it("is tightening where an entry is not applied, although nothing is missing", () => {
    const lifecycle = observed(policy, [{ see_thru: "exerted" }]);
    expect(lifecycle).toMatchObject({ stage: "tightening", readiness: 0 });
    expect(lifecycle.next).toBe("deploy or attach what 1 declared destination needs");
  });

  it("is ready where what was missing was last seen before the last days", () => {
    const old = { ...missing, days: ["2026-11-03"], last_seen: "2026-11-07T23:59:59Z" };
    expect(observed(policy, [covered, old])).toMatchObject({ stage: "ready", readiness: 1 });
    expect(observed(policy, [covered, { ...old, last_seen: "2026-11-08T00:00:00Z" }]).stage).toBe("tightening");
    expect(observed(policy, [covered, { ...old, last_seen: null }]).stage).toBe("tightening");
  });

  it("says what ends with it and no entry can admit", () => {
    const { stage, next } = observed(policy, [covered, { name: "203.0.113.7", see_thru: "exerted" }]);
    expect(stage).toBe("ready");
    expect(next).toBe("remove the see_thru lines; that ends 1 destination that no entry can admit");
  });

  it.each<[string, readonly Partial<Flow>[], Partial<Snapshot>, string]>([
    ["nothing was seen", [], {}, "attach its Security Groups"],
    ["nothing was under see-thru", [{}], {}, "deploy the window"],
    [
      "the days are too few",
      [covered],
      { window: { from: "2026-11-10T00:00:00Z", to: "2026-11-15T00:00:00Z" } },
      "observe at least 7 days of traffic; so far 5",
    ],
    [
      "the snapshot is old",
      [covered],
      { window: { from: "2026-10-01T00:00:00Z", to: "2026-11-07T00:00:00Z" } },
      "observe again",
    ],
    ["the snapshot is incomplete", [covered], { complete: false }, "the snapshot is incomplete"],
    [
      "hours are missing",
      [covered],
      { gaps: [{ from: "2026-11-03T00:00:00Z", to: "2026-11-04T00:00:00Z" }] },
      "no record at all",
    ],
    ["only denials are logged", [covered], { verbosity: "only_disallowed" }, "flow_log_verbosity"],
    ["nothing has a time", [{ ...covered, first_seen: null, last_seen: null }], { window: null }, "no time"],
    ["see-thru came late", [{ ...covered, first_seen: "2026-11-12T00:00:00Z" }], {}, "keep observing"],
  ])("is not ready where %s", (_, flows, more, next) => {
    const lifecycle = observed(policy, flows, more);
    expect(lifecycle.stage).toBe("discovering");
    expect(lifecycle.next).toContain(next);
  });

  it("is ready on as many days as are required, seven days after the snapshot at most", () => {
    const week = { window: { from: "2026-11-08T00:00:00Z", to: "2026-11-15T00:00:00Z" } };
    const until = { ...policy, see_thru: { ...window, until: "2026-12-31" } };
    expect(observed(until, [covered], week).stage).toBe("ready");
    expect(observed(until, [covered], {}, "2026-11-22").stage).toBe("ready");
    expect(observed(until, [covered], {}, "2026-11-23").next).toBe(
      "observe again: the snapshot ends at 2026-11-15T00:00:00Z",
    );
  });

  it("has what ends with it: only what passed by see-thru and no entry can admit", () => {
    const flows: readonly Partial<Flow>[] = [
      covered,
      { name: "203.0.113.7", see_thru: "exerted" },
      { name: "203.0.113.8", outcome: "disallowed" },
      { name: "203.0.113.9" },
    ];
    expect(observed(policy, flows).ending.map(({ name }) => name)).toEqual(["203.0.113.7"]);
    expect(observed(policy, [covered]).next).toBe("remove the see_thru lines");
    expect(observed(policy, [missing, covered]).ending).toEqual([]);
  });

  it("counts a destination that is applied since as covered", () => {
    const failed: Partial<Flow> = { see_thru: "exerted", last_seen: "2026-11-10T00:00:00Z" };
    const { readiness, notApplied } = observed(policy, [failed, covered]);
    expect([readiness, notApplied]).toEqual([1, []]);
  });

  it("knows the last days to the second, by the end of the snapshot", () => {
    const noon = { window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T12:00:00Z" } };
    const at = (last_seen: string) => observed(policy, [covered, { ...missing, last_seen }], noon).missing.length;
    expect([at("2026-11-08T11:59:59Z"), at("2026-11-08T12:00:00Z")]).toEqual([0, 1]);
  });

  it("says both what is missing and what is not applied", () => {
    expect(observed(policy, [{ see_thru: "exerted" }, missing]).next).toBe(
      "add 1 missing name (discriminat-policy suggest), and deploy or attach what 1 declared destination needs",
    );
    expect(observed(policy, [covered, missing]).next).toBe("add 1 missing name (discriminat-policy suggest)");
  });

  it("is never ready without traffic", () => {
    expect(unobserved(policy, until)).toMatchObject({
      stage: "discovering",
      readiness: undefined,
      next: "observe its traffic",
    });
  });
});

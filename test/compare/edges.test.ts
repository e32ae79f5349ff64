/** Edges of what comparing says: one step to either side of each limit. */
import { describe, expect, test } from "vitest";
import type { AppTraffic } from "../../src/compare/compare-traffic.ts";
import type { DeclaredSince } from "../../src/compare/usage.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const unusedEntry = { tls: ["old.example.com"], reason: "r" };

interface Seen {
  readonly policy?: Partial<PolicyObject>;
  readonly flows?: readonly Partial<Flow>[];
  readonly snapshot?: Partial<Snapshot>;
  readonly declaredSince?: DeclaredSince;
  readonly settings?: object;
}

function observe({ policy = {}, flows = [{}], snapshot = {}, declaredSince, settings: own = {} }: Seen): AppTraffic {
  const tree = treeOf({ ...settings, ...own }, [{ app: "checkout", allow: [stripe, unusedEntry], ...policy }]);
  const options = declaredSince === undefined ? {} : { declaredSince };
  const [app] = compare(tree, snapshotOf(flows, snapshot), options).apps;
  if (app === undefined) throw new Error("no app");
  return app;
}

const acceptance = (more: Partial<Snapshot["acceptances"][number]> = {}): Snapshot["acceptances"][number] => ({
  app: "checkout",
  group: "sg-0a",
  kind: "name",
  subject: "old.example.com",
  protocol: "tls",
  outcome: "accepted",
  at: "2026-10-31T00:00:00Z",
  ...more,
});

describe("a name is unused", () => {
  const statusOf = (seen: Seen): string | undefined => observe(seen).usages.at(-1)?.status;

  test.each([
    ["2026-10-31", "unused"],
    ["2026-11-01", "unknown"],
    ["2026-11-01T00:00:00Z", "unused"],
    ["2026-11-01T00:00:01Z", "unknown"],
  ])("if it is declared since %s: %s", (since, status) => {
    expect(statusOf({ declaredSince: () => since })).toBe(status);
  });

  test.each([
    ["2026-10-31T00:00:00Z", "unused"],
    ["2026-11-01T00:00:00Z", "unused"],
    ["2026-11-01T00:00:01Z", "unknown"],
    [null, "unknown"],
  ])("if the firewall accepted it at %s: %s", (at, status) => {
    expect(statusOf({ snapshot: { acceptances: [acceptance({ at })] } })).toBe(status);
  });

  test.each(["removed", "publicsuffix[.]org list matched"])("not if the firewall says %s", (outcome) => {
    expect(statusOf({ snapshot: { acceptances: [acceptance({ outcome })] } })).toBe("unknown");
  });

  test.each([
    [[], "unused"],
    [[{ app: null, name: "old.example.com", connections: 1 }], "unknown"],
    [[{ app: null, name: "old.example.com", port: 8443, connections: 1 }], "unused"],
    [[{ app: null, name: "other.example.com", connections: 1 }], "unused"],
  ])("if no connection of an unknown app could have used it: %j", (flows, status) => {
    expect(statusOf({ flows: [{}, ...flows], declaredSince: () => "2026-01-01" })).toBe(status);
  });

  test.each([
    [13, "unknown"],
    [14, "unused"],
  ])("in a snapshot of %i days: %s", (days, status) => {
    const to = new Date(Date.parse("2026-11-01T00:00:00Z") + days * 86_400_000).toISOString().replace(".000Z", "Z");
    const window = { from: "2026-11-01T00:00:00Z", to };
    expect(statusOf({ snapshot: { window }, declaredSince: () => "2026-01-01" })).toBe(status);
  });

  test.each([
    ["2026-11-03T04:00:00Z", "unused"],
    ["2026-11-03T04:00:01Z", "unknown"],
  ])("where a gap of four hours at most is normal, and one ends at %s: %s", (to, status) => {
    const snapshot = { gaps: [{ from: "2026-11-03T00:00:00Z", to }] };
    const own = { evidence: { max_gap_hours: 4 } };
    expect(statusOf({ snapshot, settings: own, declaredSince: () => "2026-01-01" })).toBe(status);
  });
});

describe("an app is ready", () => {
  const stageOf = (first_seen: string): string => {
    const see_thru = { until: "2026-12-01", reason: "r" };
    return observe({ policy: { see_thru }, flows: [{ see_thru: "not_exerted", first_seen }] }).lifecycle.stage;
  };

  // The last seven days begin on the 8th.
  test.each([
    ["2026-11-08T12:00:00Z", "ready"],
    ["2026-11-09T12:00:00Z", "ready"],
    ["2026-11-10T00:00:00Z", "discovering"],
  ])("if see-thru was first seen at %s: %s", (first, stage) => expect(stageOf(first)).toBe(stage));
});

describe("an entry that was not applied", () => {
  const failed = {
    outcome: "disallowed" as const,
    first_seen: "2026-11-02T00:00:00Z",
    last_seen: "2026-11-05T00:00:00Z",
  };
  const kindOf = (seen: Seen) => observe(seen).observations[0]?.notApplied?.kind;

  test.each([
    ["2026-11-05T00:00:00Z", "unknown"],
    ["2026-11-05T00:00:01Z", "since-applied"],
  ])("is applied since only if a connection passed later, not at the same time: %s", (last_seen, kind) => {
    expect(kindOf({ flows: [failed, { last_seen }] })).toBe(kind);
  });

  test.each([
    ["2026-11-05T00:00:00Z", "accepted"],
    ["2026-11-05T00:00:01Z", "since-applied"],
  ])("is applied since only if the firewall accepted it later: %s", (at, kind) => {
    const acceptances = [acceptance({ subject: "api.stripe.com", at })];
    expect(kindOf({ flows: [failed], snapshot: { acceptances } })).toBe(kind);
  });
});

describe("a name that is first seen under a wildcard", () => {
  const allow = [{ tls: ["*.stripe.com"], reason: "r" }];
  const at = (time: string) => ({ first_seen: "2026-11-05T10:00:00Z", last_seen: time });
  const verdictsOf = (flows: readonly Partial<Flow>[], more: Seen = {}) =>
    observe({ policy: { allow }, flows, ...more }).observations.map(({ verdict, notApplied }) =>
      notApplied === undefined ? verdict : `${verdict}: ${notApplied.kind}`,
    );
  const accepted = (more: Partial<Snapshot["acceptances"][number]> = {}) => ({
    snapshot: { acceptances: [acceptance({ subject: "*.stripe.com", ...more })] },
  });
  const denied = { outcome: "disallowed" as const };

  test("may be stopped for a moment, where the firewall had accepted the wildcard", () => {
    expect(verdictsOf([{ ...denied, ...at("2026-11-05T10:05:00Z") }], accepted())).toEqual(["transient"]);
    expect(verdictsOf([{ see_thru: "exerted", ...at("2026-11-05T10:05:00Z") }], accepted())).toEqual(["transient"]);
  });

  test.each([
    ["2026-11-05T10:00:00Z", "transient"],
    ["2026-11-05T10:00:01Z", "covered: accepted"],
  ])("was accepted before it was first seen, at %s: %s", (accepted_at, verdict) => {
    expect(verdictsOf([{ ...denied, ...at("2026-11-05T10:03:00Z") }], accepted({ at: accepted_at }))).toEqual([
      verdict,
    ]);
  });

  test("is not applied where that goes on", () => {
    expect(verdictsOf([{ ...denied, ...at("2026-11-05T10:05:01Z") }], accepted())).toEqual(["covered: accepted"]);
  });

  test("is not applied where nothing shows that the wildcard works", () => {
    const flows = [{ ...denied, ...at("2026-11-05T10:00:00Z") }];
    expect(verdictsOf(flows)).toEqual(["covered: unknown"]);
    expect(verdictsOf(flows, accepted({ outcome: "publicsuffix[.]org list matched" }))).toEqual(["covered: refused"]);
    expect(verdictsOf(flows, accepted({ app: "other" }))).toEqual(["covered: unknown"]);
  });

  test("is not applied where an entry has the name itself", () => {
    const both = [{ tls: ["*.stripe.com", "api.stripe.com"], reason: "r" }];
    const flows = [{ ...denied, ...at("2026-11-05T10:00:00Z") }];
    expect(verdictsOf(flows, { ...accepted(), policy: { allow: both } })).toEqual(["covered: accepted"]);
  });

  test("is not at first sight where the log lines have no time", () => {
    const flows = [{ ...denied, first_seen: null, last_seen: null }];
    expect(verdictsOf(flows, accepted())).toEqual(["covered: accepted"]);
  });

  test("was at first sight on one instance after another where it passes too", () => {
    const passing = { ...at("2026-11-05T10:01:00Z"), connections: 5 };
    expect(verdictsOf([passing, { ...denied, ...at("2026-11-05T10:04:00Z") }])).toEqual(["covered", "transient"]);
  });
});

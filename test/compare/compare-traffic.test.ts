import { describe, expect, it } from "vitest";
import type { AppTraffic } from "../../src/compare/compare-traffic.ts";
import { statusOf } from "../../src/compare/status.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { asOf, compare, settings, snapshotOf } from "./traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };

function observe(policy: Partial<PolicyObject>, flows: readonly Partial<Flow>[], more?: Partial<Snapshot>): AppTraffic {
  const tree = treeOf(settings, [{ app: "checkout", ...policy }]);
  const [app] = compare(tree, snapshotOf(flows, more)).apps;
  if (app === undefined) throw new Error("no app");
  return app;
}

const verdicts = (app: AppTraffic): readonly string[] => app.observations.map(({ verdict }) => verdict);

describe("the verdict of a flow", () => {
  const verdict = (flow: Partial<Flow>, policy: Partial<PolicyObject> = { allow: [stripe] }): string | undefined =>
    verdicts(observe(policy, [flow]))[0];

  it("is covered by the entry that admits it", () => {
    const [observation] = observe({ allow: [{ tls: ["*.stripe.com"], reason: "a" }, stripe] }, [{}]).observations;
    expect(observation?.verdict).toBe("covered");
    expect(observation?.by.map(({ at }) => at.value)).toEqual(["api.stripe.com", "*.stripe.com"]);
  });

  it("is missing where it passed by see-thru alone, even if the log says what would have been", () => {
    expect(verdict({ name: "a.example.com", see_thru: "exerted" })).toBe("missing");
    expect(verdict({ name: "a.example.com", see_thru: "exerted", outcome: "disallowed" })).toBe("missing");
  });

  it("is missing where something undeclared lets it pass", () => {
    expect(verdict({ name: "a.example.com" })).toBe("missing");
  });

  it("is blocked where no entry admits it and it never passed", () => {
    expect(verdict({ name: "a.example.com", outcome: "disallowed" })).toBe("blocked");
  });

  it("is refused where the policy says so", () => {
    const refuse = [{ name: "*.telemetry.example", reason: "not wanted" }];
    expect(verdict({ name: "eu.telemetry.example", see_thru: "exerted" }, { allow: [stripe], refuse })).toBe("refused");
  });

  it("is covered where an entry admits what the policy refuses, because it passes", () => {
    expect(verdict({}, { allow: [stripe], refuse: [{ name: "*.stripe.com", reason: "not wanted" }] })).toBe("covered");
  });

  it("never takes an empty run for coverage", () => {
    expect(
      verdict(
        { name: "api.example.com", see_thru: "exerted" },
        { allow: [{ tls: ["api*.example.com"], reason: "a" }] },
      ),
    ).toBe("missing");
  });

  it("never takes a pattern that the firewall refuses for coverage", () => {
    expect(
      verdict({ name: "a.github.io", see_thru: "exerted" }, { allow: [{ tls: ["*.github.io"], reason: "a" }] }),
    ).toBe("missing");
  });

  it.each<[string, Partial<Flow>]>([
    ["ip-address", { name: "203.0.113.7" }],
    ["ip-address", { name: "2001:db8::1" }],
    ["no-name", { name: null }],
    ["no-name", { port: null }],
    ["no-name", { name: "\u001b[2Jevil" }],
    ["no-name", { name: "_dmarc.example.com" }],
    ["no-name", { name: "*.stripe.com" }],
    ["unknown-protocol", { protocol: "unknown", name: "10.0.0.1", port: 5432 }],
    ["plaintext-http", { protocol: "http", port: 80 }],
    ["old-tls", { outcome: "disallowed", protocol_versions: ["1.0", "TLSv1.1"] }],
    ["old-tls", { outcome: "disallowed", protocol_versions: ["SSLv3"] }],
    ["covered", { outcome: "disallowed", protocol_versions: ["1.1", "1.3"] }],
    ["covered", { outcome: "allowed", protocol_versions: ["1.1"] }],
    ["covered", { outcome: "disallowed", protocol_versions: ["mystery"] }],
    ["transient", { outcome: "disallowed", reasons: ["cache not ready yet for a newly discovered allowlist entry"] }],
    ["covered", { outcome: "disallowed", reasons: ["cache not ready yet", "no rule matched"] }],
  ])("is %s for %o", (expected, flow) => {
    expect(verdict(flow)).toBe(expected);
  });
});

it("adds up the flows of a destination, whatever their groups and outcomes", () => {
  const { observations } = observe({}, [
    {
      name: "a.example.com",
      outcome: "disallowed",
      connections: 3,
      days: ["2026-11-02"],
      first_seen: "2026-11-02T00:00:00Z",
      last_seen: "2026-11-02T01:00:00Z",
    },
    {
      name: "a.example.com",
      see_thru: "exerted",
      group: "sg-0b",
      connections: 4,
      sources: 5,
      days: ["2026-11-02/2026-11-04", "2026-11-06"],
    },
  ]);
  expect(observations).toHaveLength(1);
  expect(observations[0]).toMatchObject({
    verdict: "missing",
    connections: 7,
    sources: 5,
    days: 4,
    exerted: 4,
    disallowed: 3,
    firstSeen: "2026-11-01T00:03:11Z",
  });
});

it("compares the first policy of an app, and sorts apps without one by name", () => {
  const tree = treeOf(settings, [
    { app: "checkout", allow: [stripe] },
    { app: "checkout", team: "other" },
  ]);
  const { apps, undeclared } = compare(tree, snapshotOf([{ app: "b" }, { app: "c" }, { app: "a" }, {}]));
  expect(apps.map(({ policy, connections }) => [policy.source.path, connections])).toEqual([
    ["policies/lab/checkout.yaml", 10],
  ]);
  expect(undeclared.map(({ app }) => app)).toEqual(["a", "b", "c"]);
});

it("leaves out policies of other networks, and those whose app the loader objected to", () => {
  const two = { networks: { ...settings.networks, staging: settings.networks.prod } };
  const tree = treeOf(two, [
    { app: "checkout", networks: ["staging"], allow: [stripe] },
    { app: "ledger", networks: ["prod"] },
  ]);
  const nameless = { ...tree, policies: tree.policies.map((policy) => ({ ...policy, app: undefined })) };
  expect(compare(tree, snapshotOf([{}])).apps.map(({ app }) => app)).toEqual(["ledger"]);
  expect(compare(nameless, snapshotOf([{}])).apps).toEqual([]);
  expect(statusOf(nameless, { asOf, networks: tree.settings.networks, snapshots: new Map() }).apps).toEqual([]);
});

it("counts flows without app, and of apps without policy, apart", () => {
  const tree = treeOf(settings, [{ app: "checkout", allow: [stripe] }]);
  const result = compare(tree, snapshotOf([{ app: null }, { app: "ghost", connections: 4 }, {}]));
  expect(result.unattributed.connections).toBe(10);
  expect(result.undeclared.map(({ app, connections }) => [app, connections])).toEqual([["ghost", 4]]);
  expect(result.apps.map(({ connections }) => connections)).toEqual([10]);
});

/** What comparisons of all networks say of one policy's file. */
import { describe, expect, it } from "vitest";
import { compareTraffic } from "../../src/compare/compare-traffic.ts";
import type { Policy } from "../../src/policy/model.ts";
import { type PolicyTraffic, policyTraffic } from "../../src/suggest/policy-traffic.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { snapshotOf } from "../compare/traffic.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";

/** The day after the window of `snapshotOf`. */
const asOf = "2026-11-15";
const settings = {
  networks: {
    prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" },
    staging: { region: "eu-west-1", vpc_id: "vpc-0123456789abcdef1" },
  },
};
const stripe = { tls: ["api.stripe.com", "files.stripe.com"], reason: "Card payments" };
const seeThru = { until: "2026-12-10", reason: "Learning" };

type Observed = Readonly<Record<string, readonly [readonly Partial<Flow>[], Partial<Snapshot>?]>>;

function traffic(policy: Partial<PolicyObject>, observed: Observed): PolicyTraffic {
  const tree = treeOf(settings, [{ app: "checkout", networks: ["prod"], ...policy }]);
  const comparisons = tree.settings.networks.flatMap((network) => {
    const [flows, more] = observed[network.name] ?? [];
    if (flows === undefined) return [];
    const snapshot = snapshotOf(flows, { network: network.name, ...more });
    // Everything has been declared for long.
    return [compareTraffic(tree, snapshot, { asOf, network, declaredSince: () => "2026-01-01" })];
  });
  return policyTraffic(tree, tree.policies[0] as Policy, comparisons, asOf);
}

const exerted = { see_thru: "exerted" } as const;
const names = ({ needs }: PolicyTraffic): readonly string[] => needs.map(({ name }) => name);

describe("the needs of an app", () => {
  it("are what it lacks, and never what no entry could change", () => {
    const observed = traffic(
      { allow: [stripe] },
      {
        prod: [
          [
            {},
            { name: "a.example.com", ...exerted },
            { name: "plain.example.com", protocol: "http", port: 80, ...exerted },
            { name: null, protocol: "unknown", ...exerted },
            { name: "old.example.com", protocol_versions: ["1.0"], ...exerted },
            { name: "new.example.com", outcome: "disallowed", reasons: ["cache not ready yet"] },
            { app: "ledger", name: "b.example.com", ...exerted },
            { app: null, name: "c.example.com", ...exerted },
          ],
        ],
      },
    );
    expect(names(observed)).toEqual(["a.example.com"]);
    expect(observed.used.map(({ name }) => name)).toEqual(["api.stripe.com"]);
  });

  it("know whether they ever passed, in any network", () => {
    const denied = { name: "a.example.com", outcome: "disallowed" } as const;
    const hasPassed = (observed: Observed) => traffic({ networks: ["prod", "staging"] }, observed).needs[0]?.hasPassed;
    expect(hasPassed({ prod: [[denied]] })).toBe(false);
    expect(hasPassed({ prod: [[denied]], staging: [[{ name: "a.example.com", ...exerted }]] })).toBe(true);
  });

  it("have their days and networks together", () => {
    const one = { name: "a.example.com", ...exerted };
    const { needs } = traffic(
      { networks: ["prod", "staging"] },
      { prod: [[{ ...one, days: ["2026-11-01"] }]], staging: [[{ ...one, days: ["2026-11-03"], connections: 2 }]] },
    );
    expect(needs).toMatchObject([
      { networks: ["prod", "staging"], connections: 12, days: ["2026-11-01", "2026-11-03"] },
    ]);
  });
});

describe("what is unused", () => {
  it("is a name, or a whole bundle, that no connection used", () => {
    const { unused, doubts } = traffic(
      { allow: [stripe, { bundle: "aws/kms", reason: "x" }, { bundle: "aws/sqs", reason: "x" }] },
      { prod: [[{}, { name: "sqs.eu-west-2.amazonaws.com" }]] },
    );
    expect(unused.map(({ entry, name }) => name ?? entry.bundle?.value)).toEqual(["files.stripe.com", "aws/kms"]);
    expect(doubts).toEqual([]);
  });

  it("is unused in all networks that it is for", () => {
    const policy = { networks: ["prod", "staging"], allow: [stripe] };
    const other = { name: "files.stripe.com" };
    expect(traffic(policy, { prod: [[{}]], staging: [[{}]] }).unused).toHaveLength(1);
    expect(traffic(policy, { prod: [[{}]], staging: [[{}, other]] })).toMatchObject({ unused: [], doubts: [] });
    expect(traffic(policy, { prod: [[{}]] })).toMatchObject({
      unused: [],
      doubts: ['"files.stripe.com" may be unused: the network staging was not observed'],
    });
    const inProd = { networks: ["prod", "staging"], allow: [{ ...stripe, networks: ["prod"] }] };
    expect(traffic(inProd, { prod: [[{}]] }).unused).toHaveLength(1);
  });

  it.each<[string, Partial<Snapshot>]>([
    ["covers 3 days", { window: { from: "2026-11-12T00:00:00Z", to: "2026-11-15T00:00:00Z" } }],
    ["no record at all", { gaps: [{ from: "2026-11-03T00:00:00Z", to: "2026-11-03T04:00:00Z" }] }],
    ["incomplete", { complete: false }],
    ["disallowed connections only", { verbosity: "only_disallowed" }],
    ["no time", { window: null }],
  ])("is never said of evidence that is too weak: %s", (because, more) => {
    const { unused, doubts } = traffic({ allow: [stripe] }, { prod: [[{}], more] });
    expect(unused).toEqual([]);
    expect(doubts.join()).toContain(because);
  });
});

describe("a see-thru window", () => {
  const readiness = (policy: Partial<PolicyObject>, observed: Observed) => traffic(policy, observed).readiness;
  const watched = { see_thru: "not_exerted" } as const;
  const policy = { allow: [stripe], see_thru: seeThru };

  it("may end where nothing was missing in the last days", () => {
    expect(readiness(policy, { prod: [[watched]] })).toMatchObject({ isReady: true, because: "" });
    expect(readiness({ allow: [stripe] }, { prod: [[watched]] })).toBeUndefined();
  });

  it("stays open while something is missing, or nobody has looked", () => {
    const missing = { name: "a.example.com", ...exerted };
    expect(readiness(policy, { prod: [[watched, missing]] })).toMatchObject({
      isReady: false,
      because: "add 1 missing name (discriminat-policy suggest)",
    });
    expect(readiness(policy, {})).toMatchObject({ isReady: false, because: "observe its traffic" });
  });

  it("may end where all networks that it is for are ready", () => {
    const both = { ...policy, networks: ["prod", "staging"] };
    expect(readiness(both, { prod: [[watched]], staging: [[watched]] })?.isReady).toBe(true);
    expect(readiness(both, { prod: [[watched]] })).toMatchObject({
      isReady: false,
      because: "in staging, observe its traffic",
    });
    expect(readiness({ ...both, see_thru: { ...seeThru, networks: ["prod"] } }, { prod: [[watched]] })?.isReady).toBe(
      true,
    );
  });

  it("may end where it is over, and tells what ends with it", () => {
    const over = { ...policy, see_thru: { ...seeThru, until: "2026-11-10" } };
    expect(readiness(over, { prod: [[{ name: "a.example.com", ...exerted }]] })?.isReady).toBe(true);
    const address = { name: "198.51.100.7", ...exerted };
    expect(readiness(policy, { prod: [[watched, address]] })).toMatchObject({
      isReady: true,
      ending: [{ name: "198.51.100.7" }],
    });
  });
});

/** Snapshots written in tests, with everything that a test does not care about filled in. */
import { type CompareOptions, compareTraffic, type TrafficComparison } from "../../src/compare/compare-traffic.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";

export const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };

/** The day after the window of `snapshotOf`. */
export const asOf = "2026-11-15";

/** An allowed TLS flow on the first to the last day of the window. */
function flowOf(flow: Partial<Flow>): Flow {
  return {
    app: "checkout",
    group: "sg-0a",
    name: "api.stripe.com",
    protocol: "tls",
    port: 443,
    outcome: "allowed",
    see_thru: "none",
    connections: 10,
    sources: 2,
    days: ["2026-11-01/2026-11-14"],
    first_seen: "2026-11-01T00:03:11Z",
    last_seen: "2026-11-14T23:58:02Z",
    protocol_versions: [],
    reasons: [],
    ...flow,
  };
}

/** Two whole weeks. */
export function snapshotOf(flows: readonly Partial<Flow>[], snapshot: Partial<Snapshot> = {}): Snapshot {
  const whole = flows.map(flowOf);
  return {
    version: 1,
    network: "prod",
    window: { from: "2026-11-01T00:00:00Z", to: "2026-11-15T00:00:00Z" },
    complete: true,
    gaps: [],
    verbosity: "full",
    records: {
      client: whole.reduce((sum, { connections }) => sum + connections, 0),
      server: 0,
      config: 0,
      unreadable: 0,
    },
    unattributed: { ambiguous: 0, unknown: 0 },
    sources: [],
    flows: whole,
    acceptances: [],
    ...snapshot,
  };
}

/** Compares with the first network of the tree. */
export function compare(
  tree: PolicyTree,
  snapshot: Snapshot,
  options: Partial<CompareOptions> = {},
): TrafficComparison {
  const [network] = tree.settings.networks;
  if (network === undefined) throw new Error("the tree has no network");
  return compareTraffic(tree, snapshot, { asOf, network, ...options });
}

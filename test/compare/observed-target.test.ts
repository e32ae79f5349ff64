import { describe, expect, it } from "vitest";
import { type ObservedTarget, observedTarget } from "../../src/compare/observed-target.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

const target = { protocol: "tls", name: "api.stripe.com", port: 443 } as const;

function observe(flows: readonly Partial<Flow>[]): ObservedTarget {
  const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "Cards" }] }]);
  return observedTarget(compare(tree, snapshotOf(flows)), "checkout", target);
}

describe("what was observed of a target", () => {
  it("is nothing where only other apps, or other names, were seen", () => {
    const { observations, elsewhere, unattributed } = observe([{ app: "ledger" }, { name: "files.stripe.com" }]);
    expect([observations, elsewhere, unattributed.connections]).toEqual([[], [], 0]);
  });

  it("is of that app alone", () => {
    const tree = treeOf(settings, [
      { app: "ledger", allow: [{ tls: ["api.stripe.com"], reason: "Cards" }] },
      { app: "checkout" },
    ]);
    const { apps, ...rest } = compare(tree, snapshotOf([{ app: "ledger" }]));
    expect(observedTarget({ apps, ...rest }, "checkout", target).observations).toEqual([]);
    expect(observedTarget({ apps, ...rest }, "ledger", target).observations).toHaveLength(1);
    expect(observedTarget({ apps, ...rest }, "ghost", target).observations).toEqual([]);
  });

  it("is elsewhere on the same port for another protocol", () => {
    const { observations, elsewhere } = observe([{ protocol: "ssh" }]);
    expect([observations.length, elsewhere.length]).toEqual([0, 1]);
  });

  it("has one observation for each verdict", () => {
    const { observations } = observe([
      { connections: 3 },
      { connections: 4, see_thru: "exerted" },
      { connections: 2, outcome: "disallowed", reasons: ["cache not ready yet"] },
    ]);
    expect(observations.map(({ verdict, connections, exerted }) => [verdict, connections, exerted])).toEqual([
      ["covered", 7, 4],
      ["transient", 2, 0],
    ]);
  });

  it("tells the same name on other ports and for other protocols", () => {
    const { observations, elsewhere } = observe([
      { port: 8443, outcome: "disallowed" },
      { protocol: "ssh", port: 22 },
      { protocol: "http", port: 80 },
    ]);
    expect(observations).toEqual([]);
    expect(elsewhere.map(({ protocol, port, verdict }) => [protocol, port, verdict])).toEqual([
      ["http", 80, "plaintext-http"],
      ["ssh", 22, "missing"],
      ["tls", 8443, "blocked"],
    ]);
  });

  it("tells connections of apps that cannot be told", () => {
    const { unattributed } = observe([
      { app: null, connections: 3 },
      { app: null, connections: 4, see_thru: "exerted" },
      { app: null, connections: 100, port: 8443 },
      { app: null, connections: 100, protocol: "ssh" },
      { app: null, connections: 100, protocol: "http" },
      { app: null, connections: 100, name: null },
      { app: null, connections: 100, name: "a.example.com" },
    ]);
    expect(unattributed.connections).toBe(7);
  });
});

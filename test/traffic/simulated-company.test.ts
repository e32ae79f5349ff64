import { describe, expect, it } from "vitest";
import { loadTree } from "../../src/policy/load-tree.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { buildSnapshot } from "../../src/traffic/snapshot/build-snapshot.ts";
import { appsOf, deployedOf, type SimulatedApp } from "../helpers/simulator/apps.ts";
import { trafficOf } from "../helpers/simulator/observed-traffic.ts";
import { type SimulationOptions, simulate } from "../helpers/simulator/simulate.ts";
import { flowsOf, type TrueFlow } from "../helpers/simulator/truth.ts";

const { tree } = loadTree("policies", { cwd: new URL("../..", import.meta.url).pathname });
if (tree === undefined) throw new Error("the company's policies cannot be read");

const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" };
const apps = appsOf(tree, "prod", { seed: 7, unused: 0.15 });
const company = { seed: 7, apps, deployed: deployedOf(tree, "prod"), window, connectionsPerDay: 2 };

const snapshotOf = (options: SimulationOptions) => {
  const simulation = simulate(options);
  const snapshot = buildSnapshot(trafficOf(simulation, window), {
    network: "prod",
    verbosity: "full",
    owners: new Map(Object.entries(simulation.groups)),
    withSources: false,
  });
  return { snapshot, truth: simulation.truth };
};

/** Without the group, which the truth knows only where the record names it. */
const lines = (flows: readonly (Flow | TrueFlow)[]): readonly string[] =>
  flows.map(({ group, ...flow }) => JSON.stringify(Object.entries(flow).sort())).sort();

describe("the snapshot of a simulated company", () => {
  it.each([
    ["with its policies deployed", company],
    ["under a see-thru window of the preferences", { ...company, preferenceSeeThru: "2026-12-31" }],
    [
      "with nothing deployed but see-thru windows",
      {
        ...company,
        deployed: company.deployed.map(({ app }) => ({
          app,
          names: [],
          seeThru: { until: "2026-11-10", ports: "all", group: "same" } as const,
        })),
      },
    ],
  ] as const)("%s is the truth", (_, options) => {
    const { snapshot, truth } = snapshotOf(options);
    expect(snapshot.unattributed).toEqual({ ambiguous: 0, unknown: 0 });
    expect(lines(snapshot.flows)).toEqual(lines(flowsOf(truth.connections.map((one) => ({ ...one, group: null })))));
    expect(snapshot.gaps).toEqual([]);
  });

  it("gives no app to clients of foreign groups", () => {
    const stranger: SimulatedApp = {
      app: "stranger",
      clients: 3,
      needs: [{ name: "a.example", protocol: "tls", port: 443, rhythm: "steady" }],
      telemetry: [],
      foreign: true,
    };
    const names = [{ name: "b.example", protocol: "tls", port: 443 } as const];
    const { snapshot, truth } = snapshotOf({
      ...company,
      apps: [...apps, stranger],
      deployed: [...company.deployed, { app: "stranger", names }],
    });
    const foreign = truth.connections.filter(({ app }) => app === null).length;
    expect(foreign).toBeGreaterThan(0);
    expect(snapshot.unattributed).toEqual({ ambiguous: 0, unknown: foreign });
  });

  it("knows of its gaps", () => {
    const gap = { from: "2026-11-05T00:00:00Z", to: "2026-11-07T00:00:00Z" };
    const { snapshot } = snapshotOf({ ...company, gaps: [gap] });
    expect(snapshot.gaps).toEqual([gap]);
  });
});

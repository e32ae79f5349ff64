/** Findings against the truth: a simulated company of which is known what each app needs, and what attackers did. */
import { describe, expect, it } from "vitest";
import { checkTraffic } from "../../../src/compare/check-traffic.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import { editPolicy } from "../../../src/policy/edit-policy.ts";
import { loadTree } from "../../../src/policy/load-tree.ts";
import type { Policy, PolicyTree } from "../../../src/policy/model.ts";
import { parsePolicy } from "../../../src/policy/parse-file.ts";
import { buildSnapshot } from "../../../src/traffic/snapshot/build-snapshot.ts";
import { appsOf, type Deployable, deployedOf, networkOf } from "../../helpers/simulator/apps.ts";
import { trafficOf } from "../../helpers/simulator/observed-traffic.ts";
import { type Simulation, type SimulationOptions, simulate } from "../../helpers/simulator/simulate.ts";
import type { TrueTarget } from "../../helpers/simulator/truth.ts";

const { tree } = loadTree("policies", { cwd: new URL("../../..", import.meta.url).pathname });
if (tree === undefined) throw new Error("the company's policies cannot be read");
const network = networkOf(tree, "prod");
const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" };

interface World {
  readonly findings: readonly Finding[];
  readonly truth: Simulation["truth"];
}

function observe(company: PolicyTree, options: Pick<SimulationOptions, "seed" | "apps" | "deployed">): World {
  const simulation = simulate({ ...options, window, connectionsPerDay: 2 });
  const snapshot = buildSnapshot(trafficOf(simulation, window), {
    network: "prod",
    verbosity: "full",
    owners: new Map(Object.entries(simulation.groups)),
    withSources: false,
  });
  const { findings } = checkTraffic(company, [{ network, snapshot }], {
    asOf: "2026-11-16",
    apps: undefined,
    thresholds: {},
    gate: false,
    verbose: true,
    declaredSince: () => () => "2020-01-01",
  });
  return { findings, truth: simulation.truth };
}

const text = ({ app, protocol, name, port }: TrueTarget): string => `${app} ${protocol}://${name}:${port}`;

/** Destinations that findings of some checks name, each by itself. */
function destinations({ findings }: World, ...checks: readonly string[]): ReadonlySet<string> {
  return new Set(
    findings
      .filter(({ check }) => checks.includes(check))
      .flatMap(({ evidence }) =>
        evidence?.name === undefined ? [] : `${evidence.app} ${evidence.protocol}://${evidence.name}:${evidence.port}`,
      ),
  );
}

/** A policy with nothing but a see-thru window. */
function firstDay(policy: Policy): readonly Policy[] {
  const allow = policy.allow.map((_, index) => index);
  const emptied = editPolicy(policy.source, { removeEntries: allow, removeSeeThru: policy.seeThru !== undefined });
  const opened = `${emptied}see_thru:\n  until: 2026-12-10\n  reason: First deployment\n`;
  const parsed = parsePolicy({ ...policy.source, text: opened }, policy.folder).policy;
  return parsed === undefined ? [] : [parsed];
}

describe.each([7, 8, 21])("the company with its policies deployed, seed %i", (seed) => {
  const apps = appsOf(tree, "prod", { seed, unused: 0.15 });
  const world = observe(tree, { seed, apps, deployed: deployedOf(tree, "prod") });

  it("misses nothing that an app needs, and applies all that is declared", () => {
    const legitimate = world.truth.legitimate.map(text);
    const found = destinations(world, "traffic/missing", "traffic/wrong-port");
    expect(legitimate.filter((target) => found.has(target))).toEqual([]);
    expect(world.findings.filter(({ check }) => check === "traffic/not-applied")).toEqual([]);
  });

  it("calls unused exactly what nothing connected to", () => {
    const unused = world.findings.filter(({ check }) => check === "traffic/unused");
    const told = unused.map(({ file, line, column }) => `${file}:${line}:${column}`);
    expect(told.length).toBeGreaterThan(0);
    expect(new Set(told).size).toBe(told.length);
    const reached = new Map<string | null, Set<string>>();
    for (const { app, name } of world.truth.connections) {
      reached.set(app, (reached.get(app) ?? new Set()).add(name ?? ""));
    }
    for (const { message, evidence } of unused) {
      const [, name = ""] = /"([^"]+)"/.exec(message) ?? [];
      expect(reached.get(String(evidence?.app))?.has(name) ?? false, message).toBe(false);
    }
    // And the other way round, for plain names: whatever is declared and was not reached is told.
    const plain = tree.policies.flatMap((policy) =>
      policy.allow.flatMap((entry) =>
        entry.networks !== undefined && !entry.networks.some(({ value }) => value === "prod")
          ? []
          : (entry.list?.names ?? []).map(({ value }) => ({ app: policy.app?.value ?? "", value })),
      ),
    );
    const silent = plain.filter(
      ({ app, value }) => reached.has(app) && !/[*?{]/.test(value) && !reached.get(app)?.has(value),
    );
    const names = unused.map(({ message, evidence }) => `${evidence?.app} ${/"([^"]+)"/.exec(message)?.[1]}`);
    expect(silent.map(({ app, value }) => `${app} ${value}`).filter((one) => !names.includes(one))).toEqual([]);
  });

  it("stops no pipeline: what attackers did was blocked, and is told", () => {
    expect(world.findings.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(world.findings.map(({ check }) => check)).toContain("traffic/blocked");
  });
});

describe.each([7, 8, 21])("the company on its first day, seed %i", (seed) => {
  const apps = appsOf(tree, "prod", { seed });
  const company = { ...tree, policies: tree.policies.flatMap(firstDay) };
  const seeThru = { until: "2026-12-10", ports: "all", group: "same" } as const;
  const deployed = apps.map(({ app }): Deployable => ({ app, names: [], seeThru }));
  const world = observe(company, { seed, apps, deployed });
  const missing = destinations(world, "traffic/missing", "traffic/wrong-port");

  it("misses everything that an app needs, and refuses nothing of it", () => {
    expect(world.truth.legitimate.length).toBeGreaterThan(20);
    expect(world.truth.legitimate.map(text).filter((target) => !missing.has(target))).toEqual([]);
  });

  it("says nothing of telemetry that is refused, and names nothing that nobody tried", () => {
    expect(world.truth.telemetry.map(text).filter((target) => missing.has(target))).toEqual([]);
    const tried = new Set([...world.truth.legitimate, ...world.truth.attacks].map(text));
    expect([...missing].filter((target) => !tried.has(target))).toEqual([]);
  });

  it("stops no pipeline while the windows are open", () => {
    expect(world.findings.filter(({ severity }) => severity === "error")).toEqual([]);
  });
});

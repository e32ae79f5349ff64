import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { matches } from "../../src/discriminat/pattern.ts";
import { loadTree } from "../../src/policy/load-tree.ts";
import { appsOf, type Deployable, deployedOf, groupId, type SimulatedApp } from "../helpers/simulator/apps.ts";
import { attacks } from "../helpers/simulator/hostile.ts";
import { type SimulationOptions, simulate } from "../helpers/simulator/simulate.ts";

const { tree } = loadTree("policies", { cwd: new URL("../..", import.meta.url).pathname });
if (tree === undefined) throw new Error("the company's policies cannot be read");

const window = { from: "2026-11-02T00:00:00Z", to: "2026-11-16T00:00:00Z" };
const company: SimulationOptions = {
  seed: 7,
  apps: appsOf(tree, "prod", { seed: 7, unused: 0.15 }),
  deployed: deployedOf(tree, "prod"),
  window,
  connectionsPerDay: 2,
};
const simulated = simulate(company);

/** An app of two names on one client. */
const lab: SimulatedApp = {
  app: "lab",
  clients: 2,
  needs: [
    { name: "a.example", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "x-1.b.example", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "git.example", protocol: "ssh", port: 22, rhythm: "deploy" },
    { name: "odd.example", protocol: "tls", port: 8443, rhythm: "steady" },
    { name: "reports.example", protocol: "tls", port: 443, rhythm: "weekly" },
  ],
  telemetry: [{ name: "stats.example", protocol: "tls", port: 443 }],
};
const tls = (...names: string[]) => names.map((name) => ({ name, protocol: "tls" as const, port: 443 }));
const seeThru = { until: "2026-11-08", ports: "all", group: "same" } as const;
const simulateLab = (deployed: Omit<Deployable, "app">, more: Partial<SimulationOptions> = {}) =>
  simulate({ seed: 1, apps: [lab], deployed: [{ app: "lab", ...deployed }], window, attacks: [], ...more });

type Line = Readonly<Record<string, unknown>>;
const lines = (records: ReturnType<typeof simulate>["records"], stream: string): Line[] =>
  records.filter((record) => record.stream === stream).map(({ message }) => JSON.parse(message));

describe("the simulated company", () => {
  it("is the same for the same seed, and another for another", () => {
    expect(simulate(company)).toEqual(simulated);
    expect(simulate({ ...company, seed: 8 }).records).not.toEqual(simulated.records);
  });

  it("reaches all that it needs with its policies deployed", () => {
    const legitimate = simulated.truth.connections.filter(({ kind }) => kind === "legitimate");
    expect(legitimate.length).toBeGreaterThan(2000);
    expect(legitimate.filter(({ outcome }) => outcome !== "allowed")).toEqual([]);
    expect(simulated.truth.attacks.length + simulated.truth.dropped).toBe(attacks.length);
  });

  it("reaches no telemetry, and is stopped at every attack", () => {
    const others = simulated.truth.connections.filter(({ kind }) => kind !== "legitimate");
    expect(simulated.truth.telemetry.map(({ name }) => name)).toContain("q.stripe.com");
    expect(others.filter(({ outcome }) => outcome !== "disallowed")).toEqual([]);
  });

  it("shows every need of its apps within two weeks, and nothing of what they do not use", () => {
    const seen = simulated.truth.legitimate.map(({ app, name, port }) => `${app} ${name} ${port}`);
    const needed = company.apps.flatMap(({ app, needs }) => needs.map(({ name, port }) => `${app} ${name} ${port}`));
    expect(seen.sort()).toEqual([...new Set(needed)].sort());
  });

  it("gives addresses to one app after another, never to two at once", () => {
    const { clients: all } = simulated.truth;
    let reused = 0;
    for (const address of new Set(all.map((client) => client.address))) {
      const clients = all.filter((client) => client.address === address);
      for (const [index, client] of clients.entries()) {
        const next = clients[index + 1];
        if (next === undefined) continue;
        expect(next.fromMs).toBeGreaterThan(client.toMs);
        if (next.app !== client.app) reused += 1;
      }
    }
    expect(reused).toBeGreaterThan(0);
  });

  it("says in its config log which client has which group, exactly while it runs", () => {
    const attached = new Map<string, Set<string>>();
    const records = [...simulated.records];
    let checked = 0;
    for (const { message, stream } of records) {
      const line = JSON.parse(message);
      if (stream === "config" && line.cat === "client") {
        const groups = attached.get(line.client) ?? new Set();
        attached.set(line.client, groups);
        if (line.outcome === "accepted") groups.add(line.gid);
        else groups.delete(line.gid);
      }
      const [group] = /sg-0[0-9a-f]{16}/.exec(line.reason ?? "") ?? [];
      if (line.cat === "client" && group !== undefined) {
        expect(attached.get(line.src)?.has(group)).toBe(true);
        checked += 1;
      }
    }
    expect(checked).toBeGreaterThan(2000);
  });

  it("counts as many flows and connections as there are client records", () => {
    const { flows, records } = simulated.truth;
    const written = lines(simulated.records, "flow");
    expect(records.client).toBe(written.filter(({ cat }) => cat === "client").length);
    expect(records.server).toBe(written.filter(({ cat }) => cat === "server").length);
    expect(records.config).toBe(lines(simulated.records, "config").length);
    expect(flows.reduce((sum, { connections }) => sum + connections, 0)).toBe(records.client);
  });

  it("writes names as they were sent, and every record as one line of JSON", () => {
    for (const { message } of simulated.records) expect(message).not.toMatch(/[\n\r]/);
    const names = new Set(lines(simulated.records, "flow").map(({ dhost }) => dhost));
    const open = attacks.filter(({ port }) => port === 443);
    for (const { name } of open) expect(names).toContain(name);
  });

  it("says of every allowed connection that a rule admits it", () => {
    for (const { outcome, group, name } of simulated.truth.connections) {
      const app = group === null ? undefined : simulated.groups[group];
      const deployed = company.deployed.find((one) => one.app === app);
      const names = deployed !== undefined && "names" in deployed ? deployed.names : [];
      const admitted = names.some((rule) => {
        const expression = rule.name.replaceAll(".", "\\.").replaceAll("*", "[a-z0-9-]+").replaceAll("?", "[a-z0-9-]");
        return name !== null && new RegExp(`^${expression}$`).test(name);
      });
      expect(outcome).toBe(admitted ? "allowed" : "disallowed");
    }
  });
});

describe("any simulation", () => {
  const protocols = ["tls", "ssh"] as const;
  const names = fc.uniqueArray(
    fc.constantFrom("a.example", "*.b.example", "x-?.b.example", "git.example", "odd.example"),
  );
  const deployed = fc
    .record({
      names,
      until: fc.constantFrom(undefined, "2026-11-01", "2026-11-05", "2026-12-31"),
      ports: fc.constantFrom("all" as const, [443], [443, 8443]),
      group: fc.constantFrom("same" as const, "separate" as const),
    })
    .map(({ names: chosen, until, ports, group }) => ({
      app: "lab",
      names: chosen.flatMap((name) =>
        protocols
          .filter((protocol) => protocol === "tls" || !/[*?]/.test(name))
          .map((protocol) => ({ name, protocol, port: protocol === "tls" ? 443 : 22 })),
      ),
      ...(until !== undefined && { seeThru: { until, ports, group } }),
    }));

  it("allows what is deployed, or what a window lets pass, and nothing else", () => {
    fc.assert(
      fc.property(fc.nat(), deployed, (seed, allowlist) => {
        const { truth, records } = simulate({ seed, apps: [lab], deployed: [allowlist], window, connectionsPerDay: 1 });
        for (const { name, protocol, port, version, atMs, outcome, seeThru: state } of truth.connections) {
          const admitted = allowlist.names.some(
            (rule) =>
              rule.protocol === protocol &&
              rule.port === port &&
              version !== "1.0" &&
              // The other matcher: the simulator has one of its own.
              matches(rule.name, name ?? ""),
          );
          const covers = allowlist.seeThru?.ports === "all" || allowlist.seeThru?.ports.includes(port);
          const open = allowlist.seeThru !== undefined && atMs < Date.parse(allowlist.seeThru.until) + 86_400_000;
          const through = !admitted && covers && open;
          expect(outcome).toBe(admitted || through ? "allowed" : "disallowed");
          expect(state).toBe(through ? "exerted" : covers ? "not_exerted" : "none");
        }
        expect(truth.records.client + truth.records.server + truth.records.config).toBe(records.length);
      }),
      { numRuns: 25 },
    );
  });
});

describe("a see-thru window", () => {
  it("lets everything pass up to and including its last day, and nothing after it", () => {
    const { truth, records } = simulateLab({ names: [], seeThru }, { attacks });
    for (const { atMs, seeThru: state, outcome, group } of truth.connections) {
      const open = atMs < Date.parse("2026-11-09T00:00:00Z");
      expect([state, outcome]).toEqual(open ? ["exerted", "allowed"] : ["not_exerted", "disallowed"]);
      expect(group).toBe(groupId("prod", "lab-egress"));
    }
    expect(truth.dropped).toBe(0);
    const days = lines(records, "flow").flatMap(({ see_thru_days_remaining: left }) =>
      left === undefined ? [] : [left],
    );
    expect(new Set(days)).toEqual(new Set([6, 5, 4, 3, 2, 1, 0]));
  });

  it("is not exerted for what a rule admits, and the reason names that rule", () => {
    const { truth } = simulateLab({ names: tls("a.example", "*.b.example"), seeThru }, { cacheSeconds: 0 });
    const states = new Set(
      truth.connections.map(({ name, seeThru: state, atMs }) =>
        atMs < Date.parse("2026-11-09T00:00:00Z") ? `${name} ${state}` : "after",
      ),
    );
    expect(states).toContain("a.example not_exerted");
    expect(states).toContain("x-1.b.example not_exerted");
    expect(states).not.toContain("a.example exerted");
    expect(states).toContain("odd.example exerted");
    expect(truth.connections.find(({ name }) => name === "a.example")?.reason).toContain(groupId("prod", "lab-egress"));
  });

  it("of the preferences names no group", () => {
    const { records, truth } = simulateLab({ names: tls("a.example") }, { preferenceSeeThru: "2026-12-01" });
    expect(
      new Set(
        lines(records, "flow")
          .filter(({ cat }) => cat === "client")
          .map((line) => line.see_thru_gid),
      ),
    ).toEqual(new Set(["%default"]));
    expect(truth.connections.some(({ seeThru: state, group }) => state === "exerted" && group === null)).toBe(true);
  });

  it("in a group of its own is the group that records name", () => {
    const { truth } = simulateLab({ names: tls("a.example"), seeThru: { ...seeThru, group: "separate" } });
    expect(new Set(truth.connections.map(({ group }) => group))).toEqual(new Set([groupId("prod", "lab-see-thru")]));
  });

  it("may be logged as what would have happened without it", () => {
    const { truth } = simulateLab({ names: [], seeThru }, { exertedOutcome: "disallowed" });
    expect(truth.connections.every(({ outcome }) => outcome === "disallowed")).toBe(true);
    expect(truth.connections.some(({ seeThru: state }) => state === "exerted")).toBe(true);
    expect(truth.records.server).toBeGreaterThan(0);
  });
});

describe("what is deployed", () => {
  it("is all that AWS lets through to the firewall", () => {
    expect(simulateLab({ names: [] }).truth.connections).toEqual([]);
    const { truth } = simulateLab({ names: tls("a.example") });
    expect(new Set(truth.connections.map(({ port }) => port))).toEqual(new Set([443]));
    expect(truth.dropped).toBeGreaterThan(0);
  });

  it("needs a while after a change, and only for what is new", () => {
    const change = { at: "2026-11-05T10:00:00Z", deployed: { app: "lab", names: tls("a.example", "*.b.example") } };
    const { truth, records } = simulateLab(
      { names: tls("a.example") },
      { changes: [change], cacheSeconds: 3 * 3600, connectionsPerDay: 24 },
    );
    const transient = truth.connections.filter((connection) => connection.transient);
    expect(transient.length).toBeGreaterThan(0);
    for (const { name, atMs, outcome, reason } of transient) {
      expect(name).toBe("x-1.b.example");
      expect(outcome).toBe("disallowed");
      expect(reason).toContain("cache not ready yet");
      expect(atMs - Date.parse(change.at)).toBeLessThan(3 * 3600 * 1000);
    }
    const accepted = lines(records, "config").filter(({ fqdn }) => fqdn !== undefined);
    expect(accepted.map(({ fqdn, outcome }) => `${fqdn} ${outcome}`)).toEqual([
      "a.example accepted",
      "*.b.example accepted",
    ]);
  });

  it("does not work where the firewall refuses the pattern, and the config log says so", () => {
    const { truth, records } = simulateLab({ names: tls("*.github.io", "a.example") });
    expect(lines(records, "config")).toContainEqual({
      addr: "*.github.io",
      cat: "addr",
      outcome: "publicsuffix[.]org list matched with `github.io`",
    });
    expect(truth.connections.some(({ outcome }) => outcome === "allowed")).toBe(true);
  });
});

describe("the log", () => {
  it("misses what a gap swallows, and the truth knows", () => {
    const gap = { from: "2026-11-04T06:00:00Z", to: "2026-11-05T18:00:00Z" };
    const whole = simulateLab({ names: tls("a.example") });
    const { records, truth } = simulateLab({ names: tls("a.example") }, { gaps: [gap] });
    expect(records.length + truth.lost).toBe(whole.records.length);
    expect(truth.lost).toBeGreaterThan(0);
    const inGap = ({ atMs }: { atMs: number }) => atMs >= Date.parse(gap.from) && atMs < Date.parse(gap.to);
    expect([...records, ...truth.connections].filter(inGap)).toEqual([]);
  });

  it("holds refusals alone where the verbosity says so, or no flow at all", () => {
    const only = simulateLab({ names: tls("a.example") }, { verbosity: "only_disallowed" });
    expect(new Set(lines(only.records, "flow").map(({ outcome }) => outcome))).toEqual(new Set(["disallowed"]));
    expect(lines(simulateLab({ names: tls("a.example") }, { verbosity: "none" }).records, "flow")).toEqual([]);
  });

  it.each([
    [{ ports: "string" }, "dpt", ["string"]],
    [{ ports: "mixed" }, "dpt", ["number", "string"]],
    [{ booleans: "number" }, "see_thru_exerted", ["number"]],
    [{ booleans: "mixed" }, "see_thru_exerted", ["boolean", "number", "string"]],
    [{ json: "shuffled" }, "dpt", ["number"]],
    [{ json: "spaced" }, "dpt", ["number"]],
  ] as const)("says the same with %o", (messages, field, types) => {
    const plain = simulateLab({ names: tls("a.example"), seeThru });
    const { records, truth } = simulateLab({ names: tls("a.example"), seeThru }, { messages });
    expect(truth.flows).toEqual(plain.truth.flows);
    const values = lines(records, "flow").filter(({ cat }) => cat === "client");
    expect([...new Set(values.map((line) => typeof line[field]))].sort()).toEqual(types);
  });
});

import { describe, expect, it } from "vitest";
import { matchesMessage } from "../../../src/traffic/filter-pattern/matches-message.ts";
import { parseFilterPattern } from "../../../src/traffic/filter-pattern/parse-filter-pattern.ts";
import { presets } from "../../../src/traffic/filter-pattern/presets.ts";
import { simulate } from "../../helpers/simulator/simulate.ts";

const none = { rest: [], not: undefined, days: undefined };
const patternOf = (name: string, given: object = {}): string => {
  const preset = presets.find((one) => one.name === name);
  if (preset === undefined) throw new Error(`there is no ${name}`);
  return preset.pattern({ ...none, ...given });
};

/** The filters of the vendor's logs reference, as it writes them. */
const published = [
  ["disallowed", {}, '{ $.outcome = "disallowed" }'],
  ["allowed-not-tls", {}, '{ $.outcome = "allowed" && $.proto != "tls" }'],
  [
    "client",
    { rest: ["172.16.1.9"], not: "api.github.com" },
    '{ $.cat = "client" && $.src = "172.16.1.9" && $.dhost != "api.github.com" }',
  ],
  ["see-thru-expiring", {}, "{ $.see_thru_days_remaining <= 2 }"],
  [
    "see-thru-exerted",
    { not: "ec2-instance-connect.*" },
    '{ $.see_thru_exerted is true && $.dhost != "ec2-instance-connect.*" }',
  ],
] as const;

describe("the filters of the logs reference", () => {
  it.each(published)("%s is what the vendor publishes", (name, given, text) => {
    expect(patternOf(name, given).replace("IS TRUE", "is true")).toBe(text);
  });

  it("come first, before those of our own", () => {
    expect(presets.slice(0, published.length).map(({ name }) => name)).toEqual(published.map(([name]) => name));
  });

  it("find in simulated logs exactly what they say", () => {
    const names = [{ name: "a.example", protocol: "tls", port: 443 } as const];
    const apps = [
      {
        app: "lab",
        clients: 2,
        needs: [
          { name: "a.example", protocol: "tls", port: 443, rhythm: "steady" },
          { name: "b.example", protocol: "ssh", port: 22, rhythm: "steady" },
          { name: "ec2-instance-connect.eu-west-2.amazonaws.com", protocol: "tls", port: 443, rhythm: "steady" },
        ],
        telemetry: [],
      },
    ] as const;
    const { records, truth } = simulate({
      seed: 3,
      apps,
      deployed: [{ app: "lab", names, seeThru: { until: "2026-11-06", ports: "all", group: "same" } }],
      window: { from: "2026-11-02T00:00:00Z", to: "2026-11-10T00:00:00Z" },
      serverRecords: false,
    });
    const count = (name: string, given: object = {}): number => {
      const parsed = parseFilterPattern(patternOf(name, given));
      if ("problem" in parsed) throw new Error(parsed.problem.message);
      const { pattern } = parsed;
      return records.filter(({ message }) => matchesMessage(pattern, message)).length;
    };
    const { connections } = truth;
    const truly = (holds: (one: (typeof connections)[number]) => boolean): number => connections.filter(holds).length;
    const [first] = connections;
    const source = first?.source ?? "";

    expect(count("disallowed")).toBe(truly(({ outcome }) => outcome === "disallowed"));
    expect(count("allowed-not-tls")).toBe(
      truly(({ outcome, protocol }) => outcome === "allowed" && protocol !== "tls"),
    );
    expect(count("client", { rest: [source] })).toBe(truly((one) => one.source === source));
    // A record without a name is not found by `!=`.
    expect(count("client", { rest: [source], not: "a.example" })).toBe(
      truly((one) => one.source === source && one.name !== "a.example" && one.name !== null),
    );
    const threeDaysBefore = Date.parse("2026-11-04T00:00:00Z");
    expect(count("see-thru-expiring")).toBe(truly(({ atMs }) => atMs >= threeDaysBefore));
    expect(count("see-thru-exerted")).toBe(truly(({ seeThru }) => seeThru === "exerted"));
    expect(count("see-thru-exerted", { not: "ec2-instance-connect.*" })).toBe(
      truly(({ seeThru, name }) => seeThru === "exerted" && name !== null && !name.startsWith("ec2-instance-connect.")),
    );
    for (const name of ["disallowed", "allowed-not-tls", "see-thru-exerted"]) expect(count(name)).toBeGreaterThan(0);
  });
});

describe("a filter", () => {
  it.each([
    ["client", {}, "takes one IP address, not nothing"],
    ["client", { rest: ['10.0.0.1"} x'] }, "takes one IP address"],
    ["client", { rest: ["10.0.0.1", "10.0.0.2"] }, 'not "10.0.0.2"'],
    ["disallowed", { rest: ["x"] }, "takes nothing more"],
    ["see-thru-expiring", { not: "a.example" }, "has no --not"],
    ["disallowed", { days: 3 }, "has no --days"],
    ["see-thru-exerted", { not: 'a" || $.b = "c' }, "cannot be a name"],
    ["see-thru-exerted", { not: "a\\" }, "cannot be a name"],
  ])("%s refuses %o", (name, given, message) => {
    expect(() => patternOf(name, given)).toThrow(message);
  });

  it("is a pattern that CloudWatch takes, whatever is left out", () => {
    for (const [name, given] of published) {
      expect(parseFilterPattern(patternOf(name, given))).toHaveProperty("pattern");
    }
  });
});

/** Each filter fires exactly where its text says: on every kind of record that the firewall writes, and on simulated logs. */
import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { readConfigRecord } from "../../src/discriminat/config-record.ts";
import { type FlowRecord, readFlowRecord } from "../../src/discriminat/flow-record.ts";
import { matches } from "../../src/discriminat/pattern.ts";
import { type MonitoredNetwork, monitoredNetworks } from "../../src/monitoring/monitored-network.ts";
import { leaveOut } from "../../src/monitoring/name-conditions.ts";
import { watches } from "../../src/monitoring/watches.ts";
import { matchesMessage } from "../../src/traffic/filter-pattern/matches-message.ts";
import { parseFilterPattern } from "../../src/traffic/filter-pattern/parse-filter-pattern.ts";
import { pageText } from "../contract/executed-page.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { simulate } from "../helpers/simulator/simulate.ts";

const group = "sg-0c0c0c0c0c0c0c0c1";
const checkout: PolicyObject = {
  app: "checkout",
  allow: [{ tls: ["api.example.com"], reason: "r" }],
  see_thru: { until: "2026-12-20", reason: "r" },
  refuse: [
    { name: "stats.example.com", reason: "r" },
    { name: "*.telemetry.example.com", reason: "r" },
  ],
};

function monitored(policies: readonly PolicyObject[], monitoring: object = { apps: ["checkout"] }): MonitoredNetwork {
  const networks = { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } };
  const [network] = monitoredNetworks(treeOf({ networks, monitoring }, policies));
  if (network === undefined) throw new Error("nothing is watched");
  return network;
}

/** Ids of the filters that find a line. */
function found({ filters }: MonitoredNetwork, line: string): readonly string[] {
  return filters.flatMap(({ id, pattern }) => {
    const parsed = parseFilterPattern(pattern(() => group));
    if (!("pattern" in parsed)) throw new Error(`${id}: ${parsed.problem.message}`);
    return matchesMessage(parsed.pattern, line) ? [id] : [];
  });
}

const client = { cat: "client", src: "10.0.0.1", dst: "203.0.113.1", dpt: 443, proto: "tls", dhost: "api.example.com" };
const allowed = { ...client, outcome: "allowed" };
const blocked = { ...client, outcome: "disallowed", dhost: "new.example.com" };
const window = { see_thru_gid: group, see_thru_days_remaining: 10 };
const exerted = { ...allowed, ...window, dhost: "new.example.com", see_thru_exerted: true };
const others = { see_thru_gid: "sg-0d0d0d0d0d0d0d0d1" };

/** Kind of record → a record, and the filters that find it. */
const kinds: Readonly<Record<string, readonly [record: object | string, filters: readonly string[]]>> = {
  "allowed by a rule": [allowed, []],
  "allowed by a rule, SSH": [{ ...allowed, proto: "ssh", dpt: 22 }, ["allowed-not-tls"]],
  "allowed, plain HTTP (a revocation list)": [
    { ...allowed, proto: "http", dpt: 80 },
    ["allowed-not-tls", "plain-http"],
  ],
  "allowed, protocol unknown": [{ ...allowed, proto: "unknown" }, ["allowed-not-tls"]],
  blocked: [blocked, ["disallowed"]],
  "blocked, SSH": [{ ...blocked, proto: "ssh" }, ["disallowed"]],
  "blocked, plain HTTP": [{ ...blocked, proto: "http" }, ["disallowed", "plain-http"]],
  "blocked, an IPv4 address": [{ ...blocked, dhost: "198.51.100.7" }, ["disallowed", "ip-address"]],
  "blocked, an IPv6 address": [{ ...blocked, dhost: "2001:db8::7" }, ["disallowed", "ip-address"]],
  "blocked, a name of digits and letters": [{ ...blocked, dhost: "1.2.3.example" }, ["disallowed"]],
  "blocked, without a name": [{ ...blocked, dhost: undefined }, ["disallowed"]],
  "see-thru exerted": [exerted, ["see-thru-exerted", "see-thru-exerted-of-checkout"]],
  "see-thru exerted, another app's window": [{ ...exerted, ...others }, ["see-thru-exerted"]],
  "see-thru exerted by preference (`%default`)": [{ ...exerted, see_thru_gid: "%default" }, ["see-thru-exerted"]],
  "see-thru exerted, a refused name": [{ ...exerted, dhost: "stats.example.com" }, []],
  "see-thru exerted, a name that a refused pattern matches": [
    { ...exerted, dhost: "eu.telemetry.example.com" },
    ["see-thru-exerted-of-checkout"],
  ],
  "see-thru exerted, one label more than the refused pattern": [
    { ...exerted, dhost: "a.eu.telemetry.example.com" },
    ["see-thru-exerted", "see-thru-exerted-of-checkout"],
  ],
  "see-thru exerted, two days left": [
    { ...exerted, see_thru_days_remaining: 2 },
    ["see-thru-expiring", "see-thru-exerted", "see-thru-exerted-of-checkout"],
  ],
  "see-thru not exerted": [{ ...allowed, ...window, see_thru_exerted: false }, []],
  "see-thru not exerted, last day": [
    { ...allowed, ...window, see_thru_days_remaining: 0, see_thru_exerted: false },
    ["see-thru-expiring"],
  ],
  "blocked, the window is over": [
    { ...blocked, see_thru_gid: group, see_thru_exerted: false },
    ["disallowed", "after-window", "after-window-of-checkout"],
  ],
  "blocked, another app's window is over": [
    { ...blocked, ...others, see_thru_exerted: false },
    ["disallowed", "after-window"],
  ],
  "of a server, allowed": [{ ...allowed, cat: "server" }, []],
  "of a server, see-thru exerted": [{ ...exerted, cat: "server" }, []],
  "config: a name accepted": [{ cat: "fqdn", outcome: "accepted", gid: group, fqdn: "api.example.com" }, []],
  "config: a name removed": [{ cat: "addr", outcome: "removed", gid: group, addr: "api.example.com" }, []],
  "config: a wildcard refused": [
    { cat: "addr", outcome: "publicsuffix[.]org list matched with `github.io`", addr: "*.github.io" },
    ["name-refused"],
  ],
  "config: a wildcard allowlisted": [{ cat: "wildcard-addr", addr: "*.example.com" }, []],
  "config: a client attached": [{ cat: "client", outcome: "accepted", client: "10.0.0.1", gid: group }, []],
  "config: a client detached": [{ cat: "client", outcome: "removed", client: "10.0.0.1", gid: group }, []],
  "config: a window accepted": [{ cat: "see-thru", outcome: "accepted", gid: group, thru_date: "2026-12-20" }, []],
  "not a record": ["firewall starting", []],
};

describe("a record", () => {
  const network = monitored([checkout]);

  it.each(Object.entries(kinds))("%s", (_, [record, filters]) => {
    const line = typeof record === "string" ? record : JSON.stringify(record);
    expect(found(network, line)).toEqual(filters);
  });

  it("of every kind stands in the documentation with its filters", () => {
    const rows = Object.entries(kinds).map(([kind, [, filters]]) => {
      const names = filters.map((id) => `\`${id.replace("-of-checkout", " of the app")}\``.replace("` of", "` of"));
      return `| ${kind} | ${names.join(", ") || "none"} |`;
    });
    expect(pageText("monitoring.md").split("\n")).toEqual(expect.arrayContaining(rows));
  });

  it("is found by every filter at least once, and missed at least once", () => {
    for (const { id } of network.filters) {
      expect(
        Object.values(kinds).some(([, filters]) => filters.includes(id)),
        id,
      ).toBe(true);
      expect(
        Object.values(kinds).some(([, filters]) => !filters.includes(id)),
        id,
      ).toBe(true);
    }
  });
});

test("connections to names of emergency entries are counted, and no others", () => {
  const emergency = { until: "2026-12-02", ticket: "INC-1" };
  const network = monitored(
    [{ app: "shop", allow: [{ tls: ["pay.example.com", "*.cdn.example.com"], reason: "r", emergency }] }],
    {},
  );
  const filtersOf = (record: object) => found(network, JSON.stringify(record));
  for (const dhost of ["pay.example.com", "eu.cdn.example.com"]) {
    expect(filtersOf({ ...allowed, dhost }), dhost).toEqual(["emergency-used"]);
    expect(filtersOf({ ...blocked, dhost }), dhost).toEqual(["emergency-used", "disallowed"]);
    expect(filtersOf({ ...allowed, dhost, cat: "server" }), dhost).toEqual([]);
  }
  for (const dhost of ["cdn.example.com", "a.eu.cdn.example.com", "xpay.example.com", undefined]) {
    expect(filtersOf({ ...allowed, dhost }), dhost ?? "no name").toEqual([]);
  }
});

test("SSH that a policy of the network admits is expected", () => {
  const network = monitored([{ app: "deploy", allow: [{ ssh: ["git.example.com"], reason: "r" }] }], {});
  expect(found(network, JSON.stringify({ ...allowed, proto: "ssh" }))).toEqual([]);
  expect(found(network, JSON.stringify({ ...allowed, proto: "http" }))).toEqual(["allowed-not-tls", "plain-http"]);
});

test("a name that only some of the apps with a window refuse is counted", () => {
  const search: PolicyObject = { app: "search", see_thru: { until: "2026-12-20", reason: "r" } };
  const line = JSON.stringify({ ...exerted, ...others, dhost: "stats.example.com" });
  expect(found(monitored([checkout, search], {}), line)).toEqual(["see-thru-exerted"]);
});

test("in simulated logs each filter finds what its text says, and nothing else", () => {
  const needs = [
    { name: "api.example.com", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "new.example.com", protocol: "tls", port: 443, rhythm: "steady" },
    { name: "git.example.com", protocol: "ssh", port: 22, rhythm: "steady" },
    { name: "stats.example.com", protocol: "tls", port: 443, rhythm: "steady" },
  ] as const;
  const { records } = simulate({
    seed: 11,
    apps: [{ app: "checkout", clients: 2, needs, telemetry: [] }],
    deployed: [
      {
        app: "checkout",
        names: [{ name: "api.example.com", protocol: "tls", port: 443 }],
        seeThru: { until: "2026-11-06", ports: "all", group: "same" },
      },
    ],
    window: { from: "2026-11-02T00:00:00Z", to: "2026-11-10T00:00:00Z" },
  });
  const network = monitored([{ ...checkout, refuse: [{ name: "stats.example.com", reason: "r" }] }], {});
  const isAddress = (name: string | null): boolean => name !== null && (/^[0-9.]+$/.test(name) || name.includes(":"));
  const expected: Readonly<Record<string, (record: FlowRecord, sent: unknown) => boolean>> = {
    disallowed: ({ outcome }) => outcome === "disallowed",
    "after-window": ({ outcome, seeThru }) => outcome === "disallowed" && seeThru === "not_exerted",
    "see-thru-expiring": ({ seeThruDaysRemaining: days }) => days !== null && days <= 2,
    "see-thru-exerted": ({ seeThru }, sent) =>
      seeThru === "exerted" && sent !== "stats.example.com" && sent !== undefined,
    "allowed-not-tls": ({ outcome, protocol }) => outcome === "allowed" && protocol !== "tls",
    "ip-address": ({ name }) => isAddress(name),
    "plain-http": ({ protocol }) => protocol === "http",
    "name-refused": () => false,
  };
  const seen = new Set<string>();
  for (const { message } of records) {
    const fields = JSON.parse(message);
    const flow = readFlowRecord(fields);
    const ids = found(network, message);
    for (const id of ids) seen.add(id);
    if (readConfigRecord(fields) !== undefined && flow === undefined) expect(ids, message).toEqual([]);
    if (flow === undefined) continue;
    const wanted = Object.entries(expected).flatMap(([id, is]) =>
      flow.origin === "client" && is(flow, fields.dhost) ? [id] : [],
    );
    expect([...ids].sort(), message).toEqual(wanted.sort());
  }
  expect([...seen]).toEqual(expect.arrayContaining(["disallowed", "see-thru-exerted", "after-window", "ip-address"]));
});

test("names that are left out are exactly those that are refused", () => {
  const label = fc.constantFrom("a", "ab", "abc", "x-1", "telemetry", "*", "a*", "*-z", "a?c", "??");
  const name = fc.tuple(label, label, fc.constantFrom("example", "com")).map((labels) => labels.join("."));
  const concrete = (pattern: string, fill: string) => pattern.replaceAll("*", fill).replaceAll("?", "q");
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 6 }),
      name,
      fc.constantFrom("r", "rs", "r-s", "r.s"),
      (refused, tried, fill) => {
        const dhost = concrete(tried, fill);
        const { conditions, kept } = leaveOut(refused, 900, true);
        const text = `{ ${['$.cat = "client"', ...conditions].join(" && ")} }`;
        const parsed = parseFilterPattern(text);
        if (!("pattern" in parsed)) throw new Error(parsed.problem.message);
        const isRefused = refused.some((pattern) => !kept.includes(pattern) && matches(pattern, dhost));
        expect(matchesMessage(parsed.pattern, JSON.stringify({ cat: "client", dhost }))).toBe(!isRefused);
      },
    ),
  );
});

test("every watch has a row of its own in the documentation, with its default alarm", () => {
  const rows = watches.map(({ name, counts, alarm }) => {
    const times = alarm === undefined || alarm.periods === 1 ? "" : `, ${alarm.periods} times in a row`;
    const words = name === "silent" ? "fewer than" : "at least";
    const when = alarm === undefined ? "none" : `${words} ${alarm.threshold} in ${alarm.periodMinutes} minutes${times}`;
    return `| \`${name}\` | ${counts} | ${when} |`;
  });
  expect(pageText("monitoring.md").split("\n")).toEqual(expect.arrayContaining(rows));
});

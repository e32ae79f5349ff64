import { describe, expect, it } from "vitest";
import type { Observation } from "../../src/compare/observation.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../helpers/policy-tree.ts";
import { compare, settings, snapshotOf } from "./traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const denied: Partial<Flow> = { outcome: "disallowed" };
const exerted: Partial<Flow> = { see_thru: "exerted" };

function observe(flows: readonly Partial<Flow>[], policy: Partial<PolicyObject> = { allow: [stripe] }) {
  const tree = treeOf(settings, [{ app: "checkout", ...policy }]);
  return compare(tree, snapshotOf(flows)).apps.flatMap(({ observations }) => observations);
}

const verdicts = (...parts: Parameters<typeof observe>) => observe(...parts).map(({ verdict }) => verdict);

describe("TLS is older than 1.2", () => {
  it.each(["1", "1.0", "1.1", "1_1", "TLS1", "TLSv1", "TLS 1.0", "tls_v1.1", "TLS-v1", " TLSv1.1 ", "v1.0", "SSLv2"])(
    "as %s",
    (version) => {
      expect(verdicts([{ ...denied, protocol_versions: [version] }])).toEqual(["old-tls"]);
    },
  );

  it.each(["SSL 3", "SSLv3.0", "ssl/v3", "SSL--3"])("as %s", (version) => {
    expect(verdicts([{ ...denied, protocol_versions: [version] }])).toEqual(["old-tls"]);
  });

  it.each(["1.2", "1.3", "11", "1.10", "2", "SSLv1", "SSL", "SSLv3.1", "TLSv1.2", "x1.0", "1.0x", "xSSLv3", ""])(
    "not as %j",
    (version) => {
      expect(verdicts([{ ...denied, protocol_versions: [version] }])).toEqual(["covered"]);
    },
  );

  it("only where TLS is spoken, and the connection needed see-thru or did not pass", () => {
    const old = { protocol_versions: ["1.0"] };
    const ssh = { allow: [{ ssh: ["git.example.com"], reason: "Code" }] };
    expect(verdicts([{ ...denied, ...old, protocol: "ssh", port: 22, name: "git.example.com" }], ssh)).toEqual([
      "covered",
    ]);
    expect(verdicts([{ ...exerted, ...old }])).toEqual(["old-tls"]);
    expect(verdicts([{ ...old, see_thru: "not_exerted" }])).toEqual(["covered"]);
    expect(verdicts([{ ...denied, protocol_versions: [] }])).toEqual(["covered"]);
  });
});

describe("an entry is new", () => {
  it.each([
    ["cache not ready", "transient"],
    ["the Cache is NOT READY yet", "transient"],
    ["cache (of this firewall) not ready", "transient"],
    ["cache of this firewall is still not ready", "covered"],
    ["cache notready", "covered"],
    ["not ready", "covered"],
  ])("by the reason %j: %s", (reason, verdict) => {
    expect(verdicts([{ ...denied, reasons: [reason] }])).toEqual([verdict]);
  });

  it("where the connection needed see-thru or did not pass, not where it passed", () => {
    const reasons = ["cache not ready"];
    expect(verdicts([{ ...exerted, reasons }])).toEqual(["transient"]);
    expect(verdicts([{ reasons, name: "a.example.com" }])).toEqual(["missing"]);
    expect(verdicts([{ ...denied, reasons: [] }])).toEqual(["covered"]);
  });
});

it.each<[string, Partial<Flow>, string]>([
  ["HTTP to a name", { protocol: "http", port: 80 }, "plaintext-http"],
  ["no port", { port: null }, "no-name"],
  ["a name that ends with an address", { name: "x.203.0.113.7" }, "no-name"],
  ["HTTP to an address", { protocol: "http", name: "203.0.113.7" }, "plaintext-http"],
])("a flow with %s has no target", (_, flow, verdict) => {
  expect(observe([flow]).map((one) => [one.verdict, one.target, one.by, one.possiblyBy, one.refusal])).toEqual([
    [verdict, undefined, [], [], undefined],
  ]);
});

describe("a refusal", () => {
  const refuse = (...names: string[]) => names.map((name) => ({ name, reason: `no ${name}` }));
  const reasonOf = (name: string, ...names: string[]) => {
    const [observation] = observe([{ name }], { refuse: refuse(...names) });
    return observation?.refusal?.reason?.value;
  };

  it("is found by its name or its pattern, never by an empty run", () => {
    expect(reasonOf("a.example.com", "b.example.com", "*.example.com")).toBe("no *.example.com");
    expect(reasonOf("a.example.com", "a.example.com")).toBe("no a.example.com");
    expect(reasonOf("a.example.com", "a*.example.com")).toBeUndefined();
    expect(reasonOf("a.example.com")).toBeUndefined();
  });

  it("is of no concern where an entry admits the name, applied or not", () => {
    const both = { allow: [stripe], refuse: refuse("api.stripe.com") };
    expect(verdicts([{}], both)).toEqual(["covered"]);
    expect(verdicts([denied], both)).toEqual(["covered"]);
    expect(verdicts([{ ...denied, reasons: ["cache not ready"] }], both)).toEqual(["transient"]);
  });

  it("that is written twice is the first one", () => {
    const twice = ["first", "second"].map((reason) => ({ name: "a.example.com", reason }));
    const [observation] = observe([{ name: "a.example.com" }], { refuse: twice });
    expect(observation?.refusal?.reason?.value).toBe("first");
  });
});

it("what may admit a connection is told only where nothing surely does", () => {
  const allow = [{ tls: ["api*.example.com", "*.example.com"], reason: "a" }];
  const names = (flow: Partial<Flow>, policy: Partial<PolicyObject>) =>
    observe([flow], policy).map(({ by, possiblyBy }) => [by, possiblyBy].map((all) => all.map(({ name }) => name)));
  const flow = { name: "api.example.com" };
  expect(names(flow, { allow })).toEqual([[["*.example.com"], []]]);
  expect(names(flow, { allow: [{ tls: ["api*.example.com"], reason: "a" }] })).toEqual([[[], ["api*.example.com"]]]);
});

it("connections that only see-thru let pass, and those that did not pass, are counted apart", () => {
  const flows: readonly Partial<Flow>[] = [
    { connections: 1 },
    { ...exerted, connections: 2 },
    { ...exerted, ...denied, connections: 4 },
    { ...denied, connections: 8 },
  ];
  expect(observe(flows).map(({ connections, exerted: only, disallowed }) => [connections, only, disallowed])).toEqual([
    [15, 6, 8],
  ]);
});

it("an entry that is not applied everywhere says so, with what failed", () => {
  expect(observe([{ connections: 1 }, { ...denied, connections: 8 }])[0]?.notApplied).toMatchObject({
    kind: "unknown",
    connections: 8,
  });
  expect(observe([{}])[0]?.notApplied).toBeUndefined();
  expect(observe([{ ...denied, name: "a.example.com" }])[0]?.notApplied).toBeUndefined();
});

it("observations are sorted by name, protocol, port and verdict; no name is first", () => {
  const show = ({ name, protocol, port, verdict }: Observation) => `${name} ${protocol} ${port} ${verdict}`;
  const flows: readonly Partial<Flow>[] = [
    { name: "b.example.com" },
    { name: "a.example.com", port: 8443 },
    { name: "a.example.com", port: 443, ...denied, reasons: ["cache not ready"] },
    { name: "a.example.com", port: 443 },
    { name: "a.example.com", port: null },
    { name: "a.example.com", protocol: "ssh", port: 22 },
    { name: null, port: 443 },
    { name: "api.stripe.com", ...denied, protocol_versions: ["1.0"] },
    { name: "api.stripe.com" },
  ];
  const sorted = [
    "null tls 443 no-name",
    "a.example.com ssh 22 missing",
    "a.example.com tls null no-name",
    "a.example.com tls 443 missing",
    "a.example.com tls 443 transient",
    "a.example.com tls 8443 missing",
    "api.stripe.com tls 443 covered",
    "api.stripe.com tls 443 old-tls",
    "b.example.com tls 443 missing",
  ];
  expect(observe(flows).map(show)).toEqual(sorted);
  expect(observe(flows.toReversed()).map(show)).toEqual(sorted);
});

it("verdicts are counted by destinations and connections, and give the coverage", () => {
  const tree = treeOf(settings, [{ app: "checkout", allow: [stripe] }]);
  const count = (...flows: Partial<Flow>[]) => {
    const [app] = compare(tree, snapshotOf(flows)).apps;
    return [app?.counts, app?.coverage];
  };
  expect(count()).toEqual([{}, undefined]);
  expect(count({}, { name: "a.example.com" })[1]).toBe(0.5);
  expect(count({ ...denied, name: "a.example.com" })).toEqual([
    { blocked: { destinations: 1, connections: 10 } },
    undefined,
  ]);
  expect(
    count({ connections: 30 }, { name: "a.example.com", connections: 4 }, { name: "b.example.com", connections: 6 }),
  ).toEqual([{ covered: { destinations: 1, connections: 30 }, missing: { destinations: 2, connections: 10 } }, 0.75]);
});

it("a name is blocked where nothing but the first moments of an entry passed", () => {
  expect(
    verdicts([
      { name: "a.example.com", ...denied },
      { name: "a.example.com", ...exerted, reasons: ["cache not ready"] },
    ]),
  ).toEqual(["blocked", "transient"]);
});

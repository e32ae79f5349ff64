/** What each check of traffic says: severity, place, words and evidence. */
import { describe, expect, it } from "vitest";
import { type CheckOptions, checkTraffic } from "../../../src/compare/check-traffic.ts";
import { compareTraffic } from "../../../src/compare/compare-traffic.ts";
import { observationEvidence } from "../../../src/compare/finding-evidence.ts";
import type { Observation } from "../../../src/compare/observation.ts";
import { trafficChecks } from "../../../src/compare/registry.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import type { Flow, Snapshot } from "../../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../../helpers/policy-tree.ts";
import { settings, snapshotOf } from "../traffic.ts";

const stripe = { tls: ["api.stripe.com"], reason: "Card payments" };
const checkout: PolicyObject = { app: "checkout", allow: [stripe] };
const open: PolicyObject = { ...checkout, see_thru: { until: "2026-11-30", reason: "First deployment" } };

const defaults: CheckOptions = {
  asOf: "2026-11-15",
  apps: undefined,
  thresholds: {},
  gate: false,
  verbose: false,
  declaredSince: () => () => "2020-01-01",
};

function check(
  policies: readonly PolicyObject[],
  flows: readonly Partial<Flow>[],
  options: Partial<CheckOptions> = {},
  more: Partial<Snapshot> = {},
): readonly Finding[] {
  const tree = treeOf(settings, policies);
  const observed = tree.settings.networks.map((network) => ({ network, snapshot: snapshotOf(flows, more) }));
  return checkTraffic(tree, observed, { ...defaults, ...options }).findings;
}

/** One line for each finding: severity, check, place in the file, message and help. */
const lines = (...parts: Parameters<typeof check>): readonly string[] =>
  check(...parts).map(
    ({ severity, check: id, path, message, help }) =>
      `${severity} ${id.replace("traffic/", "")} at ${path.join(".")}: ${message}; ${help}`,
  );

const exerted: Partial<Flow> = { see_thru: "exerted" };
const denied: Partial<Flow> = { outcome: "disallowed" };
const used: Partial<Flow> = {};

const sni = "make the client send the name of the server that it connects to (SNI)";
const add = "add it (discriminat-policy suggest), or list it under refuse with a reason";
const want = "add what is needed, and list known but unwanted names under refuse";
const otherwise = "write an entry for this port and protocol, or make the app use what is declared";
const deploy = "deploy the policy, and attach the app's Security Groups";
const undeployed = "the entry is not deployed yet, or the group is not attached to these clients";
const unknownApps =
  'in "prod" is unknown: 0 may belong to one of several apps, 0 to any; give observe all groups and the config log';
const silent = 'the snapshot of "prod" says nothing about any policy:';
const misnamed =
  "and none has a policy here; give the apps the names of the policies in what --groups reads, or look whether the snapshot is of this network";

it("one connection was blocked, several were", () => {
  const near = { name: "api.strype.com", ...denied };
  const port = { name: "api.stripe.com", port: 8443, ...denied };
  const said = (connections: number) =>
    lines([checkout], [used, { ...near, connections, days: [] }, { ...port, connections, days: [] }]).map(
      (text) => /: (\d+ connections? \w+ blocked)/.exec(text)?.[1],
    );
  expect(said(1)).toEqual(["1 connection was blocked", "1 connection was blocked"]);
  expect(said(2)).toEqual(["2 connections were blocked", "2 connections were blocked"]);
});

type Row = readonly [name: string, policy: PolicyObject, flows: readonly Partial<Flow>[], expected: readonly string[]];

const inadmissible: readonly Row[] = [
  [
    "an address that was blocked",
    checkout,
    [used, { ...denied, name: "203.0.113.7" }],
    [
      'info ip-address at : "checkout" connected to IP addresses: 10 connections to "203.0.113.7"; no entry can admit an address: make the app use a name',
    ],
  ],
  [
    "a missing name, once by see-thru and once not",
    open,
    [used, { ...exerted, name: null }, { name: null, port: 8443 }],
    [
      `warning no-name at see_thru: "checkout" connected without a valid name: 20 connections to no name and no name on port 8443; 10 of them passed by see-thru alone and end with it; ${sni}`,
    ],
  ],
  [
    "HTTP that ends with the window",
    open,
    [used, { ...exerted, protocol: "http", port: 80 }],
    [
      'warning plaintext-http at see_thru: "checkout" used HTTP without TLS: 10 connections to "api.stripe.com" on port 80; all of them passed by see-thru alone and end with it; no entry can admit plain HTTP: use https',
    ],
  ],
  [
    "HTTP that a window of another place lets pass",
    checkout,
    [used, { ...exerted, protocol: "http", port: 80 }],
    [
      'warning plaintext-http at : "checkout" used HTTP without TLS: 10 connections to "api.stripe.com" on port 80; all of them passed by see-thru alone and end with it; no entry can admit plain HTTP: use https',
    ],
  ],
  [
    "HTTP within a window that did not let it pass",
    open,
    [used, { ...denied, protocol: "http", port: 80 }],
    [
      'info plaintext-http at : "checkout" used HTTP without TLS: 10 connections to "api.stripe.com" on port 80; no entry can admit plain HTTP: use https',
    ],
  ],
  [
    "old TLS to a declared name",
    checkout,
    [used, { ...denied, protocol_versions: ["1.0"] }],
    [
      'info old-tls at allow.0.tls.0: "checkout" used TLS that is older than 1.2: 10 connections to "api.stripe.com"; make the client use TLS 1.2 or newer',
    ],
  ],
  [
    "an unknown protocol",
    checkout,
    [used, { ...denied, protocol: "unknown", port: 5432, name: null }],
    [
      'info unknown-protocol at : "checkout" used a protocol that no entry can admit: 10 connections to no name on port 5432; entries are for TLS and SSH: make the app use one of them',
    ],
  ],
  [
    "a moment in which an entry was new",
    checkout,
    [
      used,
      { ...denied, reasons: ["cache not ready yet"] },
      { ...denied, name: "x.example.org", reasons: ["cache not ready yet"] },
    ],
    [
      'info transient at allow.0.tls.0: "checkout" was blocked for a moment while an entry was new: 20 connections to "api.stripe.com" and "x.example.org"; nothing to do where clients retry',
    ],
  ],
];

const undeclared: readonly Row[] = [
  [
    "blocked names, with what was probably meant",
    checkout,
    [
      used,
      { ...denied, name: "api.strype.com", connections: 1 },
      { ...denied, name: "x.example.org", connections: 1234 },
      { ...denied, name: "y.example.org" },
    ],
    [
      `info blocked at allow: "checkout" was blocked 1,244 times at 2 names that no entry admits: "x.example.org" and "y.example.org"; ${want}`,
      'info blocked at allow.0.tls.0: "api.strype.com" is not declared: 1 connection on 14 days was blocked; did you mean "api.stripe.com"?',
    ],
  ],
  [
    "a blocked name of an app that declares none",
    { app: "checkout" },
    [{ ...denied, name: "x.example.org", connections: 1 }],
    [`info blocked at : "checkout" was blocked 1 time at 1 name that no entry admits: "x.example.org"; ${want}`],
  ],
  [
    "missing names in a window",
    open,
    [used, { ...exerted, name: "x.example.org" }, { ...exerted, name: "api.strype.com" }],
    [
      `warning missing at allow: "x.example.org" is missing: 10 connections on 14 days passed by see-thru alone, and no entry admits them; ${add}`,
      'warning missing at allow.0.tls.0: "api.strype.com" is missing: 10 connections on 14 days passed by see-thru alone, and no entry admits them; did you mean "api.stripe.com"?',
    ],
  ],
  [
    "a missing name without a window",
    checkout,
    [used, { name: "x.example.org" }],
    [
      `error missing at allow: "x.example.org" is missing: 10 connections on 14 days passed by a rule that is not in the policy, and no entry admits them; ${add}`,
    ],
  ],
  [
    "other ports and protocols without a window",
    checkout,
    [used, { ...exerted, port: 8443 }, { ...denied, port: 9443 }, { protocol: "ssh", port: 22 }],
    [
      `error wrong-port at allow.0.tls.0: "api.stripe.com" for ssh is not declared: 10 connections on 14 days passed by a rule that is not in the policy; "api.stripe.com" is declared for tls, not for ssh; ${otherwise}`,
      `error wrong-port at allow.0.tls.0: "api.stripe.com" on port 8443 is not declared: 10 connections on 14 days passed by see-thru alone; "api.stripe.com" is declared on port 443, not on 8443; ${otherwise}`,
      `warning wrong-port at allow.0.tls.0: "api.stripe.com" on port 9443 is not declared: 10 connections on 14 days were blocked; "api.stripe.com" is declared on port 443, not on 9443; ${otherwise}`,
    ],
  ],
  [
    "another port in a window",
    open,
    [used, { ...exerted, port: 8443 }],
    [
      `warning wrong-port at allow.0.tls.0: "api.stripe.com" on port 8443 is not declared: 10 connections on 14 days passed by see-thru alone; "api.stripe.com" is declared on port 443, not on 8443; ${otherwise}`,
    ],
  ],
];

const declared: readonly Row[] = [
  [
    "an entry that is not applied in a window",
    open,
    [exerted],
    [
      `warning not-applied at allow.0.tls.0: "api.stripe.com" is declared, and 10 connections did not pass by it: ${undeployed}; ${deploy}`,
    ],
  ],
  [
    "an entry that is not applied without a window",
    checkout,
    [denied],
    [
      `error not-applied at allow.0.tls.0: "api.stripe.com" is declared, and 10 connections did not pass by it: ${undeployed}; ${deploy}`,
    ],
  ],
  [
    "a refused name that passes, but not what see-thru let pass",
    { ...checkout, refuse: [{ name: "q.example.org", reason: "no" }] },
    [used, { name: "q.example.org" }, { ...exerted, name: "q.example.org" }],
    [
      'warning refused-but-allowed at refuse.0.name: "q.example.org" is refused ("no"), but 10 connections on 14 days to "q.example.org" passed by something that is not in the policy; if the refusal is new, deploy the policy; otherwise find the Security Group that lets it pass',
    ],
  ],
  [
    "an entry that admits what is refused",
    { ...checkout, refuse: [{ name: "*.stripe.com", reason: "no" }] },
    [used],
    [
      'warning refused-but-allowed at refuse.0.name: "*.stripe.com" is refused ("no"), but 10 connections on 14 days to "api.stripe.com" passed by the entry "api.stripe.com"; narrow the entry, or remove the refusal',
    ],
  ],
];

const apart: readonly Row[] = [
  [
    "apps without a policy",
    checkout,
    [used, { app: "ghost" }, { app: "checkuot", connections: 1 }],
    [
      'warning undeclared-app at networks.prod: "checkuot" has traffic in "prod" and no policy: 1 connection on 14 days; did you mean "checkout"?',
      'warning undeclared-app at networks.prod: "ghost" has traffic in "prod" and no policy: 10 connections on 14 days; write a policy for it',
    ],
  ],
  [
    "a few connections of unknown apps",
    checkout,
    [used, { app: null, connections: 1 }],
    [`info unattributed at networks.prod: the app behind 1 connection on 14 days ${unknownApps}`],
  ],
  [
    "a tenth of all connections, of unknown apps",
    checkout,
    [{ connections: 5 }, { app: "ghost", connections: 4 }, { app: null, connections: 1 }],
    [
      `warning unattributed at networks.prod: the app behind 1 connection on 14 days ${unknownApps}`,
      'warning undeclared-app at networks.prod: "ghost" has traffic in "prod" and no policy: 4 connections on 14 days; write a policy for it',
    ],
  ],
  [
    "other apps alone",
    checkout,
    ["a", "b", "c", "d"].map((app) => ({ app })),
    [`error nothing-matched at networks.prod: ${silent} its apps are "a", "b" and "c" and others, ${misnamed}`],
  ],
  [
    "three other apps alone",
    checkout,
    ["a", "b", "c"].map((app) => ({ app })),
    [`error nothing-matched at networks.prod: ${silent} its apps are "a", "b" and "c", ${misnamed}`],
  ],
  [
    "unknown apps alone",
    checkout,
    [{ app: null, connections: 1 }],
    [
      `error nothing-matched at networks.prod: ${silent} the app of none of its 1 connection can be told; say which Security Group is which app's: observe with --groups <file> or --groups-from-tags`,
    ],
  ],
];

describe.each([
  ["what no entry can admit", inadmissible],
  ["what no entry admits", undeclared],
  ["what an entry or a refusal is for", declared],
  ["what is of no app with a policy", apart],
])("%s", (_, rows) => {
  it.each(rows)("%s", (__, policy, flows, expected) => {
    expect(lines([policy], flows)).toEqual(expected);
  });
});

it("an app whose policy is deployed elsewhere is told at its networks", () => {
  const two = { networks: { ...settings.networks, staging: settings.networks.prod } };
  const tree = treeOf(two, [
    { ...checkout, networks: ["prod"] },
    { app: "ledger", networks: ["staging"] },
  ]);
  const [prod] = tree.settings.networks;
  if (prod === undefined) throw new Error("no network");
  const snapshot = snapshotOf([used, { app: "ledger" }]);
  const { findings } = checkTraffic(tree, [{ network: prod, snapshot }], { ...defaults });
  expect(findings.map(({ file, path, message, help }) => [file, path.join("."), message, help])).toEqual([
    [
      "policies/lab/ledger.yaml",
      "networks.0",
      '"ledger" has traffic where its policy is not deployed: 10 connections on 14 days (network "prod")',
      "add prod to its networks",
    ],
  ]);
});

it("lines that could not be read are told, and none is no finding", () => {
  const records = { client: 10, server: 0, config: 0, unreadable: 0 };
  expect(lines([checkout], [used], {}, { records })).toEqual([]);
  expect(lines([checkout], [used], {}, { records: { ...records, unreadable: 1 } })).toEqual([
    'warning unreadable-lines at networks.prod: 1 line of the logs of "prod" could not be read, in addition to 10 connections; give observe the logs of the firewall only',
  ]);
});

describe("what may or may not be unused is told once, with the commonest reason", () => {
  const names = (...tls: string[]): PolicyObject => ({ ...checkout, allow: [stripe, { tls, reason: "a" }] });
  const observe = "observe longer, and run check in the git repository of the policies, with its full history";
  const since: CheckOptions["declaredSince"] = () => (_, at) => (at.value.startsWith("a") ? "2026-11-02" : undefined);

  it.each<[PolicyObject, string]>([
    [
      names("a1.example.com"),
      `1 of 2 declared names is unused: it is declared since 2026-11-02, and the window begins at 2026-11-01T00:00:00Z`,
    ],
    [
      names("b1.example.com", "b2.example.com"),
      "2 of 3 declared names are unused: it is not known since when it is declared",
    ],
    [
      names("a1.example.com", "b1.example.com", "b2.example.com"),
      "3 of 4 declared names are unused: it is not known since when it is declared, and 1 other reason",
    ],
  ])("%#", (policy, expected) => {
    expect(lines([policy], [used], { declaredSince: since })).toEqual([
      `info evidence-insufficient at networks.prod: the snapshot of "prod" cannot tell whether ${expected}; ${observe}`,
    ]);
  });

  it("or with everything that is wrong with the snapshot", () => {
    expect(lines([names("a1.example.com")], [used], { thresholds: { minDays: 15 } }, { complete: false })).toEqual([
      'info evidence-insufficient at networks.prod: the snapshot of "prod" cannot tell whether 1 of 2 declared names is unused: the snapshot covers 14 days of the required 15; the snapshot is incomplete: its source could not deliver or keep everything; observe longer, or lower evidence.min_days in the settings',
    ]);
  });
});

describe("the gate", () => {
  const gate = (policy: PolicyObject, flows: readonly Partial<Flow>[], more: Partial<Snapshot> = {}) =>
    check([policy], flows, { gate: true }, more)
      .filter(({ check: id }) => id === "traffic/not-ready")
      .map(({ path, message, help, evidence }) => [path.join("."), message, help, evidence]);
  const seen = { connections: 20, days: 14, sources: 2 };
  const times = { firstSeen: "2026-11-01T00:03:11Z", lastSeen: "2026-11-14T23:58:02Z" };
  const missing = { ...exerted, name: "x.example.org" };

  it("tells at the window what would be blocked without it", () => {
    expect(gate(open, [exerted, missing])).toEqual([
      [
        "see_thru",
        '"checkout" is not ready to be enforced: 2 destinations of the last 7 days would be blocked',
        "add 1 missing name (discriminat-policy suggest), and deploy or attach what 1 declared destination needs",
        { network: "prod", app: "checkout", stage: "tightening", missing: 1, notApplied: 1, ...seen, ...times },
      ],
    ]);
  });

  it("tells at the app what is blocked already", () => {
    expect(gate(checkout, [denied]).map(([path, message]) => [path, message])).toEqual([
      ["", '"checkout" is not ready to be enforced: 1 destination of the last 7 days would be blocked'],
    ]);
  });

  it("is for those apps that were asked for, in networks without a snapshot too", () => {
    const two = { networks: { ...settings.networks, staging: settings.networks.prod } };
    const networks = ["prod", "staging"];
    const tree = treeOf(two, [
      { ...open, networks },
      { ...open, app: "ledger", networks },
      { ...checkout, app: "third", networks },
    ]);
    const judge = (apps: ReadonlySet<string> | undefined) =>
      checkTraffic(tree, [], { ...defaults, gate: true, apps }).findings.map(
        ({ file, path, help, evidence }) => `${file} ${path.join(".")} ${help} ${evidence?.network} ${evidence?.stage}`,
      );
    const said = (app: string) =>
      ["prod", "staging"].map(
        (network) =>
          `policies/lab/${app}.yaml see_thru observe ${network} too, or limit the window's networks ${network} discovering`,
      );
    expect(judge(undefined)).toEqual([...said("checkout"), ...said("ledger")]);
    expect(judge(new Set(["ledger"]))).toEqual(said("ledger"));
  });
});

describe("the evidence of a finding", () => {
  const evidenceOf = (flows: readonly Partial<Flow>[], id: string) =>
    check([open], [used, ...flows]).find((finding) => finding.check === `traffic/${id}`)?.evidence;
  const times = { firstSeen: "2026-11-01T00:03:11Z", lastSeen: "2026-11-14T23:58:02Z" };

  it("is what was seen of one destination, without what is unknown or nothing", () => {
    const destination = { network: "prod", app: "checkout", protocol: "tls", port: 443, name: "x.example.org" };
    expect(evidenceOf([{ ...exerted, name: "x.example.org" }], "missing")).toEqual({
      ...destination,
      verdict: "missing",
      connections: 10,
      sources: 2,
      days: 14,
      exerted: 10,
      ...times,
    });
    const silent = { first_seen: null, last_seen: null, days: [] };
    expect(evidenceOf([{ ...denied, ...silent, name: "api.strype.com" }], "blocked")).toEqual({
      ...destination,
      name: "api.strype.com",
      verdict: "blocked",
      connections: 10,
      sources: 2,
      days: 0,
      disallowed: 10,
    });
  });

  it("is the sum over several destinations, from the first to the last time", () => {
    const at = (first_seen: string, last_seen: string) => ({ first_seen, last_seen });
    const flows: readonly Partial<Flow>[] = [
      { ...exerted, name: "203.0.113.7", ...at("2026-11-03T00:00:00Z", "2026-11-05T00:00:00Z") },
      { ...denied, name: "203.0.113.8", connections: 3, ...at("2026-11-02T00:00:00Z", "2026-11-04T00:00:00Z") },
      { ...denied, name: "203.0.113.9", connections: 4, first_seen: null, last_seen: null },
    ];
    expect(evidenceOf(flows, "ip-address")).toEqual({
      network: "prod",
      app: "checkout",
      destinations: 3,
      connections: 17,
      firstSeen: "2026-11-02T00:00:00Z",
      lastSeen: "2026-11-05T00:00:00Z",
      exerted: 10,
      disallowed: 7,
    });
    expect(evidenceOf(flows.slice(2), "ip-address")).toEqual({
      network: "prod",
      app: "checkout",
      destinations: 1,
      connections: 4,
      exerted: 0,
      disallowed: 4,
    });
  });

  it("says why and when an entry was last not applied", () => {
    const failed = { ...exerted, last_seen: "2026-11-14T23:59:00Z" };
    expect(evidenceOf([failed], "not-applied")).toMatchObject({
      because: "unknown",
      notApplied: 10,
      lastNotApplied: "2026-11-14T23:59:00Z",
    });
    expect(evidenceOf([{ ...exerted, last_seen: null }], "not-applied")).not.toHaveProperty("lastNotApplied");
  });

  it("has the window in which nothing was used, and the share of unknown apps", () => {
    const [finding] = check([checkout], [{ name: "x.example.org" }]).filter(({ check: id }) => id === "traffic/unused");
    expect(finding?.evidence).toEqual({
      network: "prod",
      app: "checkout",
      connections: 0,
      days: 14,
      from: "2026-11-01T00:00:00Z",
      to: "2026-11-15T00:00:00Z",
    });
    expect(evidenceOf([{ app: null, connections: 5 }], "unattributed")).toMatchObject({ share: 0.3333 });
  });
});

describe("the evidence of one destination", () => {
  const observed = (flow: Partial<Flow>): Observation => {
    const tree = treeOf(settings, [checkout]);
    const [network] = tree.settings.networks;
    if (network === undefined) throw new Error("no network");
    const { apps } = compareTraffic(tree, snapshotOf([flow]), { asOf: "2026-11-15", network });
    const [observation] = apps.flatMap(({ observations }) => observations);
    if (observation === undefined) throw new Error("no observation");
    return observation;
  };

  it("has no more of a name than a name can have", () => {
    expect(observationEvidence("prod", observed({ name: "a".repeat(300) })).name).toHaveLength(253);
  });

  it("leaves out what is unknown", () => {
    const evidence = observationEvidence("prod", observed({ name: null, port: null }));
    expect(Object.keys(evidence)).toEqual([
      "network",
      "app",
      "verdict",
      "protocol",
      "connections",
      "days",
      "sources",
      "firstSeen",
      "lastSeen",
    ]);
  });
});

it("the evidence of what is about the whole snapshot has its counts", () => {
  const records = { client: 10, server: 1, config: 2, unreadable: 3 };
  const of = (id: string, ...parts: Parameters<typeof check>) =>
    check(...parts).find((finding) => finding.check === `traffic/${id}`)?.evidence;
  expect(of("nothing-matched", [checkout], [], {}, { records })).toEqual({ network: "prod", ...records });
  expect(of("unreadable-lines", [checkout], [used], {}, { records })).toEqual({
    network: "prod",
    unreadable: 3,
    client: 10,
  });
  expect(of("evidence-insufficient", [checkout], [{ name: "a.example.com" }], {}, { complete: false })).toEqual({
    network: "prod",
    unknown: 1,
    names: 1,
    days: 14,
  });
  expect(of("undeclared-app", [checkout], [used, { app: "x".repeat(200) }])).toMatchObject({
    app: "x".repeat(100),
    network: "prod",
    connections: 10,
  });
});

it("entries of other networks may be why an entry is not used here", () => {
  const two = { networks: { ...settings.networks, staging: settings.networks.prod } };
  const helpOf = (networks: readonly string[]) => {
    const tree = treeOf(two, [{ ...checkout, networks }]);
    const observed = tree.settings.networks
      .slice(0, 1)
      .map((network) => ({ network, snapshot: snapshotOf([{ name: "a.example.com" }]) }));
    const { findings } = checkTraffic(tree, observed, defaults);
    return findings.find((finding) => finding.check === "traffic/unused")?.help;
  };
  expect(helpOf(["prod"])).toBe("remove it, or suppress the finding with a reason");
  expect(helpOf(["prod", "staging"])).toBe("remove it, or limit the entry's networks");
});

it("a missing name is placed by the last written name of its owner, not by those of a bundle", () => {
  const placeOf = (...allow: object[]) =>
    check([{ app: "checkout", allow }], [{ name: "kinesis.eu-west-2.amazonaws.com" }])
      .filter((finding) => finding.check === "traffic/missing")
      .map(({ path }) => path.join("."));
  const own = { tls: ["sns.eu-west-2.amazonaws.com", "x.example.com"], reason: "a" };
  expect(placeOf({ bundle: "aws/sts", reason: "a" })).toEqual(["allow"]);
  expect(placeOf(own, { bundle: "aws/sts", reason: "a" })).toEqual(["allow.0.tls.0"]);
  expect(placeOf({ ssh: ["git.eu-west-2.amazonaws.com"], reason: "a" })).toEqual(["allow"]);
});

it("what no entry can admit is told at the first entry that would admit some of it", () => {
  const old = { ...denied, protocol_versions: ["1.0"] };
  const [finding] = check([checkout], [used, { ...old, name: "a.example.com" }, old]).filter(
    (one) => one.check === "traffic/old-tls",
  );
  expect(finding?.path).toEqual(["allow", 0, "tls", 0]);
});

it("the checks that concern the security of an app are marked so", () => {
  expect(trafficChecks.filter(({ security }) => security).map(({ id }) => id)).toEqual(["traffic/refused-but-allowed"]);
});

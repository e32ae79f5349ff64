/** The first `check` of an app: it has no entries yet, and everything that it does is missing. */
import { describe, expect, it, test } from "vitest";
import { type CheckOptions, checkTraffic } from "../../../src/compare/check-traffic.ts";
import type { Finding } from "../../../src/findings/finding.ts";
import type { Flow } from "../../../src/traffic/flow.ts";
import { type PolicyObject, treeOf } from "../../helpers/policy-tree.ts";
import { settings, snapshotOf } from "../traffic.ts";

const two = { networks: { ...settings.networks, staging: { region: "eu-west-1", vpc_id: "vpc-0123456789abcdef1" } } };
const window = { see_thru: { until: "2026-11-30", reason: "First deployment" } };
const discovering: PolicyObject = { app: "checkout", ...window };
const exerted: Partial<Flow> = { see_thru: "exerted" };
const seen: readonly Partial<Flow>[] = [
  { ...exerted, name: "few.example", connections: 2 },
  { ...exerted, name: "sftp.bank.example", protocol: "ssh", port: 22, connections: 30 },
  { ...exerted, name: "many.example", port: 8443, connections: 400, first_seen: null, last_seen: null, days: [] },
];

function missing(
  policy: PolicyObject,
  flows: readonly Partial<Flow>[] = seen,
  { of = settings, ...options }: Partial<CheckOptions> & { readonly of?: object } = {},
): readonly Finding[] {
  const tree = treeOf(of, [policy]);
  const observed = tree.settings.networks.slice(0, 1).map((network) => ({ network, snapshot: snapshotOf(flows) }));
  const { findings } = checkTraffic(tree, observed, {
    ...{ asOf: "2026-11-15", apps: undefined, thresholds: {}, gate: false, verbose: false },
    declaredSince: () => () => undefined,
    ...options,
  });
  return findings.filter(({ check }) => check === "traffic/missing");
}

const inProd = [{ tls: ["a.example"], reason: "r", networks: ["prod"] }];
const inStaging = [{ tls: ["a.example"], reason: "r", networks: ["staging"] }];

describe("findings of missing names", () => {
  test.each<[string, number, PolicyObject, readonly Partial<Flow>[], object]>([
    ["one, where nothing is declared", 1, discovering, seen, {}],
    ["one, where nothing is declared and the window is over", 1, { app: "checkout" }, seen, {}],
    ["one, where the list is empty", 1, { ...discovering, allow: [] }, seen, {}],
    [
      "one, where names are refused only",
      1,
      { ...discovering, refuse: [{ name: "few.example", reason: "r" }] },
      seen,
      {},
    ],
    [
      "one, where entries are for another network only",
      1,
      { ...discovering, networks: ["prod", "staging"], allow: inStaging },
      seen,
      { of: two },
    ],
    [
      "each, where an entry is for this network",
      3,
      { ...discovering, networks: ["prod", "staging"], allow: inProd },
      seen,
      { of: two },
    ],
    ["each, where an entry was written", 3, { ...discovering, allow: [{ tls: ["a.example"], reason: "r" }] }, seen, {}],
    ["each, where a bundle was written", 3, { ...discovering, allow: [{ bundle: "aws/sts", reason: "r" }] }, seen, {}],
    ["each, where one wants to see each", 3, discovering, seen, { verbose: true }],
    ["none, where nothing was seen", 0, discovering, [], {}],
    [
      "none, where it was blocked",
      0,
      discovering,
      seen.map((flow) => ({ ...flow, see_thru: "none", outcome: "disallowed" })),
      {},
    ],
  ])("are %s: %i", (_, number, policy, flows, options) => {
    expect(missing(policy, flows, options)).toHaveLength(number);
  });
});

it("one name is told by itself", () => {
  expect(missing(discovering, seen.slice(0, 1)).map(({ message, items }) => [message, items])).toEqual([
    [
      '"few.example" is missing: 2 connections on 14 days passed by see-thru alone, and no entry admits them',
      undefined,
    ],
  ]);
});

it("the finding says how much it adds up, and lists it, the most connections first", () => {
  expect(missing(discovering)).toMatchObject([
    {
      severity: "warning",
      message: '"checkout" has no entries yet: 432 connections to 3 names passed by see-thru alone',
      help: "add them (discriminat-policy suggest), or list them under refuse with a reason",
      evidence: { network: "prod", app: "checkout", destinations: 3, connections: 432, exerted: 432 },
      items: {
        shown: ["destination", "connections", "days", "clients", "lastSeen"],
        rows: [
          {
            destination: "many.example:8443",
            name: "many.example",
            protocol: "tls",
            port: 8443,
            connections: 400,
            clients: 2,
          },
          { destination: "ssh://sftp.bank.example", protocol: "ssh", port: 22, connections: 30, days: 14, clients: 2 },
          { destination: "few.example", connections: 2, lastSeen: "2026-11-14T23:58:02Z" },
        ],
      },
    },
  ]);
});

it("it is an error without an open window, as each by itself would be", () => {
  const [first] = missing({ app: "checkout" }, [...seen, { name: "plain.example" }]);
  expect([first?.severity, first?.message]).toEqual([
    "error",
    '"checkout" has no entries yet: 442 connections to 4 names passed by see-thru alone or a rule that is not in the policy',
  ]);
});

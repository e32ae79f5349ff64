/** Windows that a policy explains or misses, and connections that a plan cuts off: their ports, their days and their places. */
import { describe, expect, test } from "vitest";
import { provePlan } from "../../src/plan-proof/prove-plan.ts";
import { parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";
import type { Flow } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { observedFlow } from "./observed-flow.ts";
import { group, planJson, type ResourceChange, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const allow = [{ tls: ["api.stripe.com"], reason: "lab" }];
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const address = "aws_vpc_security_group_egress_rule.r";
const good: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.good",
  before: rule("sg-1", "discriminat:tls:api.stripe.com"),
};

type Ports = readonly [number | null, number | null];

const seeThru = (until: string, [from_port, to_port]: Ports, more: object = {}): object =>
  rule("sg-1", `discriminat:see-thru:${until}`, { from_port, to_port, ...more });
const everything: Ports = [null, null];
const anyProtocol = { ip_protocol: "-1" };

function prove(tree: ReturnType<typeof treeOf>, changes: readonly ResourceChange[], flows: readonly Flow[] = []) {
  const text = planJson(changes);
  const file = { path: "plan.json", text };
  const traffic = tree.settings.networks.map((network) => ({
    network,
    snapshot: {
      version: 1 as const,
      network: network.name,
      window: null,
      complete: true,
      gaps: [],
      verbosity: "full" as const,
      records: { client: 0, server: 0, config: 0, unreadable: 0 },
      unattributed: { ambiguous: 0, unknown: 0 },
      sources: [],
      flows,
      acceptances: [],
    },
  }));
  return provePlan({ tree, file, plan: readPlan(parsePlan(text, file.path)), traffic }).problems;
}

describe("a see-thru rule is explained by a window", () => {
  const objections = (
    ports: readonly number[] | "all",
    of: Ports,
    more: object = {},
    until = "2026-12-31",
  ): readonly string[] => {
    const see_thru = { until: "2026-12-31", reason: "lab", ports };
    const tree = treeOf(settings, [{ app: "checkout", allow, see_thru }]);
    return prove(tree, [sg, good, { address, after: seeThru(until, of, more) }])
      .filter(({ check }) => check === "plan/unexplained-window")
      .map(({ message }) => message.replace(/^.*, and /, ""));
  };

  test.each<[string, readonly number[] | "all", Ports, object]>([
    ["one of its ports", [443, 8443], [8443, 8443], {}],
    ["several of its ports, in any order", [445, 443, 444], [443, 445], {}],
    ["fewer than it has", [443, 444, 445], [444, 445], {}],
    ["a port while it is for all", "all", [80, 80], {}],
    ["another protocol while it is for all", "all", [53, 53], { ip_protocol: "udp" }],
    ["everything while it is for all", "all", everything, anyProtocol],
  ])("for %s", (_, ports, of, more) => {
    expect(objections(ports, of, more)).toEqual([]);
  });

  test.each<[string, readonly number[], Ports, object]>([
    ["another port", [443], [8443, 8443], {}],
    ["a port below its own", [443], [442, 443], {}],
    ["a port above its own", [443], [443, 444], {}],
    ["a range of which it has both ends", [443, 445], [443, 445], {}],
    ["another protocol", [443], [443, 443], { ip_protocol: "udp" }],
    ["everything", [443], everything, anyProtocol],
  ])("but not for %s", (_, ports, of, more) => {
    expect(objections(ports, of, more)).toEqual([`the policy's window is for port ${ports.join(", ")}`]);
  });

  test("that lasts as long, to the day", () => {
    expect(objections("all", [443, 443], {}, "2026-12-30")).toEqual([]);
    expect(objections("all", [443, 443], {}, "2027-01-01")).toEqual(["the policy's window ends on 2026-12-31"]);
  });
});

describe("a declared window is missing", () => {
  const missing = (ports: readonly number[] | "all", rules: readonly ResourceChange[]): readonly string[] => {
    const see_thru = { until: "2026-12-31", reason: "lab", ports };
    const tree = treeOf(settings, [{ app: "checkout", allow, see_thru }]);
    return prove(tree, [sg, good, ...rules])
      .filter(({ check }) => check === "plan/missing-rule")
      .map(({ message }) => /on (.*) for checkout/.exec(message)?.[1] ?? message);
  };

  test.each<[string, readonly number[] | "all", readonly ResourceChange[], readonly string[]]>([
    ["on all ports, where it is for all", "all", [], ["all ports"]],
    ["on all ports, where one is open", "all", [{ address, after: seeThru("2026-12-31", [443, 443]) }], ["all ports"]],
    [
      "nowhere, where everything is open",
      "all",
      [{ address, after: seeThru("2026-12-31", everything, anyProtocol) }],
      [],
    ],
    ["on the ports that it lists", [80, 443], [], ["port 80 and 443"]],
    ["on the port that is left out", [80, 443], [{ address, after: seeThru("2026-12-31", [443, 443]) }], ["port 80"]],
    [
      "on a port that only another protocol has",
      [80],
      [{ address, after: seeThru("2026-12-31", [80, 80], { ip_protocol: "udp" }) }],
      ["port 80"],
    ],
    ["nowhere, where a range holds its port", [80], [{ address, after: seeThru("2026-12-31", [79, 81]) }], []],
    ["where the rule ends too early", [80], [{ address, after: seeThru("2026-12-30", [80, 80]) }], ["port 80"]],
  ])("%s", (_, ports, rules, words) => {
    expect(missing(ports, rules)).toEqual(words);
  });
});

describe("connections", () => {
  const flow = (name: string | null, more: Partial<Flow> = {}) =>
    observedFlow(name, { last_seen: "2026-11-14T12:00:00Z", ...more });
  const tree = treeOf(settings, [
    { app: "checkout", allow },
    { app: "ledger", allow },
  ]);
  const going = (name: string, before: object): ResourceChange => ({
    address: `aws_vpc_security_group_egress_rule.${name}`,
    before,
    after: null,
  });
  const cuts = (changes: readonly ResourceChange[], flows: readonly Flow[]) =>
    prove(tree, [sg, good, ...changes], flows).filter(({ check }) => check === "plan/cuts-traffic");
  const namesOf = (found: ReturnType<typeof cuts>) => found.map(({ evidence }) => evidence?.name);

  test.each<[string, readonly ResourceChange[], readonly number[]]>([
    ["a port", [going("w", seeThru("2026-12-31", [80, 80]))], [80]],
    ["a range of ports", [going("w", seeThru("2026-12-31", [1_000, 2_000]))], [1_000, 1_500, 2_000]],
    [
      "a wide range, which is taken for all ports",
      [going("w", seeThru("2026-12-31", [1_000, 2_001]))],
      [80, 443, 1_000, 1_500, 2_000, 2_001],
    ],
    ["everything", [going("w", seeThru("2026-12-31", everything, anyProtocol))], [80, 443, 1_000, 1_500, 2_000, 2_001]],
    [
      "two ports",
      [
        going("v", seeThru("2026-12-31", [80, 80])),
        going("w", seeThru("2026-12-31", [443, 443], { cidr_ipv4: "0.0.0.0/1" })),
      ],
      [80, 443],
    ],
    [
      "a port and everything",
      [going("v", seeThru("2026-12-31", [80, 80])), going("w", seeThru("2026-12-31", everything, anyProtocol))],
      [80, 443, 1_000, 1_500, 2_000, 2_001],
    ],
  ])("are cut off with a window for %s", (_, changes, ports) => {
    const seen = [80, 443, 1_000, 1_500, 2_000, 2_001].map((port) => flow(`p${port}.example`, { port }));
    expect(namesOf(cuts(changes, seen)).sort()).toEqual(ports.map((port) => `p${port}.example`).sort());
  });

  test.each([
    ["the later of them first", "2026-11-20", "2026-11-10"],
    ["the later of them last", "2026-11-10", "2026-11-20"],
  ])("are cut off with two windows until the later of their days: %s", (_, one, other) => {
    const changes = [
      going("v", seeThru(one, [443, 443])),
      going("w", seeThru(other, [443, 443], { cidr_ipv4: "0.0.0.0/1" })),
    ];
    const seen = [
      flow("a.example", { last_seen: "2026-11-20T12:00:00Z" }),
      flow("b.example", { last_seen: "2026-11-21T12:00:00Z" }),
    ];
    expect(namesOf(cuts(changes, seen))).toEqual(["a.example"]);
  });

  const window = going("w", seeThru("2026-12-31", [443, 443]));

  test("without a name, or of another app, cut off nothing", () => {
    expect(
      cuts([window], [flow(null), flow("a.example", { app: "ledger" }), flow("b.example", { app: null })]),
    ).toEqual([]);
  });

  test("of an app without rules until now are all cut off but those that its new rules admit", () => {
    const fresh: readonly ResourceChange[] = [
      {
        address: "aws_security_group.ledger",
        after: group("sg-2", { name: "ledger-egress", tags: { "discriminat-policy:app": "ledger" } }),
      },
      { address, after: rule("sg-2", "discriminat:tls:api.stripe.com") },
    ];
    const seen = [flow("a.example", { app: "ledger" }), flow("api.stripe.com", { app: "ledger" })];
    expect(namesOf(cuts(fresh, seen))).toEqual(["a.example"]);
    expect(cuts(fresh, [])).toEqual([]);
  });

  test("that a rule for a range of ports admitted are cut off with it", () => {
    const range = going("range", rule("sg-1", "discriminat:tls:a.example", { from_port: 443, to_port: 445 }));
    const seen = [443, 445, 446].map((port) => flow("a.example", { port }));
    expect(cuts([range], seen).map(({ message }) => /"([^"]*)"/.exec(message)?.[1])).toEqual([
      "a.example",
      "a.example:445",
    ]);
  });

  test("are shown by their number, then by name, with the last time of each", () => {
    const seen = [
      flow("c.example"),
      flow("b.example", { last_seen: "2026-11-16T12:00:00Z" }),
      flow("a.example", { connections: 3 }),
      flow("b.example", { last_seen: "2026-11-15T12:00:00Z", connections: 0 }),
      flow("d.example", { last_seen: null }),
    ];
    expect(cuts([window], seen).map(({ message }) => message.replace(/^.* admits /, ""))).toEqual([
      '"a.example"; seen 3 times, last on 2026-11-14 12:00 UTC',
      '"b.example"; seen once, last on 2026-11-16 12:00 UTC',
      '"c.example"; seen once, last on 2026-11-14 12:00 UTC',
      '"d.example"; seen once',
    ]);
  });

  test("are shown at the list of the policy, or at its app where it has none", () => {
    const placed = (policy: Parameters<typeof treeOf>[1][number]) => {
      const [found] = prove(
        treeOf(settings, [policy]),
        [sg, good, window],
        [flow("a.example", { connections: 7 })],
      ).filter(({ check }) => check === "plan/cuts-traffic");
      expect(found?.evidence).toEqual({ name: "a.example", connections: 7 });
      return [found?.at.path, found?.file.text.slice(found.at.span.start, found.at.span.end)];
    };
    expect(placed({ app: "checkout", allow })).toEqual([["allow"], '"allow"']);
    expect(placed({ app: "checkout" })).toEqual([[], '"checkout"']);
  });
});

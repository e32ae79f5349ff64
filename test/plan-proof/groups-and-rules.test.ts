/** Boundaries of what a proof says about groups, the rules that they keep, windows and traffic: one fact a test. */
import { describe, expect, test } from "vitest";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { observedFlow } from "./observed-flow.ts";
import { proveText } from "./plan-case.ts";
import { block, group, planJson, type ResourceChange, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const allow = [{ tls: ["api.stripe.com"], reason: "lab" }];
const tree = treeOf(settings, [{ app: "checkout", allow }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const good: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.good",
  before: rule("sg-1", "discriminat:tls:api.stripe.com", { security_group_rule_id: "sgr-1" }),
};

type Options = Parameters<typeof proveText>[2];

function problems(changes: readonly ResourceChange[], of = tree, options: Options = {}): readonly string[] {
  return proveText(of, planJson(changes), options).problems.map(({ check, message }) => `${check}: ${message}`);
}

describe("groups that go", () => {
  const going = (name: string): ResourceChange => ({
    address: "aws_security_group.g",
    before: group("sg-2", { name }),
    after: null,
  });
  const destroyed = (name: string): string =>
    `plan/destroyed-group: the plan destroys ${name} of checkout in prod, and the policy still declares the app there`;

  test.each([
    [1, "checkout-egress-2", false],
    [2, "checkout-egress-2", true],
    [2, "checkout-egress-3", false],
    [3, "checkout-egress-3", true],
  ])("with %i Security Groups, %s is needed: %s", (security_groups, name, isNeeded) => {
    const of = treeOf(settings, [{ app: "checkout", security_groups, allow }]);
    expect(problems([sg, good, going(name)], of)).toEqual(isNeeded ? [destroyed(name)] : []);
  });

  test("the group of a window is needed while the window has one of its own", () => {
    const see_thru = { until: "2026-12-31", reason: "lab", group: "separate" };
    const of = treeOf(settings, [{ app: "checkout", allow, see_thru }]);
    expect(problems([sg, good, going("checkout-see-thru")], of)).toContain(destroyed("checkout-see-thru"));
  });

  test("another group is needed for its annotations", () => {
    const other = going("other");
    expect(problems([sg, good, other])).toEqual([]);
    const held = {
      address: "aws_vpc_security_group_egress_rule.o",
      before: rule("sg-2", "discriminat:tls:api.stripe.com"),
      after: null,
    };
    expect(problems([sg, good, other, held])).toEqual([destroyed("other")]);
  });

  test("a replaced group is attached to nothing, and the plan says why it is replaced", () => {
    const replaced: ResourceChange = {
      ...sg,
      actions: ["create", "delete"],
      more: {
        change: {
          ...changeOf(sg),
          actions: ["create", "delete"],
          replace_paths: [["name"], ["vpc_id"], ["name"], [0], "x"],
        },
      },
    };
    const { problems: found } = proveText(tree, planJson([replaced, good]));
    expect(found.map(({ check, help }) => [check, help])).toEqual([
      ["plan/replaced-group", "undo the change of its name and vpc_id"],
    ]);
  });
});

function changeOf({ before }: ResourceChange): object {
  return { before, after: before, after_unknown: {}, before_sensitive: false, after_sensitive: {} };
}

describe("rules that are exclusive", () => {
  const exclusive = (ids: readonly unknown[], more: Partial<ResourceChange> = {}): ResourceChange => ({
    address: "aws_vpc_security_group_rules_exclusive.x",
    after: { security_group_id: "sg-1", egress_rule_ids: ids, ingress_rule_ids: [] },
    ...more,
  });
  const live = {
    ...sg,
    before: group("sg-1", {
      egress: [
        block("discriminat:tls:api.stripe.com"),
        block("discriminat:tls:evil.example", { cidr_blocks: ["0.0.0.0/9"] }),
      ],
    }),
  };
  const evil = (verb: string): string =>
    `plan/unexplained-rule: the plan ${verb} "evil.example" (tls, port 443) for checkout in prod, and no policy line admits it`;
  const fresh: ResourceChange = {
    address: "aws_vpc_security_group_egress_rule.new",
    after: rule("sg-1", "discriminat:tls:evil.example", { cidr_ipv4: "0.0.0.0/1" }),
    unknown: { security_group_rule_id: true },
  };

  test("take away what they do not list", () => {
    expect(problems([live, good])).toEqual([evil("keeps")]);
    expect(problems([live, good, exclusive(["sgr-1"])])).toEqual([]);
    const unlisted = {
      ...fresh,
      before: rule("sg-1", "discriminat:tls:evil.example", { cidr_ipv4: "0.0.0.0/1", security_group_rule_id: "sgr-2" }),
      after: undefined,
      unknown: {},
    };
    const { after: _, ...kept } = unlisted;
    expect(problems([sg, good, kept, exclusive(["sgr-1"])])).toEqual([]);
    expect(problems([sg, good, kept, exclusive(["sgr-1", "sgr-2"])])).toEqual([evil("keeps")]);
  });

  test("do not take away a new rule, whose id is not known", () => {
    expect(problems([sg, good, fresh, exclusive(["sgr-1"])])).toEqual([evil("adds")]);
  });

  test("may keep a rule that no resource holds where they list an id that no resource has", () => {
    expect(problems([live, good, exclusive(["sgr-1", "sgr-9"])])).toEqual([evil("keeps")]);
  });

  test("take nothing away where what they list, or their group, is not known", () => {
    expect(problems([live, good, exclusive([], { unknown: { egress_rule_ids: true } })])).toEqual([evil("keeps")]);
    expect(problems([live, good, exclusive(["sgr-1"], { unknown: { egress_rule_ids: [false, true] } })])).toEqual([
      evil("keeps"),
    ]);
    expect(problems([live, good, exclusive(["sgr-1"], { sensitive: { egress_rule_ids: true } })])).toEqual([
      evil("keeps"),
    ]);
    expect(
      problems([
        live,
        good,
        exclusive(["sgr-1"], { after: { egress_rule_ids: ["sgr-1"] }, unknown: { security_group_id: true } }),
      ]),
    ).toEqual([evil("keeps")]);
    expect(
      problems([
        live,
        good,
        exclusive(["sgr-1"], { before: { security_group_id: "sg-1", egress_rule_ids: ["sgr-1"] }, after: null }),
      ]),
    ).toEqual([evil("keeps")]);
  });
});

describe("sensitive values", () => {
  test("of a list hide each item of it", () => {
    const hidden = {
      ...sg,
      address: "aws_security_group_rule.h",
      before: null,
      after: {
        security_group_id: "sg-1",
        type: "egress",
        protocol: "tcp",
        from_port: 443,
        to_port: 443,
        cidr_blocks: ["203.0.113.0/24"],
        description: "discriminat:tls:api.stripe.com",
      },
    };
    const { problems: found, apps } = proveText(
      tree,
      planJson([sg, good, { ...hidden, sensitive: { cidr_blocks: true } }]),
    );
    expect(found.map(({ check }) => check)).toEqual(["plan/sensitive-value"]);
    expect(JSON.stringify(apps.map(({ after }) => after))).not.toContain("203.0.113");
  });

  test("that are null hide nothing", () => {
    const plain = { ...good, sensitive: { prefix_list_id: true, cidr_ipv6: true } };
    expect(problems([sg, plain])).toEqual([]);
  });
});

describe("names that stay", () => {
  const renewed = (actions: readonly string[]): ResourceChange => ({ ...good, actions, after: good.before ?? null });

  test("are not interrupted while a twin rule holds them", () => {
    const twin = {
      address: "aws_vpc_security_group_egress_rule.twin",
      before: rule("sg-1", "discriminat:tls:api.stripe.com", { cidr_ipv4: "0.0.0.0/1" }),
    };
    expect(problems([sg, renewed(["delete", "create"]), twin])).toEqual([]);
    expect(problems([sg, renewed(["delete", "create"])])).toHaveLength(1);
  });

  test("are interrupted where the twin goes as well", () => {
    const twin: ResourceChange = {
      address: "aws_vpc_security_group_egress_rule.twin",
      before: rule("sg-1", "discriminat:tls:api.stripe.com", { cidr_ipv4: "0.0.0.0/1" }),
      after: null,
    };
    expect(problems([sg, renewed(["delete", "create"]), twin])).toHaveLength(1);
  });

  test("are counted once a rule", () => {
    const two = treeOf(settings, [
      { app: "checkout", allow: [{ tls: ["api.stripe.com", "b.example"], reason: "lab" }] },
    ]);
    const both = {
      ...renewed(["delete", "create"]),
      before: rule("sg-1", "discriminat:tls:api.stripe.com,b.example"),
      after: rule("sg-1", "discriminat:tls:api.stripe.com,b.example"),
    };
    expect(problems([sg, both], two)).toEqual([
      "plan/interrupted: aws_vpc_security_group_egress_rule.good is revoked before its replacement exists: 2 names of checkout-egress have no rule in between",
    ]);
  });
});

describe("windows", () => {
  test("of two rules last until the later day, on the ports of both", () => {
    const see_thru = { until: "2026-12-31", reason: "lab", ports: [443, 8443] };
    const of = treeOf(settings, [{ app: "checkout", allow, see_thru }]);
    const window = (name: string, until: string, port: number): ResourceChange => ({
      address: `aws_vpc_security_group_egress_rule.${name}`,
      after: rule("sg-1", `discriminat:see-thru:${until}`, {
        from_port: port,
        to_port: port,
        cidr_ipv4: `0.0.0.0/${port === 443 ? 1 : 0}`,
      }),
    });
    const proof = proveText(of, planJson([sg, good, window("a", "2026-12-31", 443), window("b", "2026-11-30", 8443)]));
    expect(proof.apps[0]?.windowAfter).toEqual({ until: "2026-12-31", ports: ["port 443", "port 8443"] });
    expect(proof.problems.map(({ message }) => message)).toEqual([
      "the plan has no see-thru rule until 2026-12-31 on port 8443 for checkout in prod, though the policy declares it",
    ]);
  });
});

describe("traffic", () => {
  const flow = observedFlow;
  const [prod] = tree.settings.networks;
  const cuts = (description: string, flows: readonly Flow[]): readonly string[] => {
    const snapshot: Snapshot = {
      version: 1,
      network: "prod",
      window: null,
      complete: true,
      gaps: [],
      verbosity: "full",
      records: { client: 0, server: 0, config: 0, unreadable: 0 },
      unattributed: { ambiguous: 0, unknown: 0 },
      sources: [],
      flows,
      acceptances: [],
    };
    if (prod === undefined) throw new Error("no network");
    const change = {
      ...good,
      actions: ["update"],
      before: rule("sg-1", description),
      after: rule("sg-1", "discriminat:tls:api.stripe.com,api*.example.com"),
    };
    return problems([sg, change], tree, { traffic: [{ network: prod, snapshot }] }).filter((line) =>
      line.startsWith("plan/cuts-traffic"),
    );
  };

  test("is cut where only one reading of the asterisk would let it pass", () => {
    const was = "discriminat:tls:api.example.com";
    expect(cuts(was, [flow("api.example.com")])).toEqual([
      'plan/cuts-traffic: after the plan no rule of checkout in prod admits "api.example.com"; seen once, last on 2026-11-14 23:58 UTC',
    ]);
    expect(cuts("discriminat:tls:api1.example.com", [flow("api1.example.com")])).toEqual([]);
  });

  test("is not cut where it was not admitted before either", () => {
    expect(cuts("discriminat:tls:api.stripe.com", [flow("other.example")])).toEqual([]);
  });

  test("is added up by name and port, the most first", () => {
    const flows = [
      flow("a.example"),
      flow("b.example", { connections: 5 }),
      flow("a.example", { connections: 2, last_seen: "2026-11-15T00:00:00Z" }),
      flow("a.example", { port: 8443 }),
    ];
    expect(cuts("discriminat:tls:a.example,b.example", flows)).toEqual([
      'plan/cuts-traffic: after the plan no rule of checkout in prod admits "b.example"; seen 5 times, last on 2026-11-14 23:58 UTC',
      'plan/cuts-traffic: after the plan no rule of checkout in prod admits "a.example"; seen 3 times, last on 2026-11-15 00:00 UTC',
    ]);
  });

  test("without a name, without an app, or that was not let pass is left out", () => {
    const flows = [
      flow("a.example", { app: null }),
      flow("a.example", { outcome: "disallowed" }),
      flow("", { name: null }),
    ];
    expect(cuts("discriminat:tls:a.example", flows)).toEqual([]);
    expect(
      cuts("discriminat:tls:a.example", [flow("a.example", { outcome: "disallowed", see_thru: "exerted" })]),
    ).toHaveLength(1);
  });
});

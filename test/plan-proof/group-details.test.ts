/** What is said of groups, rules and apps in cases that few plans hold: one fact a test. */
import { describe, expect, test } from "vitest";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, type ResourceChange, rule, tag } from "./plan-json.ts";

const prod = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const settings = { networks: { prod } };
const allow = [{ tls: ["api.stripe.com"], reason: "lab" }];
const tree = treeOf(settings, [{ app: "checkout", allow }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const stripe = "discriminat:tls:api.stripe.com";
const egress = (name: string) => `aws_vpc_security_group_egress_rule.${name}`;
const good: ResourceChange = { address: egress("good"), before: rule("sg-1", stripe) };

type Options = Parameters<typeof proveText>[2];

const prove = (changes: readonly ResourceChange[], of = tree, options: Options = {}, more: object = {}) =>
  proveText(of, planJson(changes, more), options);
const problems = (...given: Parameters<typeof prove>): readonly string[] =>
  prove(...given).problems.map(({ check, message }) => `${check}: ${message}`);
const checks = (...given: Parameters<typeof prove>): readonly string[] =>
  prove(...given).problems.map(({ check }) => check);

describe("a group that the plan destroys", () => {
  const going = (name: string | undefined): ResourceChange => ({
    address: "aws_security_group.g",
    before: group("sg-2", { name }),
    after: null,
  });
  const held: ResourceChange = { address: egress("h"), before: rule("sg-2", stripe), after: null };

  test.each<[string, readonly ResourceChange[], boolean]>([
    ["the first of its app, without rules", [going("checkout-egress")], true],
    ["one without a name that holds annotations", [going(undefined), held], true],
    ["one without a name and rules", [going(undefined)], false],
    ["the second, where the policy does not say how many", [going("checkout-egress-2"), held], false],
  ])("is needed: %s", (_, changes, isNeeded) => {
    expect(checks([sg, good, ...changes])).toEqual(isNeeded ? ["plan/destroyed-group"] : []);
  });

  test("is shown at the policy, with the group in the plan beside it", () => {
    const { problems: found } = prove([sg, good, going("checkout-egress")]);
    expect(
      found.map(({ file, related, evidence }) => [
        file.path,
        related?.map(({ file, message }) => [file.path, message]),
        evidence,
      ]),
    ).toEqual([
      ["policies/lab/checkout.yaml", [["plan.json", "aws_security_group.g"]], { address: "aws_security_group.g" }],
    ]);
  });
});

describe("an app without a group in the plan of our stack", () => {
  const output = (after: object) => ({
    output_changes: { security_group_ids: { actions: ["no-op"], before: {}, after, after_unknown: false } },
  });
  const missing = (of: ReturnType<typeof treeOf>, changes: readonly ResourceChange[], options: Options = {}) =>
    prove(changes, of, options, output({}))
      .problems.filter(({ check }) => check === "plan/group-missing")
      .map(({ message }) => /for (\S+ in \S+),/.exec(message)?.[1]);
  const staging = { ...prod, vpc_id: "vpc-1" };
  const two = treeOf({ networks: { prod, staging } }, [{ app: "checkout", networks: ["prod", "staging"], allow }]);

  test("is missing in the only network where the plan has no group at all", () => {
    expect(missing(tree, [])).toEqual(["checkout in prod"]);
  });

  test("is missing in the network that is given, and in none where there are several", () => {
    expect(missing(two, [])).toEqual([]);
    const network = two.settings.networks.find(({ name }) => name === "staging");
    expect(missing(two, [], { network })).toEqual(["checkout in staging"]);
  });

  test("is missing in the network of the other groups, and in no other", () => {
    const both = treeOf({ networks: { prod, staging } }, [
      { app: "checkout", networks: ["prod"], allow },
      { app: "ledger", networks: ["prod", "staging"], allow },
    ]);
    expect(missing(both, [sg, good])).toEqual(["ledger in prod"]);
  });

  test("is one of the team's, where each team has a stack of its own", () => {
    const of = (stacks: string) =>
      treeOf({ networks: { prod }, terraform: { stacks } }, [
        { app: "checkout", team: "pay", allow },
        { app: "ledger", team: "pay", allow },
        { app: "search", team: "web", allow },
      ]);
    expect(missing(of("team"), [sg, good])).toEqual(["ledger in prod"]);
    expect(missing(of("network"), [sg, good])).toEqual(["ledger in prod", "search in prod"]);
  });
});

describe("a rule that is revoked while another is created", () => {
  const gone: ResourceChange = { ...good, after: null };
  const created = (more: object): ResourceChange => ({ address: egress("new"), after: rule("sg-1", stripe, more) });

  test("is interrupted where both are the same for AWS, and else not", () => {
    expect(checks([sg, gone, created({})])).toEqual(["plan/interrupted"]);
    expect(checks([sg, gone, created({ cidr_ipv4: "0.0.0.0/1" })])).not.toContain("plan/interrupted");
    expect(checks([sg, gone, created({ from_port: 444, to_port: 444 })])).not.toContain("plan/interrupted");
  });
});

describe("rules that nothing carries", () => {
  test("are counted with their names", () => {
    const high = (name: string, cidr_ipv4: string, description: string): ResourceChange => ({
      address: egress(name),
      before: rule("sg-1", description, { cidr_ipv4 }),
    });
    expect(problems([sg, high("a", "0.0.0.0/1", stripe), high("b", "0.0.0.0/2", stripe)])).toEqual([
      "plan/carrier-missing: checkout-egress has no rule for 0.0.0.0/0 on port 443, which 2 rules with 1 name need",
    ]);
  });
});

describe("a description that AWS refuses", () => {
  const refused = (description: string): readonly string[] =>
    problems([sg, good, { address: egress("r"), after: rule("sg-1", description, { cidr_ipv4: "0.0.0.0/1" }) }])
      .filter((line) => line.startsWith("plan/description-refused"))
      .map((line) => line.replace(/^.*checkout-egress, /, ""));

  test.each([
    ["a character", "plain?", ['holds "?", which AWS refuses']],
    ["too many characters", "x".repeat(256), ["has 256 characters; at most 255 are possible"]],
    ["as many as are possible", "x".repeat(255), []],
  ])("holds %s", (_, description, words) => {
    expect(refused(description)).toEqual(words);
  });

  test("is not objected to while it stays", () => {
    const kept = { address: egress("r"), before: rule("sg-1", "plain?", { cidr_ipv4: "10.0.0.0/8" }) };
    expect(problems([sg, good, kept])).toEqual([]);
  });
});

describe("what cannot be read of a rule without an annotation", () => {
  const foreign = { address: "aws_security_group.f", before: group("sg-9", { name: "f", tags: {} }) };
  const hidden = (id: string, description: string): ResourceChange => ({
    address: egress("r"),
    after: rule(id, description, { cidr_ipv4: undefined }),
    unknown: { cidr_ipv4: true },
  });

  test("matters in a group of an app, or with annotations, and nowhere else", () => {
    expect(checks([sg, good, hidden("sg-1", "plain")])).toEqual(["plan/unknown-value"]);
    expect(checks([foreign, hidden("sg-9", "plain")])).toEqual([]);
    expect(checks([foreign, hidden("sg-9", stripe)])).toEqual(["plan/unknown-group", "plan/unknown-value"]);
    const annotated = { address: egress("a"), before: rule("sg-9", stripe) };
    expect(checks([foreign, annotated, hidden("sg-9", "plain")])).toEqual(["plan/unknown-group", "plan/unknown-value"]);
  });

  test("does not matter where it is only the group, which an expression refers to", () => {
    const references = ["aws_security_group.checkout.id", "aws_security_group.checkout"];
    const configuration = {
      root_module: {
        resources: [
          { type: "aws_vpc_security_group_egress_rule", name: "r", expressions: { security_group_id: { references } } },
        ],
      },
    };
    const { security_group_id: _, ...after } = rule("", "plain", { cidr_ipv4: "10.0.0.0/8" }) as Record<
      string,
      unknown
    >;
    const late: ResourceChange = { address: egress("r"), after, unknown: { security_group_id: true } };
    expect(checks([sg, good, late], tree, {}, { configuration })).toEqual([]);
    const annotated = { ...late, after: { ...after, description: stripe } };
    expect(checks([sg, good, annotated], tree, {}, { configuration })).toEqual(["plan/unknown-value"]);
  });
});

describe("a group without an app", () => {
  const open = { ip_protocol: "-1", from_port: null, to_port: null };

  test("that only its rules name, and that loses its annotations, is not objected to", () => {
    const { problems: found, unknown } = prove([{ address: egress("r"), before: rule("sg-9", stripe), after: null }]);
    expect(found).toEqual([]);
    expect(unknown.map(({ group: { key }, removed }) => [key, removed.length])).toEqual([["sg-9", 1]]);
  });

  test("that is annotated makes open groups beside it worth a word", () => {
    const beside = { address: "aws_security_group.b", before: group("sg-8", { name: "b", tags: {} }) };
    const opened = { address: egress("o"), after: rule("sg-8", "", open) };
    const annotated = { address: egress("a"), before: rule("sg-9", stripe) };
    expect(checks([beside, opened, annotated])).toEqual(["plan/unknown-group", "plan/open-egress"]);
    expect(checks([beside, opened, { ...annotated, after: null }])).toEqual([]);
  });

  test("that says it is an app's, stands elsewhere and is both annotated and open, is said to admit its names", () => {
    const elsewhere = { ...sg, before: group("sg-1", { vpc_id: "vpc-9" }) };
    const opened = { address: egress("o"), before: rule("sg-1", "", open) };
    expect(problems([elsewhere, good, opened])[0]).toContain(
      'would admit "api.stripe.com" (tls, port 443), and it stands in vpc-9',
    );
  });

  test("has its problems at its rules in the plan", () => {
    const malformed = { address: egress("m"), before: rule("sg-9", "discriminat:x") };
    const [, found] = prove([malformed]).problems;
    expect([found?.check, found?.file.path, found?.evidence, found?.related]).toEqual([
      "plan/malformed-annotation",
      "plan.json",
      { address: egress("m") },
      undefined,
    ]);
  });

  test("stands in no network where two have its VPC", () => {
    const twins = treeOf({ networks: { prod, other: prod } }, [
      { app: "checkout", networks: ["prod", "other"], allow },
    ]);
    expect(problems([sg, good], twins)[0]).toContain("nothing says in which network it stands");
  });
});

describe("the rules of a group are held against each other", () => {
  const foreign = { address: "aws_security_group.f", before: group("sg-9", { name: "f", tags: {} }) };
  const twins = (id: string, description: string): readonly ResourceChange[] =>
    ["a", "b"].map((name) => ({ address: egress(name), before: rule(id, description, { cidr_ipv4: "10.0.0.0/8" }) }));
  const duplicates = (changes: readonly ResourceChange[]): number =>
    checks(changes).filter((check) => check === "plan/duplicate-rule").length;

  test("where it is an app's, or has annotations, and nowhere else", () => {
    expect(duplicates([sg, ...twins("sg-1", "plain")])).toBe(1);
    expect(duplicates([foreign, ...twins("sg-9", stripe)])).toBe(1);
    expect(duplicates([foreign, ...twins("sg-9", "plain")])).toBe(0);
  });

  test("and rules of which the destination is not known are none of them", () => {
    const late = (name: string): ResourceChange => ({
      address: egress(name),
      after: rule("sg-1", "plain", { cidr_ipv4: undefined }),
      unknown: { cidr_ipv4: true },
    });
    expect(duplicates([sg, good, late("a"), late("b")])).toBe(0);
  });

  const high = (more: object): ResourceChange => ({
    address: egress("high"),
    before: rule("sg-1", stripe, { from_port: 443, to_port: 445, cidr_ipv4: "0.0.0.0/1", ...more }),
  });
  const opener = (more: object): ResourceChange => ({ address: egress("opener"), before: rule("sg-1", "plain", more) });
  const isCarried = (changes: readonly ResourceChange[]): boolean =>
    !checks([sg, ...changes]).includes("plan/carrier-missing");

  test.each<[object, boolean]>([
    [{ from_port: 443, to_port: 445 }, true],
    [{ from_port: 1, to_port: 1_000 }, true],
    [{ ip_protocol: "-1", from_port: null, to_port: null }, true],
    [{ from_port: 444, to_port: 445 }, false],
    [{ from_port: 443, to_port: 444 }, false],
    [{ ip_protocol: "udp", from_port: 443, to_port: 445 }, false],
    [{ from_port: 443, to_port: 445, cidr_ipv4: "0.0.0.0/2" }, false],
  ])("and one with %j opens the ports of another: %s", (more, isOpen) => {
    expect(isCarried([high({}), opener(more)])).toBe(isOpen);
  });

  test.each<[object, boolean]>([
    [{ cidr_ipv4: "10.20.30.40/32" }, false],
    [{ cidr_ipv4: "0.0.0.0/0" }, true],
    [{ cidr_ipv4: null, cidr_ipv6: "::/1" }, true],
    [{ cidr_ipv4: null, cidr_ipv6: "::ffff:10.20.30.0/120" }, true],
    [{ cidr_ipv4: null, prefix_list_id: "pl-1" }, true],
    [{ description: "plain" }, true],
  ])("and one with %j needs none that opens its ports: %s", (more, isOpen) => {
    expect(isCarried([high(more)])).toBe(isOpen);
  });

  test("unless what is looked for may be one that cannot be read", () => {
    const late = {
      address: egress("late"),
      after: rule("sg-1", "plain", { to_port: undefined }),
      unknown: { to_port: true },
    };
    expect(isCarried([high({})])).toBe(false);
    expect(isCarried([high({}), late])).toBe(true);
  });
});

describe("a declared name is held", () => {
  const missing = (more: object, of = tree, description = stripe): number =>
    checks([sg, { address: egress("r"), before: rule("sg-1", description, more) }], of).filter(
      (check) => check === "plan/missing-rule",
    ).length;

  test.each<[string, object]>([
    ["by a rule for its port", {}],
    ["by one for a range that begins with it", { to_port: 500 }],
    ["by one for a range that ends with it", { from_port: 400 }],
    ["by one for a private range", { cidr_ipv4: "10.20.30.40/32" }],
  ])("%s", (_, more) => {
    expect(missing(more)).toBe(0);
  });

  test.each<[string, object]>([
    ["by a rule for ports above it", { from_port: 444, to_port: 500 }],
    ["by a rule for ports below it", { from_port: 400, to_port: 442 }],
    ["by a rule for IPv6", { cidr_ipv4: null, cidr_ipv6: "::/0" }],
    ["by a rule for IPv6 that is written like IPv4", { cidr_ipv4: "::10.0.0.1/128" }],
    ["by a rule for a prefix list", { cidr_ipv4: null, prefix_list_id: "pl-1" }],
  ])("but not %s", (_, more) => {
    expect(missing(more)).toBe(1);
  });

  test("by a pattern that includes it, and by no other name", () => {
    const declared = (name: string) => treeOf(settings, [{ app: "checkout", allow: [{ tls: [name], reason: "lab" }] }]);
    expect(missing({}, tree, "discriminat:tls:*.stripe.com")).toBe(0);
    expect(missing({}, tree, "discriminat:tls:*.example.com")).toBe(1);
    expect(missing({ from_port: 444, to_port: 444 }, tree, "discriminat:tls:*.stripe.com")).toBe(1);
    expect(missing({}, declared("*.stripe.com"), stripe)).toBe(1);
  });

  test("by an annotation of its own protocol", () => {
    expect(missing({}, tree, "discriminat:ssh:api.stripe.com")).toBe(1);
  });

  test("and tells which one is missing", () => {
    const found = prove([sg, { address: egress("r"), before: rule("sg-1", "plain") }]).problems;
    expect(found.map(({ check, evidence }) => [check, evidence])).toContainEqual([
      "plan/missing-rule",
      { name: "api.stripe.com" },
    ]);
  });
});

test("apps stand in the order of their names, whatever the order of their groups", () => {
  const two = treeOf(settings, [
    { app: "checkout", allow },
    { app: "ledger", allow },
  ]);
  const of = (address: string, app: string, id: string): ResourceChange => ({
    address: `aws_security_group.${address}`,
    before: group(id, { tags: { ...tag, "discriminat-policy:app": app } }),
  });
  for (const [first, second] of [
    ["checkout", "ledger"],
    ["ledger", "checkout"],
  ] as const) {
    expect(prove([of("a", first, "sg-1"), of("b", second, "sg-2")], two).apps.map(({ app }) => app)).toEqual([
      "checkout",
      "ledger",
    ]);
  }
});

test("a declared name that a rule for all protocols holds is not missing", () => {
  const all = {
    address: egress("all"),
    before: rule("sg-1", stripe, { ip_protocol: "-1", from_port: null, to_port: null }),
  };
  expect(checks([sg, all])).toEqual(["plan/unexplained-rule"]);
  const udp = { address: egress("udp"), before: rule("sg-1", stripe, { ip_protocol: "udp" }) };
  expect(checks([sg, udp])).toEqual(["plan/unexplained-rule", "plan/missing-rule"]);
});

test.each([
  [{ from_port: 0, to_port: 65_535 }, "all ports of tcp"],
  [{ from_port: 0, to_port: 65_534 }, "ports 0 to 65534"],
  [{ from_port: 1, to_port: 65_535 }, "ports 1 to 65535"],
  [{ ip_protocol: "udp", from_port: 53, to_port: 54 }, "udp ports 53 to 54"],
])("ports are said as %j: %s", (ports, words) => {
  const wide = { address: egress("wide"), after: rule("sg-1", stripe, ports) };
  expect(problems([sg, good, wide])[0]).toContain(`"api.stripe.com" (tls, ${words})`);
});

test("a rule whose group is not known makes open ones beside it worth a word, though others have no annotation", () => {
  const late = (name: string, description: string, more: object): ResourceChange => {
    const { security_group_id: _, ...after } = rule("", description, more) as Record<string, unknown>;
    return { address: egress(name), after, unknown: { security_group_id: true } };
  };
  const open = late("open", "", { ip_protocol: "-1", from_port: null, to_port: null });
  expect(checks([late("a", stripe, {}), open])).toEqual(["plan/unknown-value", "plan/open-egress"]);
});

test("the firewall's own group is told in the root module as well", () => {
  const own: ResourceChange = {
    address: "aws_security_group.discriminat",
    after: { name_prefix: "discriminat-", vpc_id: prod.vpc_id, egress: [] },
  };
  const unlike: ResourceChange = { ...own, address: "aws_security_group.my_discriminat" };
  const opened = (of: ResourceChange): readonly ResourceChange[] => [
    {
      ...of,
      after: { ...of.after, egress: [{ protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/0"] }] },
    },
  ];
  expect(checks([sg, good, ...opened(own)])).toEqual([]);
  expect(checks([sg, good, ...opened(unlike)])).toEqual(["plan/open-egress"]);
});

test("what a template holds is shown at the resource that has the template", () => {
  const Properties = {
    GroupId: "sg-9",
    IpProtocol: "tcp",
    FromPort: 443,
    ToPort: 443,
    CidrIp: "0.0.0.0/0",
    Description: "discriminat:x",
  };
  const template_body = JSON.stringify({ Resources: { E: { Type: "AWS::EC2::SecurityGroupEgress", Properties } } });
  const address = "aws_cloudformation_stack.s";
  const text = planJson([{ address, after: { template_body } }]);
  const found = proveText(tree, text).problems.filter(({ check }) => check === "plan/malformed-annotation");
  expect(found.map(({ at: { span }, evidence }) => [text.slice(span.start, span.end), evidence])).toEqual([
    [address, { address: `${address} (E)` }],
  ]);
});

/** Attributes of rules and groups in each of their forms: what is read, and what stays in doubt. */
import { describe, expect, test } from "vitest";
import { groupAttributesOf, ruleAttributesOf } from "../../src/terraform-json/cloudformation-rules.ts";
import { createGroupFinder } from "../../src/terraform-json/find-group.ts";
import { type PlannedValue, part, readInline, readRules } from "../../src/terraform-json/read-rules.ts";

const planned = (value: unknown, unknown?: unknown, sensitive?: unknown): PlannedValue => ({
  value,
  unknown,
  sensitive,
});
const tcp = { protocol: "tcp", from_port: 443, to_port: 443, description: "x" };

const read = (value: unknown, unknown?: unknown, sensitive?: unknown) => {
  const { rules, doubts } = readRules(planned(value, unknown, sensitive), "a.b", "resource", "create");
  return {
    rules: rules.map(
      ({ protocol, fromPort, toPort, destination }) => `${protocol} ${fromPort}-${toPort} ${destination}`,
    ),
    doubts: doubts.map(({ what, why, description }) => [what, why, description].join(" ")),
  };
};

describe("a part of a value", () => {
  test.each<[PlannedValue, PlannedValue]>([
    [planned({ a: 1 }), planned(1, undefined, undefined)],
    [planned({ a: 1 }, true, true), planned(1, true, true)],
    [planned({ a: 1 }, { a: true }, { a: true }), planned(1, true, true)],
    [planned({ a: 1 }, { b: true }, { b: true }), planned(1, undefined, undefined)],
    [planned("text", "text", "text"), planned(undefined, undefined, undefined)],
    [planned(null, null, null), planned(undefined, undefined, undefined)],
  ])("of %j is %j", (whole, found) => {
    expect(part(whole, "a")).toEqual(found);
  });
});

describe("the destinations of a rule", () => {
  test.each<[string, object, readonly string[]]>([
    ["one range", { cidr_ipv4: "10.1.2.3/8" }, ["10.0.0.0/8"]],
    ["one range of IPv6", { cidr_ipv6: "::/0" }, ["::/0"]],
    [
      "lists of ranges",
      { cidr_blocks: ["10.0.0.0/8", "11.0.0.0/8"], ipv6_cidr_blocks: ["::/0"] },
      ["10.0.0.0/8", "11.0.0.0/8", "::/0"],
    ],
    ["a range that is listed twice", { cidr_blocks: ["10.0.0.0/8", "10.1.0.0/8"] }, ["10.0.0.0/8"]],
    ["a prefix list", { prefix_list_id: "PL-1" }, ["pl-1"]],
    ["several prefix lists", { prefix_list_ids: ["pl-1", "pl-2"] }, ["pl-1", "pl-2"]],
    ["another group", { referenced_security_group_id: "sg-2" }, ["sg-2"]],
    ["another group of the older resource", { source_security_group_id: "sg-2" }, ["sg-2"]],
    ["groups of a block", { security_groups: ["sg-2", "sg-3"] }, ["sg-2", "sg-3"]],
    ["its own group", { self: true }, ["self"]],
    ["its own group and others", { self: true, security_groups: ["sg-2"] }, ["self", "sg-2"]],
    ["not its own group", { self: false }, []],
    ["none", {}, []],
  ])("are %s", (_, more, destinations) => {
    expect(read({ ...tcp, ...more })).toEqual({ rules: destinations.map((one) => `tcp 443-443 ${one}`), doubts: [] });
  });

  test("that are not known stand for one each, beside those that are", () => {
    expect(read({ ...tcp, cidr_blocks: ["10.0.0.0/8", null] }, { cidr_blocks: [false, true] })).toEqual({
      rules: ["tcp 443-443 10.0.0.0/8", "tcp 443-443 undefined"],
      doubts: ["destination unknown x"],
    });
    expect(read({ ...tcp }, { cidr_ipv4: true })).toEqual({
      rules: ["tcp 443-443 undefined"],
      doubts: ["destination unknown x"],
    });
    expect(read({ ...tcp, cidr_ipv4: "10.0.0.0/8" }, { prefix_list_id: true })).toEqual({
      rules: ["tcp 443-443 10.0.0.0/8"],
      doubts: [],
    });
  });
});

describe("the protocol and ports of a rule", () => {
  test.each<[object, string]>([
    [{ protocol: "6" }, "tcp 443-443"],
    [{ protocol: 6 }, "tcp 443-443"],
    [{ protocol: "TCP" }, "tcp 443-443"],
    [{ protocol: "17" }, "udp 443-443"],
    [{ protocol: "1" }, "icmp 443-443"],
    [{ protocol: "58" }, "icmpv6 443-443"],
    [{ protocol: "47" }, "47 443-443"],
    [{ protocol: "-1" }, "-1 0-65535"],
    [{ protocol: -1 }, "-1 0-65535"],
    [{ protocol: "all" }, "-1 0-65535"],
    [{ ip_protocol: "udp", protocol: "tcp" }, "udp 443-443"],
    [{ from_port: 80 }, "tcp 80-443"],
    [{ from_port: 80.5, to_port: "443" }, "tcp 0-0"],
  ])("are read from %j as %s", (more, words) => {
    expect(read({ ...tcp, cidr_ipv4: "10.0.0.0/8", ...more }).rules).toEqual([`${words} 10.0.0.0/8`]);
  });

  test.each<[string, object, object, object, string]>([
    ["are not known", tcp, { protocol: true }, {}, "unknown"],
    ["have a port that is not known", tcp, { to_port: true }, {}, "unknown"],
    ["are hidden", tcp, {}, { from_port: true }, "sensitive"],
    ["are not there", { description: "x" }, {}, {}, "unknown"],
    ["are no text", { ...tcp, protocol: {} }, {}, {}, "unknown"],
  ])("are in doubt where they %s", (_, value, unknown, sensitive, why) => {
    expect(read(value, unknown, sensitive)).toEqual({ rules: [], doubts: [`protocol and ports ${why} x`] });
  });

  test("of all protocols are no doubt where the ports are not known", () => {
    expect(read({ protocol: "-1", cidr_ipv4: "10.0.0.0/8" }, { from_port: true, to_port: true })).toEqual({
      rules: ["-1 0-65535 10.0.0.0/8"],
      doubts: [],
    });
  });
});

describe("a rule", () => {
  test("that is not known as a whole, or is none, is told apart", () => {
    expect(read(undefined, true)).toEqual({ rules: [], doubts: ["rules unknown "] });
    expect(read(null)).toEqual({ rules: [], doubts: [] });
    expect(read("text")).toEqual({ rules: [], doubts: [] });
  });

  test("is named with what is in doubt", () => {
    const { rules, doubts } = readRules(
      planned({ ...tcp, cidr_ipv4: null }, { cidr_ipv4: true }),
      "a.b",
      "inline",
      "keep",
    );
    expect(rules[0]).toMatchObject({ address: "a.b", way: "inline", change: "keep", description: "x" });
    expect(doubts).toEqual([{ address: "a.b", what: "destination", why: "unknown", description: "x" }]);
  });

  test("without a description that is text has none", () => {
    expect(
      readRules(planned({ ...tcp, description: null, self: true }), "a.b", "inline", "keep").rules[0]?.description,
    ).toBe("");
  });

  test("whose description is in doubt is no rule", () => {
    expect(read({ ...tcp, self: true }, { description: true })).toEqual({
      rules: [],
      doubts: ["description unknown "],
    });
    expect(read({ ...tcp, self: true }, {}, { description: true })).toEqual({
      rules: [],
      doubts: ["description sensitive "],
    });
  });
});

test.each<[string, PlannedValue, number, readonly string[]]>([
  [
    "a list",
    planned([
      { ...tcp, self: true },
      { ...tcp, self: true },
    ]),
    2,
    [],
  ],
  ["a list with a block that is not known", planned([{ ...tcp, self: true }, null], [{}, true]), 1, ["rules"]],
  ["all of it not known", planned(undefined, true), 0, ["rules"]],
  ["all of it hidden", planned([{ ...tcp, self: true }], {}, true), 0, ["rules"]],
  ["nothing", planned(null), 0, []],
  ["text", planned("x"), 0, []],
])("inline blocks are read from %s", (_, blocks, rules, doubts) => {
  const found = readInline(blocks, "a.b", "create");
  expect([found.rules.length, found.doubts.map(({ what }) => what)]).toEqual([rules, doubts]);
});

describe("what CloudFormation calls otherwise", () => {
  test.each<[object, object]>([
    [
      { GroupId: "sg-1", IpProtocol: "tcp", FromPort: "443", ToPort: 443 },
      { security_group_id: "sg-1", ip_protocol: "tcp", from_port: 443, to_port: 443 },
    ],
    [
      { group_id: "sg-1", ip_protocol: "tcp", from_port: -1, to_port: "-1" },
      { security_group_id: "sg-1", ip_protocol: "tcp", from_port: -1, to_port: -1 },
    ],
    [
      { FromPort: "x443", ToPort: "443x" },
      { from_port: "x443", to_port: "443x" },
    ],
    [
      { CidrIp: "10.0.0.0/8", Description: "443" },
      { cidr_ipv4: "10.0.0.0/8", description: "443" },
    ],
    [{ CidrIp: null, cidr_ip: "10.0.0.0/8" }, { cidr_ipv4: "10.0.0.0/8" }],
    [{ CidrIpv6: "::/0" }, { cidr_ipv6: "::/0" }],
    [{ cidr_ipv_6: "::/0" }, { cidr_ipv6: "::/0" }],
    [{ cidr_ipv6: "::/0" }, { cidr_ipv6: "::/0" }],
    [{ DestinationPrefixListId: "pl-1" }, { prefix_list_id: "pl-1" }],
    [{ destination_security_group_id: "sg-2" }, { referenced_security_group_id: "sg-2" }],
    [{ SecurityGroupRuleId: "sgr-1" }, { security_group_rule_id: "sgr-1" }],
    [{ SourceSecurityGroupId: "sg-2" }, {}],
  ])("of a rule is read: %j", (properties, attributes) => {
    expect(ruleAttributesOf(planned(properties)).value).toEqual(attributes);
  });

  test("of a rule keeps what is said about it", () => {
    expect(ruleAttributesOf(planned({ CidrIp: "x" }, { CidrIp: true }, { Description: true }))).toEqual({
      value: { cidr_ipv4: "x" },
      unknown: { cidr_ipv4: true },
      sensitive: {},
    });
    expect(ruleAttributesOf(planned({}, { Description: true }))).toMatchObject({ unknown: { description: true } });
    expect(ruleAttributesOf(planned({}, true, true))).toMatchObject({ unknown: true, sensitive: true });
  });

  const open = { ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0", description: "" };
  test.each<[string, PlannedValue, unknown, unknown]>([
    ["its rules", planned({ SecurityGroupEgress: [{ CidrIp: "10.0.0.0/8" }] }), [{ cidr_ipv4: "10.0.0.0/8" }], [{}]],
    ["no rules", planned({ SecurityGroupEgress: [] }), [], []],
    ["none written", planned({}), [open], undefined],
    ["null", planned({ security_group_egress: null }), [open], undefined],
    ["text", planned({ SecurityGroupEgress: "x" }), undefined, true],
    ["what is not known", planned({}, { SecurityGroupEgress: true }), undefined, true],
    [
      "an item that is not known",
      planned({ SecurityGroupEgress: [undefined] }, { SecurityGroupEgress: [true] }),
      [{}],
      [true],
    ],
  ])("of a group is read: %s", (_, properties, egress, unknown) => {
    const attributes = groupAttributesOf(properties);
    expect(part(attributes, "egress")).toMatchObject({ value: egress, unknown });
  });

  test.each<[unknown, object]>([
    [
      [
        { Key: "a", Value: "1" },
        { key: "b", value: "2" },
      ],
      { a: "1", b: "2" },
    ],
    [[{ Value: "1" }, "x", null, { Key: 1, Value: "1" }], {}],
    [{ a: "1" }, {}],
    [undefined, {}],
  ])("of tags is read: %j", (Tags, tags) => {
    expect(part(groupAttributesOf(planned({ Tags })), "tags").value).toEqual(tags);
  });

  test("of tags is left out where they are not known", () => {
    expect(
      part(groupAttributesOf(planned({ Tags: [{ Key: "a", Value: "1" }] }, { Tags: true })), "tags").value,
    ).toEqual({});
  });
});

describe("the group that an expression refers to", () => {
  const ofRule = (references: readonly string[], more: object = {}) => ({
    resources: [{ type: "r", name: "r", expressions: { security_group_id: { references, ...more } } }],
  });
  const find = (root_module: object, groups: readonly string[], moduleAddress = "", index = "") =>
    createGroupFinder({ root_module }, new Set(groups))({ moduleAddress, type: "r", name: "r", index })?.address;
  const inModule = (call: object, module: object = ofRule(["var.g"])) => ({ module_calls: { m: { ...call, module } } });
  const a = "aws_security_group.a";
  const of = (...references: readonly string[]) => ({ expression: { references } });

  test.each<[string, object, readonly string[], string, string, string | undefined]>([
    ["itself", ofRule([`${a}.id`, a]), [a], "", "", a],
    [
      "one of several by its index",
      ofRule([`${a}["x"].id`, `${a}["x"]`, a]),
      [`${a}["x"]`, `${a}["y"]`],
      "",
      "",
      `${a}["x"]`,
    ],
    ["the only one of several", ofRule([`${a}.id`, a]), [`${a}["x"]`], "", "", `${a}["x"]`],
    ["none of several without an index", ofRule([`${a}.id`, a]), [`${a}["x"]`, `${a}["y"]`], "", "", undefined],
    ["the one with its own index", ofRule([a, "each.key"]), [`${a}["x"]`, `${a}["y"]`], "", '["y"]', `${a}["y"]`],
    [
      "none where its own index has no group",
      ofRule([a, "each.key"]),
      [`${a}["x"]`, `${a}["y"]`],
      "",
      '["z"]',
      undefined,
    ],
    ["none where only another has an index", ofRule([a, "each.key"]), [`${a}["x"]`], "", '["z"]', undefined],
    [
      "none where the value of each decides",
      ofRule([a, "each.key", "each.value"]),
      [`${a}["x"]`, `${a}["y"]`],
      "",
      '["y"]',
      undefined,
    ],
    ["none that is not in the plan", ofRule([`${a}.id`, a]), [], "", "", undefined],
    ["none where it refers to nothing", ofRule([]), [a], "", "", undefined],
    ["none by another attribute", ofRule([`${a}.vpc_id`]), [a], "", "", undefined],
    ["none by a variable of the root", ofRule(["var.g"]), [a], "", "", undefined],
    [
      "by a variable of its module",
      inModule({ expressions: { g: { references: [`${a}.id`, a] } } }),
      [a],
      "module.m",
      "",
      a,
    ],
    [
      "by a variable of its module with an index",
      inModule({ expressions: { g: { references: [a, "each.key"] } } }),
      [`${a}["x"]`, `${a}["y"]`],
      'module.m["y"]',
      "",
      `${a}["y"]`,
    ],
    ["none by a variable without a value", inModule({ expressions: {} }), [a], "module.m", "", undefined],
    ["within its module", inModule({}, ofRule([`${a}.id`, a])), [a, `module.m.${a}`], "module.m", "", `module.m.${a}`],
  ])("is found: %s", (_, root, groups, module, index, address) => {
    expect(find(root, groups, module, index)).toBe(address);
  });

  const b = "aws_security_group.ab";
  test.each<[string, object, readonly string[], string | undefined]>([
    ["none by another index than the only one", ofRule([`${a}["z"].id`]), [`${a}["x"]`], undefined],
    ["one by a long key", ofRule([`${a}["long key"].id`]), [`${a}["long key"]`, `${a}["y"]`], `${a}["long key"]`],
    ["the only one by a long key", ofRule([`${a}.id`]), [`${a}["long key"]`], `${a}["long key"]`],
    ["the only one by a long number", ofRule([`${a}.id`]), [`${a}[10]`], `${a}[10]`],
    ["none of two whose names begin alike", ofRule([a, `${b}.id`, b]), [a, b], undefined],
    ["none where something else is meant as well", ofRule([`${a}.id`, a, "data.x.y"]), [a], undefined],
  ])("is told by names and keys: %s", (_, root, groups, address) => {
    expect(find(root, groups)).toBe(address);
  });

  test.each(['module.m["long key"]', "module.m[10]"])("is found from within %s", (module) => {
    const root = inModule({ expressions: { g: { references: [`${a}.id`, a] } } });
    expect(find(root, [a], module)).toBe(a);
    const own = inModule({}, ofRule([`${a}.id`, a]));
    expect(find(own, [`${module}.${a}`], module)).toBe(`${module}.${a}`);
    const child = { module_calls: { m: { module: { outputs: { id: of(`${a}.id`, a) } } } } };
    expect(find({ ...ofRule(["module.m.id", "module.m"]), ...child }, [`${module}.${a}`])).toBe(`${module}.${a}`);
  });

  test("is not its own where its key is another's", () => {
    const root = ofRule([`${a}["z"].id`, "each.key"]);
    expect(find(root, [`${a}["y"]`], "", '["y"]')).toBeUndefined();
  });

  test("is none where outputs and variables refer to each other in a circle", () => {
    const circle = {
      ...ofRule(["module.m.x", "module.m"]),
      module_calls: {
        m: { expressions: { y: { references: ["module.m.x", "module.m"] } }, module: { outputs: { x: of("var.y") } } },
      },
    };
    expect(find(circle, [`module.m.${a}`])).toBeUndefined();
  });

  test.each<[string, boolean]>([
    ["<aws_security_group.a.id>", true],
    ['<aws_security_group.a["long key"].id>', true],
    ["<aws_security_group.a[10].id>", true],
    ["<aws_security_group.a[each.key].id>", true],
    ["<aws_security_group.a[var.x].id>", false],
    ["<lower(aws_security_group.a.id)>", false],
    ["x<aws_security_group.a.id>", false],
    ["<aws_security_group.a.id>x", false],
  ])("is proven by the text of the expression alone: %s, %s", (written, isProven) => {
    const text = written.replace("<", "$" + "{").replace(">", "}");
    const root_module = ofRule([`${a}.id`, a], { constant_value: text });
    const found = createGroupFinder(
      { root_module },
      new Set([a]),
    )({ moduleAddress: "", type: "r", name: "r", index: "" });
    expect(found).toEqual({ address: a, isProven });
  });

  const withOutput = (references: readonly string[], outputs: object) => ({
    ...ofRule(references),
    module_calls: { m: { module: { outputs } } },
  });
  const inner = `module.m.${a}`;

  test.each<[string, object, readonly string[], string | undefined]>([
    ["an output", withOutput(["module.m.id", "module.m"], { id: of(`${a}.id`, a) }), [inner], inner],
    [
      "an output that is not there",
      withOutput(["module.m.other", "module.m"], { id: of(`${a}.id`, a) }),
      [inner],
      undefined,
    ],
    [
      "an output of a module without groups",
      withOutput(["module.m.id", "module.m"], { id: of(`${a}.id`, a) }),
      [a],
      undefined,
    ],
    [
      "a module whose only output that can be a group is one",
      withOutput(["module.m"], { id: of(`${a}.id`, a), other: of("aws_vpc.x.id", "aws_vpc.x"), none: {} }),
      [inner],
      inner,
    ],
    [
      "a module with another output that may be one",
      withOutput(["module.m"], { id: of(`${a}.id`, a), other: of("local.x") }),
      [inner],
      undefined,
    ],
    [
      "a module without such an output",
      withOutput(["module.m"], { other: of("aws_vpc.x.id", "aws_vpc.x") }),
      [inner],
      undefined,
    ],
    [
      "a module with an output named after a type that ends so",
      withOutput(["module.m"], { id: of(`${a}.id`, a), other: of("x_data.y") }),
      [inner],
      inner,
    ],
  ])("is found through %s", (_, root, groups, address) => {
    expect(find(root, groups)).toBe(address);
  });
});

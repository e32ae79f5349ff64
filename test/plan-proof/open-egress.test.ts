/** Egress that no annotation describes: in one rule or in several, and in groups of whom it cannot be told. */
import { describe, expect, test } from "vitest";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { block, group, planJson, type ResourceChange, rule } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }] }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const good: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.good",
  before: rule("sg-1", "discriminat:tls:api.stripe.com"),
};

function prove(changes: readonly ResourceChange[], of = tree) {
  const { isExplained, problems } = proveText(of, planJson(changes));
  return { isExplained, lines: problems.map(({ check, message }) => `${check}: ${message}`) };
}

const bare = (name: string, more: object, id = "sg-1"): ResourceChange => ({
  address: `aws_vpc_security_group_egress_rule.${name}`,
  before: rule(id, "", { cidr_ipv4: null, ...more }),
});
const all = { ip_protocol: "-1", from_port: null, to_port: null };
const opened = (destination: string, ports: string, names: string): string =>
  `plan/open-egress: checkout-egress is open to ${destination} on ${ports} without an annotation: ${names}`;
const one = "aws_vpc_security_group_egress_rule.one";
const two = "aws_vpc_security_group_egress_rule.two";

describe("an app's group is open", () => {
  test.each<[string, readonly ResourceChange[], readonly string[]]>([
    [
      "by halves",
      [bare("one", { ...all, cidr_ipv4: "0.0.0.0/1" }), bare("two", { ...all, cidr_ipv4: "128.0.0.0/1" })],
      [opened("0.0.0.0/1 and 128.0.0.0/1", "all ports", `${one} and ${two}`)],
    ],
    [
      "by halves of IPv6",
      [bare("one", { ...all, cidr_ipv6: "::/1" }), bare("two", { ...all, cidr_ipv6: "8000::/1" })],
      [opened("::/1 and 8000::/1", "all ports", `${one} and ${two}`)],
    ],
    ["by IPv6 in any notation", [bare("one", { ...all, cidr_ipv6: "0:0::0/0" })], [opened("::/0", "all ports", one)]],
    [
      "by halves of which one is for more ports",
      [
        bare("one", { ...all, cidr_ipv4: "0.0.0.0/1" }),
        bare("two", { from_port: 443, to_port: 443, cidr_ipv4: "128.0.0.0/1" }),
      ],
      [opened("0.0.0.0/1 and 128.0.0.0/1", "port 443", `${one} and ${two}`)],
    ],
    [
      "not by halves on other ports",
      [bare("one", { cidr_ipv4: "0.0.0.0/1" }), bare("two", { from_port: 80, to_port: 80, cidr_ipv4: "128.0.0.0/1" })],
      [],
    ],
    [
      "not by halves for other protocols",
      [bare("one", { cidr_ipv4: "0.0.0.0/1" }), bare("two", { ip_protocol: "udp", cidr_ipv4: "128.0.0.0/1" })],
      [],
    ],
    ["not by one half", [bare("one", { ...all, cidr_ipv4: "0.0.0.0/1" })], []],
    ["not by a private range", [bare("one", { ...all, cidr_ipv4: "10.0.0.0/8" })], []],
    ["not by another group", [bare("one", { ...all, referenced_security_group_id: "sg-2" })], []],
  ])("%s", (_, rules, lines) => {
    const found = prove([sg, good, ...rules]);
    expect(found.lines).toEqual(lines);
    expect(found.isExplained).toBe(true);
  });

  test("by halves in two inline blocks, or one that lists them", () => {
    const halves = ["0.0.0.0/1", "128.0.0.0/1"];
    const udp = { protocol: "udp" };
    for (const blocks of [
      halves.map((cidr) => block("", { ...udp, cidr_blocks: [cidr] })),
      [block("", { ...udp, cidr_blocks: halves })],
    ]) {
      const { lines } = prove([{ ...sg, before: group("sg-1", { egress: blocks }) }, good]);
      expect(lines).toEqual([
        "plan/open-egress: checkout-egress is open to 0.0.0.0/1 and 128.0.0.0/1 on udp port 443 without an annotation: aws_security_group.checkout, a rule that stands there already",
      ]);
    }
  });

  test("in the second group too while a window opens all ports in the first", () => {
    const see_thru = { until: "2026-12-31", reason: "lab" };
    const withWindow = treeOf(settings, [
      { app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }], see_thru },
    ]);
    const window = {
      ...good,
      address: `${good.address}_window`,
      before: rule("sg-1", "discriminat:see-thru:2026-12-31", { ...all, cidr_ipv4: "0.0.0.0/0" }),
    };
    const second = { address: "aws_security_group.second", before: group("sg-2", { name: "checkout-egress-2" }) };
    const { lines } = prove(
      [sg, good, window, second, bare("one", { ...all, cidr_ipv4: "0.0.0.0/0" }, "sg-2")],
      withWindow,
    );
    expect(lines).toEqual([
      `plan/open-egress: checkout-egress-2 is open to 0.0.0.0/0 on all ports without an annotation: ${one}`,
    ]);
  });

  test("where Terraform forgets it with a rule that no resource holds", () => {
    const before = group("sg-1", {
      egress: [block("discriminat:tls:api.stripe.com"), block("", { protocol: "-1", from_port: 0, to_port: 0 })],
    });
    const forgotten = { ...sg, before, after: null, actions: ["forget"] };
    expect(prove([forgotten, good]).lines).toEqual([
      "plan/open-egress: checkout-egress is open to 0.0.0.0/0 on all ports without an annotation: aws_security_group.checkout, a rule that stands there already",
    ]);
  });
});

describe("parts of what is open", () => {
  const half = (name: string, cidr: string, more: object = {}, id = "sg-1"): ResourceChange =>
    bare(name, { ...all, cidr_ipv4: cidr, ...more }, id);
  const created = ({ address, before }: ResourceChange): ResourceChange => ({ address, after: before ?? null });

  test("that only a reference or a list of no address adds are not shown", () => {
    const reference = bare("three", { ...all, referenced_security_group_id: "sg-2" });
    expect(prove([sg, good, half("one", "0.0.0.0/1"), reference, half("two", "128.0.0.0/1")]).lines).toEqual([
      opened("0.0.0.0/1 and 128.0.0.0/1", "all ports", `${one} and ${two}`),
    ]);
  });

  test("stand there already only where no resource holds any of them", () => {
    const live = block("", { protocol: "-1", from_port: 0, to_port: 0, cidr_blocks: ["0.0.0.0/1"] });
    expect(
      prove([{ ...sg, before: group("sg-1", { egress: [live] }) }, good, half("two", "128.0.0.0/1")]).lines,
    ).toEqual([opened("128.0.0.0/1 and 0.0.0.0/1", "all ports", `${two} and aws_security_group.checkout`)]);
  });

  test("in a group beside count where one of them is new", () => {
    const beside = { address: "aws_security_group.b", before: group("sg-7", { name: "batch", tags: {} }) };
    const kept = [half("one", "0.0.0.0/1", {}, "sg-7"), half("two", "128.0.0.0/1", {}, "sg-7")] as const;
    expect(prove([sg, good, beside, ...kept]).lines).toEqual([]);
    expect(prove([sg, good, beside, kept[0], created(kept[1])]).lines).toEqual([
      `plan/open-egress: batch is open to 0.0.0.0/1 and 128.0.0.0/1 on all ports without an annotation, beside annotated groups: ${one} and ${two}`,
    ]);
  });

  test("of a group that is not known are found on a port that no annotated rule needs, with their address", () => {
    const { security_group_id: _, ...after } = rule("", "") as Record<string, unknown>;
    const { problems } = proveText(
      tree,
      planJson([sg, good, { address: one, after, unknown: { security_group_id: true } }]),
    );
    expect(problems.map(({ check, evidence }) => [check, evidence])).toEqual([["plan/open-egress", { address: one }]]);
  });
});

describe("a prefix list", () => {
  const toList = bare("one", { ...all, prefix_list_id: "pl-1" });
  const list = (cidrs: readonly string[], more: Partial<ResourceChange> = {}): ResourceChange => ({
    address: "aws_ec2_managed_prefix_list.l",
    before: { id: "pl-1", entry: cidrs.map((cidr) => ({ cidr, description: "" })) },
    ...more,
  });
  const unknown = opened("the prefix list pl-1, whose addresses the plan does not hold", "all ports", one);

  test("of which the plan does not hold the addresses may be open", () => {
    expect(prove([sg, good, toList]).lines).toEqual([unknown]);
    const late = { after: { id: "pl-1", entry: [{ description: "" }] }, unknown: { entry: [{ cidr: true }] } };
    expect(prove([sg, good, toList, list([], { before: null, ...late })]).lines).toEqual([unknown]);
    const all = { before: null, after: { id: "pl-1" }, unknown: { entry: true } };
    expect(prove([sg, good, toList, list([], all)]).lines).toEqual([unknown]);
  });

  test("is judged by its addresses, and by those of entries beside it", () => {
    expect(prove([sg, good, toList, list(["10.0.0.0/8"])]).lines).toEqual([]);
    expect(prove([sg, good, toList, list(["0.0.0.0/1", "128.0.0.0/1"])]).lines).toEqual([
      opened("pl-1", "all ports", one),
    ]);
    const entry = (cidr: string | undefined, unknown: object = {}): ResourceChange => ({
      address: "aws_ec2_managed_prefix_list_entry.e",
      after: { prefix_list_id: "pl-1", cidr },
      unknown,
    });
    expect(prove([sg, good, toList, list(["0.0.0.0/1"]), entry("128.0.0.0/1")]).lines).toEqual([
      opened("pl-1", "all ports", one),
    ]);
    expect(prove([sg, good, toList, list(["0.0.0.0/1"]), entry("10.0.0.0/8")]).lines).toEqual([]);
    expect(prove([sg, good, toList, list(["10.0.0.0/8"]), entry(undefined, { cidr: true })]).lines).toEqual([unknown]);
  });

  test("is open together with a rule beside it", () => {
    const half = bare("two", { ...all, cidr_ipv4: "128.0.0.0/1" });
    expect(prove([sg, good, toList, half, list(["0.0.0.0/1"])]).lines).toEqual([
      opened("pl-1 and 128.0.0.0/1", "all ports", `${one} and ${two}`),
    ]);
  });
});

describe("open rules in a group that is known only after the apply", () => {
  const late = (name: string, description: string, more: object): ResourceChange => {
    const { security_group_id: _, ...after } = rule("", description, more) as Record<string, unknown>;
    return { address: `aws_vpc_security_group_egress_rule.${name}`, after, unknown: { security_group_id: true } };
  };

  test("are found beside annotated rules, halves included", () => {
    expect(prove([sg, good, late("one", "", { ...all })]).lines).toEqual([
      `plan/open-egress: a group that is known only after the apply is open to 0.0.0.0/0 on all ports without an annotation: ${one}`,
    ]);
    expect(
      prove([sg, good, late("one", "", { cidr_ipv4: "0.0.0.0/1" }), late("two", "", { cidr_ipv4: "128.0.0.0/1" })])
        .lines,
    ).toEqual([
      `plan/open-egress: a group that is known only after the apply is open to 0.0.0.0/1 and 128.0.0.0/1 on port 443 without an annotation: ${one} and ${two}`,
    ]);
    expect(prove([late("one", "", { ...all })]).lines).toEqual([]);
  });

  test("may keep the port open for annotated rules of the same kind", () => {
    const { lines } = prove([
      late("one", "", {}),
      late("two", "discriminat:tls:api.stripe.com", { cidr_ipv4: "0.0.0.0/1" }),
    ]);
    expect(lines).toEqual([
      `plan/unknown-value: the Security Group of ${two} is known only after the apply: nothing is proven about "api.stripe.com"`,
    ]);
  });

  test("leave no name missing that may be in one of them", () => {
    const two = treeOf(settings, [
      { app: "checkout", allow: [{ tls: ["api.stripe.com", "b.example"], reason: "lab" }] },
    ]);
    const both = prove([sg, late("one", "discriminat:tls:api.stripe.com", {})], two);
    expect([...both.lines].sort()).toEqual(
      [
        `plan/unknown-value: the Security Group of ${one} is known only after the apply: nothing is proven about "api.stripe.com"`,
        'plan/missing-rule: after the plan no rule of checkout in prod holds "b.example" (tls, port 443), though the policy declares it',
      ].sort(),
    );
    const { description: _, ...hidden } = late("one", "", {}).after as Record<string, unknown>;
    const unread = { ...late("one", "", {}), after: hidden, unknown: { security_group_id: true, description: true } };
    expect(prove([sg, unread], two).lines.filter((line) => line.startsWith("plan/missing-rule"))).toEqual([]);
  });

  test("are counted as what they add", () => {
    const text = planJson([sg, good, late("one", "discriminat:tls:x.example,y.example", {})]);
    expect(proveText(tree, text).undecided.added.map(({ name }) => name)).toEqual(["x.example", "y.example"]);
  });
});

describe("a group that says it is an app's and stands elsewhere", () => {
  const elsewhere: ResourceChange = { ...sg, before: group("sg-1", { vpc_id: "vpc-9" }) };

  test("is an error where it is open", () => {
    const { isExplained, lines } = prove([elsewhere, bare("one", { ...all, cidr_ipv4: "0.0.0.0/0" })]);
    expect(isExplained).toBe(false);
    expect(lines).toEqual([
      'plan/unknown-group: checkout-egress would be open to 0.0.0.0/0 on all ports, and it stands in vpc-9, and the VPC of its network "prod" is vpc-0123456789abcdef0',
    ]);
    expect(prove([elsewhere, bare("one", { ...all, cidr_ipv4: "10.0.0.0/8" })]).isExplained).toBe(true);
  });

  test("is an error also without a policy or a network", () => {
    for (const tags of [
      { "discriminat-policy:app": "gone" },
      { "discriminat-policy:app": "checkout", "discriminat-policy:network": "lab" },
    ]) {
      const claimed = { ...sg, before: group("sg-1", { tags }) };
      expect(prove([claimed, bare("one", { ...all, cidr_ipv4: "0.0.0.0/0" })]).isExplained).toBe(false);
    }
    const { lines } = prove([
      { ...sg, before: group("sg-1", { tags: {}, name: "x" }) },
      bare("one", { ...all, cidr_ipv4: "0.0.0.0/0" }),
    ]);
    expect(lines).toEqual([]);
  });
});

describe("the firewall's own group", () => {
  const own = (address: string, more: object): ResourceChange => ({
    address,
    after: {
      name_prefix: "discriminat-",
      vpc_id: "vpc-0123456789abcdef0",
      egress: [block("", { protocol: "-1", from_port: 0, to_port: 0 })],
      ...more,
    },
  });
  const address = "module.discriminat.aws_security_group.discriminat";

  test("as the vendor's modules make it is not an app's", () => {
    expect(prove([sg, good, own(address, {})]).lines).toEqual([]);
    expect(prove([sg, good, own(`${address}[0]`, { name: "discriminat-2026", name_prefix: null })]).lines).toEqual([]);
  });

  test("is told by its resource and its name", () => {
    expect(prove([sg, good, own("aws_security_group.other", {})]).lines).toHaveLength(1);
    expect(prove([sg, good, own(address, { name_prefix: "web-" })]).lines).toHaveLength(1);
    expect(prove([sg, good, own("aws_security_group.not_discriminat", {})]).lines).toHaveLength(1);
  });

  test("is looked at where it holds an annotation", () => {
    const egress = [block("discriminat:tls:evil.example")];
    expect(prove([sg, good, own(address, { egress })]).isExplained).toBe(false);
  });
});

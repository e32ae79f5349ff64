/** What plans can hold that the recorded ones do not: one fact a test, on plans made by hand. */
import { describe, expect, test } from "vitest";
import { planComment } from "../../src/plan-proof/plan-comment.ts";
import { changeSentence, purposeSentences } from "../../src/plan-proof/plan-summary.ts";
import type { Flow, Snapshot } from "../../src/traffic/flow.ts";
import { ownership, ownersOf } from "../../src/traffic/group-owners/group-owners.ts";
import { treeOf } from "../helpers/policy-tree.ts";
import { observedFlow } from "./observed-flow.ts";
import { proveText } from "./plan-case.ts";
import { block, group, planJson, type ResourceChange, rule, tag } from "./plan-json.ts";

const network = { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" };
const settings = { networks: { prod: network } };
const stripe = { tls: ["api.stripe.com"], reason: "lab" };
const tree = treeOf(settings, [{ app: "checkout", allow: [stripe] }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const good: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.good",
  before: rule("sg-1", "discriminat:tls:api.stripe.com"),
};
const created = (name: string, description: string, more: object = {}): ResourceChange => ({
  address: `aws_vpc_security_group_egress_rule.${name}`,
  after: rule("sg-1", description, more),
});

type Options = Parameters<typeof proveText>[2];

/** `check: message` of every problem. */
function problems(
  changes: readonly ResourceChange[],
  options: Options = {},
  more: object = {},
  of = tree,
): readonly string[] {
  return proveText(of, planJson(changes, more), options).problems.map(({ check, message }) => `${check}: ${message}`);
}

test("the common plan has no problem", () => {
  expect(problems([sg, good])).toEqual([]);
});

describe("a name is explained", () => {
  test("by a pattern that includes it", () => {
    const patterns = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["*.stripe.com"], reason: "lab" }] }]);
    const found = problems([sg, good], {}, {}, patterns);
    expect(found).toEqual([
      'plan/missing-rule: after the plan no rule of checkout in prod holds "*.stripe.com" (tls, port 443), though the policy declares it',
    ]);
  });

  test.each([
    ["on another port", { from_port: 8443, to_port: 8443 }, "port 8443"],
    ["on a range of ports", { from_port: 443, to_port: 444 }, "ports 443 to 444"],
    ["on all ports", { ip_protocol: "-1", from_port: null, to_port: null }, "all ports"],
    ["for another protocol of AWS", { ip_protocol: "udp" }, "udp port 443"],
  ])("but not %s", (_, more, words) => {
    expect(
      problems([sg, good, created("bad", "discriminat:tls:api.stripe.com", { ...more, cidr_ipv4: "0.0.0.0/0" })]),
    ).toContain(
      `plan/unexplained-rule: the plan adds "api.stripe.com" (tls, ${words}) for checkout in prod, and no policy line admits it; the policy has it for tls, port 443`,
    );
  });

  test("but not by another network of the same app", () => {
    const two = treeOf({ networks: { prod: network, staging: { ...network, vpc_id: "vpc-1" } } }, [
      { app: "checkout", networks: ["prod", "staging"], allow: [{ ...stripe, networks: ["prod"] }] },
    ]);
    const staging = { ...sg, before: group("sg-1", { vpc_id: "vpc-1" }) };
    expect(problems([staging, good], {}, {}, two)).toEqual([
      'plan/unexplained-rule: the plan keeps "api.stripe.com" (tls, port 443) for checkout in staging, and no policy line admits it',
    ]);
  });

  test("and what is kept is looked at as what is added", () => {
    const bad = { ...good, before: rule("sg-1", "discriminat:tls:api.stripe.com,evil.example") };
    expect(problems([sg, bad])).toEqual([
      'plan/unexplained-rule: the plan keeps "evil.example" (tls, port 443) for checkout in prod, and no policy line admits it',
    ]);
  });
});

describe("a group", () => {
  test("that is tagged for the wrong network is nobody's", () => {
    const wrong = { ...sg, before: group("sg-1", { vpc_id: "vpc-9" }) };
    expect(problems([wrong, good])).toEqual([
      'plan/unknown-group: checkout-egress would admit "api.stripe.com" (tls, port 443), and it stands in vpc-9, and the VPC of its network "prod" is vpc-0123456789abcdef0',
    ]);
  });

  test("that only its id names belongs to the app that --groups says", () => {
    const owners = ownersOf([ownership("sg-1", "checkout", "groups.json")]);
    expect(problems([good], { owners })).toEqual([]);
    expect(problems([good])).toEqual([
      'plan/unknown-group: sg-1 would admit "api.stripe.com" (tls, port 443), and nothing says which app it belongs to',
    ]);
  });

  test("without tags is told by its name", () => {
    expect(problems([{ ...sg, before: group("sg-1", { tags: null }) }, good])).toEqual([]);
  });

  test("that moved in the configuration keeps its rules", () => {
    const moved = {
      ...sg,
      address: "module.a.aws_security_group.x",
      more: { previous_address: "aws_security_group.checkout" },
    };
    expect(problems([moved, good])).toEqual([]);
  });

  test("that is left over of a failed replacement is no loss", () => {
    const deposed = { ...sg, before: group("sg-0"), after: null, more: { deposed: "0a1b2c3d" } };
    expect(problems([sg, deposed, good])).toEqual([]);
  });

  test("that Terraform forgets keeps its rules", () => {
    const forgotten = [sg, good].map((change) => ({ ...change, actions: ["forget"], after: null }));
    expect(problems(forgotten)).toEqual([]);
  });

  test("that goes while its app stays is reported, and its names are not again", () => {
    expect(problems([sg, good].map((change) => ({ ...change, after: null })))).toEqual([
      "plan/destroyed-group: the plan destroys checkout-egress of checkout in prod, and the policy still declares the app there",
    ]);
  });

  test("for a window may go with the window", () => {
    const window = {
      ...sg,
      address: "aws_security_group.w",
      before: group("sg-2", { name: "checkout-see-thru" }),
      after: null,
    };
    expect(problems([sg, good, window])).toEqual([]);
  });

  test("with the default name is read as any other", () => {
    const adopted = {
      address: "aws_default_security_group.d",
      before: group("sg-1", { name: "default", egress: [block("discriminat:tls:evil.example")] }),
      after: group("sg-1", {
        name: "default",
        egress: [block("discriminat:tls:evil.example"), block("", { protocol: "-1", from_port: 0, to_port: 0 })],
      }),
      actions: ["update"],
    };
    expect(problems([adopted]).map((line) => line.split(":")[0])).toEqual(
      expect.arrayContaining(["plan/unexplained-rule", "plan/open-egress", "plan/missing-rule"]),
    );
  });
});

describe("the group of a new rule", () => {
  const unknown = { security_group_id: true, id: true };
  const { security_group_id: _, ...attributes } = rule("", "discriminat:tls:api.stripe.com") as Record<string, unknown>;
  const { id: __, ...newGroup } = group("") as Record<string, unknown>;
  const resource = (address: string, references: readonly string[]) => ({
    type: address.split(".")[0],
    name: address.split(".")[1],
    expressions: { security_group_id: { references } },
  });
  const late = (address: string): ResourceChange => ({ address, after: attributes, unknown });
  const fresh = (address: string): ResourceChange => ({
    address,
    after: newGroup,
    unknown: { id: true, egress: true },
  });

  /** As Terraform prints an expression in JSON syntax; of one in HCL it prints the references alone. */
  const expression = (text: string, isJson: boolean) => {
    const references = [text, text.replace(/\.\w+$/, "")];
    return isJson ? { constant_value: `\${${text}}`, references } : { references };
  };
  const nested = (isJson: boolean) => {
    const of = (text: string) => expression(text, isJson);
    const inner = { outputs: { sg: { expression: of("aws_security_group.x.id") } } };
    const net = { outputs: { sg: { expression: of("module.inner.sg") } }, module_calls: { inner: { module: inner } } };
    const ruleOf = {
      type: "aws_vpc_security_group_egress_rule",
      name: "r",
      expressions: { security_group_id: of("var.group") },
    };
    const app = { expressions: { group: of('module.net["a"].sg') }, module: { resources: [ruleOf] } };
    return { root_module: { module_calls: { net: { module: net }, app } } };
  };
  const inModules = [
    fresh('module.net["a"].module.inner.aws_security_group.x'),
    late("module.app.aws_vpc_security_group_egress_rule.r"),
  ];

  test("is found through outputs and variables of nested modules", () => {
    expect(problems(inModules, {}, { configuration: nested(true) })).toEqual([]);
  });

  test("is not proven where a function may hide behind a reference", () => {
    expect(problems(inModules, {}, { configuration: nested(false) })).toEqual([
      'plan/unknown-value: the Security Group of module.app.aws_vpc_security_group_egress_rule.r is known only after the apply: its expression refers to module.net["a"].module.inner.aws_security_group.x and may make another id of it, so nothing is proven about "api.stripe.com"',
    ]);
  });

  test.each([
    ["a function", "<lower(aws_security_group.a.id)>"],
    ["a choice", "<true ? aws_security_group.a.id : 0>"],
    ["text around it", "x<aws_security_group.a.id>"],
    ["a twin", "<aws_security_group.a.id><aws_security_group.a.id>"],
    ["a key that is computed", '<aws_security_group.a["<local.x>"]>'],
  ])("is not proven by a reference with %s", (_, written) => {
    const text = written.replaceAll("<", "$" + "{").replaceAll(">", "}");
    const references = ["aws_security_group.a.id", "aws_security_group.a"];
    const security_group_id = { constant_value: text, references };
    const address = "aws_vpc_security_group_egress_rule.r";
    const resources = [{ ...resource(address, []), expressions: { security_group_id } }];
    const found = problems(
      [fresh("aws_security_group.a"), late(address)],
      {},
      { configuration: { root_module: { resources } } },
    );
    expect(found.map((line) => line.split(":")[0])).toEqual(["plan/unknown-value"]);
  });

  test.each([
    [
      "two groups are possible",
      ["aws_security_group.a.id", "aws_security_group.a", "aws_security_group.b.id", "aws_security_group.b"],
    ],
    ["it comes from a local value", ["local.group"]],
    ["one of the possible is unknown", ["aws_security_group.a.id", "aws_security_group.a", "local.group"]],
    ["its key is a value", ["aws_security_group.each", "each.value.group", "each.value"]],
  ])("is not guessed where %s", (_name, references) => {
    const configuration = {
      root_module: { resources: [resource("aws_vpc_security_group_egress_rule.r", references)] },
    };
    const changes = [
      fresh("aws_security_group.a"),
      fresh("aws_security_group.b"),
      fresh('aws_security_group.each["x"]'),
      fresh('aws_security_group.each["y"]'),
      late('aws_vpc_security_group_egress_rule.r["x"]'),
    ];
    expect(problems(changes, {}, { configuration })).toContain(
      'plan/unknown-value: the Security Group of aws_vpc_security_group_egress_rule.r["x"] is known only after the apply: nothing is proven about "api.stripe.com"',
    );
  });

  test("modules that call each other in circles end", () => {
    const call = (variable: string) => ({ references: [`var.${variable}`] });
    const inner = { resources: [resource("aws_vpc_security_group_egress_rule.r", ["var.a"])] };
    const configuration = { root_module: { module_calls: { m: { expressions: { a: call("a") }, module: inner } } } };
    expect(
      problems(
        [fresh("aws_security_group.a"), late("module.m.aws_vpc_security_group_egress_rule.r")],
        {},
        { configuration },
      ),
    ).toContain(
      'plan/unknown-value: the Security Group of module.m.aws_vpc_security_group_egress_rule.r is known only after the apply: nothing is proven about "api.stripe.com"',
    );
  });
});

test("inline rules of an existing group that are known only after the apply are not proven", () => {
  const { egress: _, ...after } = group("sg-1") as Record<string, unknown>;
  const inline = { ...sg, actions: ["update"], after, unknown: { egress: true } };
  expect(problems([inline])).toContain(
    "plan/unknown-value: the rules of aws_security_group.checkout, in checkout-egress, are known only after the apply: nothing is proven about them",
  );
});

describe("rules that no resource holds", () => {
  const wide = block("", { protocol: "-1", from_port: 0, to_port: 0 });
  const evil = block("discriminat:tls:evil.example", { cidr_blocks: ["0.0.0.0/9"] });
  const seen = { ...sg, before: group("sg-1", { egress: [block("discriminat:tls:api.stripe.com"), wide, evil] }) };

  test("are looked at as the others", () => {
    expect(problems([seen, good])).toEqual([
      'plan/unexplained-rule: the plan keeps "evil.example" (tls, port 443) for checkout in prod, and no policy line admits it',
      "plan/open-egress: checkout-egress is open to 0.0.0.0/0 on all ports without an annotation: aws_security_group.checkout, a rule that stands there already",
    ]);
  });

  test("go where the rules of the group are exclusive", () => {
    const exclusive = {
      address: "aws_vpc_security_group_rules_exclusive.x",
      after: { security_group_id: "sg-1", egress_rule_ids: ["sgr-1"], ingress_rule_ids: [] },
    };
    const listed = {
      ...good,
      before: rule("sg-1", "discriminat:tls:api.stripe.com", { security_group_rule_id: "sgr-1" }),
    };
    const other = {
      address: "aws_vpc_security_group_egress_rule.other",
      before: rule("sg-1", "discriminat:tls:evil.example", { security_group_rule_id: "sgr-2", cidr_ipv4: "0.0.0.0/1" }),
    };
    expect(problems([seen, listed, other, exclusive])).toEqual([]);
  });
});

describe("the rules of a group", () => {
  test("need the one that opens their port", () => {
    const high = { ...good, before: rule("sg-1", "discriminat:tls:api.stripe.com", { cidr_ipv4: "0.0.0.0/1" }) };
    expect(problems([sg, high])).toEqual([
      "plan/carrier-missing: checkout-egress has no rule for 0.0.0.0/0 on port 443, which 1 rule with 1 name needs",
    ]);
  });

  test("differ in more than their description", () => {
    expect(
      problems([
        sg,
        good,
        created("twin", "discriminat:tls:api.stripe.com", { cidr_ipv4: "10.0.0.0/0", ip_protocol: "6" }),
      ]),
    ).toEqual([
      "plan/duplicate-rule: checkout-egress would have 2 rules for port 443 and 0.0.0.0/0: aws_vpc_security_group_egress_rule.good and aws_vpc_security_group_egress_rule.twin",
    ]);
  });

  test.each([
    ["text that is no annotation", "discriminat:tls: api.stripe.com", "plan/malformed-annotation"],
    ["a character that AWS refuses", "discriminat:tls:a?.example", "plan/description-refused"],
    ["256 characters", `plain ${"x".repeat(250)}`, "plan/description-refused"],
    ["a date that is not padded", "discriminat:see-thru:2026-1-1", "plan/unpadded-date"],
  ])("have no description with %s", (_, description, check) => {
    const found = problems([sg, good, created("bad", description, { cidr_ipv4: "0.0.0.0/1" })]);
    expect(found.map((line) => line.split(":")[0])).toContain(check);
  });

  test("are open without an annotation only where an annotated one needs the port", () => {
    const carrier = created("carrier", "Keeps tcp/443 open for the other rules of this group");
    const slot = { ...good, before: rule("sg-1", "discriminat:tls:api.stripe.com", { cidr_ipv4: "0.0.0.0/1" }) };
    expect(problems([sg, slot, carrier])).toEqual([]);
    expect(
      problems([sg, slot, carrier, created("dns", "", { ip_protocol: "udp", from_port: 53, to_port: 53 })]),
    ).toEqual([
      "plan/open-egress: checkout-egress is open to 0.0.0.0/0 on udp port 53 without an annotation: aws_vpc_security_group_egress_rule.dns",
    ]);
  });

  test("keep a port open in a group of the app whose own names are elsewhere at present", () => {
    const second = { address: "aws_security_group.second", before: group("sg-2", { name: "checkout-egress-2" }) };
    const carrier = {
      ...created("carrier", ""),
      after: rule("sg-2", "Keeps tcp/443 open for the other rules of this group"),
    };
    expect(problems([sg, good, second, carrier])).toEqual([]);
    const other = { ...carrier, after: rule("sg-2", "", { from_port: 8443, to_port: 8443 }) };
    expect(problems([sg, good, second, other])).toEqual([
      "plan/open-egress: checkout-egress-2 is open to 0.0.0.0/0 on port 8443 without an annotation: aws_vpc_security_group_egress_rule.carrier",
    ]);
  });

  test("of groups beside are looked at where they change", () => {
    const other = { id: "sg-7", name: "batch", vpc_id: "vpc-0123456789abcdef0", egress: [] };
    const beside: ResourceChange = { address: "aws_security_group.other", before: other };
    const open = rule("sg-7", "", { ip_protocol: "-1", from_port: null, to_port: null });
    const address = "aws_vpc_security_group_egress_rule.open";
    expect(problems([sg, good, beside, { address, before: open }])).toEqual([]);
    expect(problems([sg, good, beside, { address, after: open }])).toEqual([
      `plan/open-egress: batch is open to 0.0.0.0/0 on all ports without an annotation, beside annotated groups: ${address}`,
    ]);
    expect(problems([beside, { address, after: open }])).toEqual([]);
  });
});

describe("names that stay are interrupted", () => {
  const replaced = (actions: readonly string[]): ResourceChange => ({
    ...good,
    actions,
    after: rule("sg-1", "discriminat:tls:api.stripe.com"),
  });

  test("where a rule is destroyed before its successor is created", () => {
    expect(problems([sg, replaced(["delete", "create"])])).toEqual([
      "plan/interrupted: aws_vpc_security_group_egress_rule.good is revoked before its replacement exists: 1 name of checkout-egress has no rule in between",
    ]);
    expect(problems([sg, replaced(["create", "delete"])])).toEqual([]);
  });

  test("where the description of an inline block changes", () => {
    const inline = {
      ...sg,
      actions: ["update"],
      before: group("sg-1", { egress: [block("discriminat:tls:api.stripe.com")] }),
      after: group("sg-1", { egress: [block("discriminat:tls:api.stripe.com,b.example")] }),
    };
    expect(problems([inline])).toContain(
      "plan/interrupted: aws_security_group.checkout is revoked before its replacement exists: 1 name of checkout-egress has no rule in between",
    );
  });

  test("where the same rule goes from one resource to another", () => {
    const moved = created("moved", "discriminat:tls:api.stripe.com");
    expect(problems([sg, { ...good, after: null }, moved])).toEqual([
      "plan/interrupted: aws_vpc_security_group_egress_rule.good is destroyed and aws_vpc_security_group_egress_rule.moved created for the same rule of checkout-egress: AWS refuses the second while the first exists",
    ]);
  });
});

describe("our stack", () => {
  const output = {
    security_group_ids: { actions: ["no-op"], before: {}, after: { checkout: ["sg-1"] }, after_unknown: false },
  };

  test("holds every app of its network", () => {
    const two = treeOf(settings, [
      { app: "checkout", allow: [stripe] },
      { app: "ledger", allow: [stripe] },
    ]);
    expect(problems([sg, good], {}, { output_changes: output }, two)).toEqual([
      "plan/group-missing: the plan has no Security Group for ledger in prod, though the policy declares the app there",
    ]);
    expect(problems([sg, good], {}, {}, two)).toEqual([]);
  });
});

test("a sensitive description is not shown", () => {
  const hidden = { ...created("hidden", "discriminat:tls:secret.example"), sensitive: { description: true } };
  const proof = proveText(tree, planJson([sg, good, hidden]));
  expect(proof.problems.map(({ check }) => check)).toEqual(["plan/sensitive-value"]);
  expect(
    JSON.stringify([proof.problems.map(({ message }) => message), proof.apps.map((app) => app.added)]),
  ).not.toContain("secret");
});

test("a plan with -target is not the whole of it", () => {
  expect(problems([sg, good], {}, { complete: false })).toEqual([
    "plan/incomplete: the plan is incomplete: it does not hold every change (-target, or changes put off)",
  ]);
});

describe("observed traffic", () => {
  const flow = (name: string, more: Partial<Flow> = {}) => observedFlow(name, { connections: 12, ...more });
  const snapshot = (flows: readonly Flow[]): Snapshot => ({
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
  });
  const traffic = (flows: readonly Flow[]) =>
    tree.settings.networks.map((one) => ({ network: one, snapshot: snapshot(flows) }));
  const shrinks = {
    ...good,
    actions: ["update"],
    before: rule("sg-1", "discriminat:tls:api.stripe.com,old.example"),
    after: rule("sg-1", "discriminat:tls:api.stripe.com"),
  };
  const closes = {
    ...created("window", ""),
    before: rule("sg-1", "discriminat:see-thru:2026-12-31", { ip_protocol: "-1" }),
    after: null,
  };

  test("that a plan cuts off is reported with its weight", () => {
    expect(problems([sg, shrinks], { traffic: traffic([flow("old.example"), flow("api.stripe.com")]) })).toEqual([
      'plan/cuts-traffic: after the plan no rule of checkout in prod admits "old.example"; seen 12 times, last on 2026-11-14 23:58 UTC',
    ]);
  });

  test("that only a window let pass is cut off with it", () => {
    const seen = [flow("new.example", { see_thru: "exerted", outcome: "disallowed" })];
    expect(problems([sg, good, closes], { traffic: traffic(seen) })).toHaveLength(1);
    expect(problems([sg, good], { traffic: traffic(seen) })).toEqual([]);
  });

  describe("that the policy refuses", () => {
    /** What becomes of traffic where the policy refuses names. */
    const prove = (changes: readonly ResourceChange[], flows: readonly Flow[], names: readonly string[]) => {
      const refuse = names.map((name) => ({ name, reason: `no ${name}` }));
      const refusing = treeOf(settings, [{ app: "checkout", allow: [stripe], refuse }]);
      const seen = refusing.settings.networks.map((one) => ({ network: one, snapshot: snapshot(flows) }));
      return proveText(refusing, planJson(changes), { traffic: seen });
    };
    const old = [flow("old.example"), flow("api.stripe.com")];

    test.each<[string, readonly string[], readonly string[], number]>([
      ["by its name", ["old.example"], ["old.example 12"], 0],
      ["by a pattern", ["*.example"], ["old.example 12"], 0],
      ["where another is refused", ["new.example"], [], 1],
      ["where a rule still admits it", ["api.stripe.com"], [], 1],
    ])("is blocked on purpose, and not cut: %s", (_, names, expected, cuts) => {
      const { refused, problems: found } = prove([sg, shrinks], old, names);
      expect(refused.map(({ name, connections }) => `${name} ${connections}`)).toEqual(expected);
      expect(found.filter(({ check }) => check === "plan/cuts-traffic")).toHaveLength(cuts);
    });

    test("has a sentence and a table, and its reason", () => {
      const proof = prove([sg, shrinks], old, ["old.example"]);
      expect(purposeSentences(proof)).toEqual([
        "1 name that was seen is blocked on purpose, as listed under refuse (12 connections).",
      ]);
      const { tone, flags, sections } = planComment(proof);
      expect([tone, flags]).toEqual(["good", []]);
      expect(sections.find(({ title }) => title === "Blocked on purpose (1)")?.rows).toEqual([
        [{ code: "old.example" }, "checkout in prod", "seen 12 times, last on 2026-11-14 23:58 UTC", "no old.example"],
      ]);
    });

    test("and that a window let pass ends on purpose too", () => {
      const seen = [flow("new.example", { see_thru: "exerted", outcome: "disallowed" })];
      const { refused, problems: found } = prove([sg, good, closes], seen, ["*.example"]);
      expect(refused.map(({ name }) => name)).toEqual(["new.example"]);
      expect(found).toEqual([]);
    });
  });

  test("of another network is not this plan's", () => {
    const two = treeOf({ networks: { prod: network, other: { ...network, vpc_id: "vpc-2" } } }, [
      { app: "checkout", networks: ["prod"], allow: [stripe] },
    ]);
    const other = [
      { network: two.settings.networks[1] ?? tree.settings.networks[0], snapshot: snapshot([flow("old.example")]) },
    ];
    expect(problems([sg, shrinks], { traffic: other as never }, {}, two)).toEqual([]);
  });
});

test("tags that are known only through tags_all count", () => {
  expect(problems([{ ...sg, before: group("sg-1", { name: "x", tags: null, tags_all: tag }) }, good])).toEqual([]);
});

describe("an import", () => {
  const importing = { id: "sgr-0123456789abcdef0" };
  /** As Terraform prints a rule that it takes over, changed or not. */
  const imported = (before: string, after: string): string =>
    JSON.stringify({
      ...JSON.parse(planJson([sg])),
      resource_changes: [
        ...JSON.parse(planJson([sg])).resource_changes,
        ...JSON.parse(
          planJson([{ address: good.address, before: rule("sg-1", before), after: rule("sg-1", after) }]),
        ).resource_changes.map((change: { readonly change: object }) => ({
          ...change,
          change: { ...change.change, actions: [before === after ? "no-op" : "update"], importing },
        })),
      ],
    });

  test("is a change, also where the rule stays as it is", () => {
    const { plan, isExplained } = proveText(
      tree,
      imported("discriminat:tls:api.stripe.com", "discriminat:tls:api.stripe.com"),
    );
    expect(isExplained).toBe(true);
    expect(plan.isEmpty).toBe(false);
    expect(plan.counts).toEqual({ import: 1, add: 0, change: 0, destroy: 0 });
  });

  test("is counted as Terraform counts it, and its names are compared with what AWS has", () => {
    const proof = proveText(
      tree,
      imported("discriminat:tls:api.stripe.com,old.example", "discriminat:tls:api.stripe.com"),
    );
    expect(changeSentence(proof)).toBe(
      "1 name is removed and 1 name stays (1 app). Plan: 1 to import, 0 to add, 1 to change, 0 to destroy.",
    );
  });

  test("explains nothing: a name that is taken over must be declared", () => {
    const text = imported("discriminat:tls:api.stripe.com,old.example", "discriminat:tls:api.stripe.com,old.example");
    expect(proveText(tree, text).problems.map(({ check }) => check)).toEqual(["plan/unexplained-rule"]);
  });
});

/** Groups and rules in templates, for Cloud Control and of awscc: what becomes of each, and what is named as unread. */
import { describe, expect, test } from "vitest";
import { parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";
import { planJson, type ResourceChange } from "../plan-proof/plan-json.ts";

const read = (changes: readonly ResourceChange[], more: object = {}) =>
  readPlan(parsePlan(planJson(changes, more), "plan.json"));
const properties = (description: unknown, more: object = {}): object => ({
  GroupId: "sg-1",
  IpProtocol: "tcp",
  FromPort: 443,
  ToPort: 443,
  CidrIp: "0.0.0.0/0",
  Description: description,
  ...more,
});
const template = (descriptions: Readonly<Record<string, unknown>>, more: object = {}): string =>
  JSON.stringify({
    Resources: Object.fromEntries(
      Object.entries(descriptions).map(([id, description]) => [
        id,
        { Type: "AWS::EC2::SecurityGroupEgress", Properties: properties(description) },
      ]),
    ),
    ...more,
  });

/** Descriptions before and after, what is in doubt, and what is not read. */
function said(changes: readonly ResourceChange[], more: object = {}) {
  const { groups, unread, doubtsWithoutGroup } = read(changes, more);
  const words = (side: "before" | "after") =>
    groups.flatMap((group) => group[side].map(({ description, change }) => `${description} ${change}`)).join();
  return {
    before: words("before"),
    after: words("after"),
    doubts: [...groups.flatMap(({ doubts }) => doubts), ...doubtsWithoutGroup].map(({ what, why }) => `${what} ${why}`),
    unread: unread.map(({ address, why }) => `${address} ${why}`),
  };
}

describe("a stack", () => {
  const address = "aws_cloudformation_stack.s";
  const stack = (before: object | null, after: object | null, more: Partial<ResourceChange> = {}): ResourceChange => ({
    address,
    before,
    after,
    ...more,
  });
  const body = (descriptions: Readonly<Record<string, unknown>>) => ({ template_body: template(descriptions) });
  const fine = { doubts: [], unread: [] };

  test.each<[string, ResourceChange, object]>([
    ["that is created", stack(null, body({ A: "a" })), { before: "", after: "a create", ...fine }],
    ["that stays", stack(body({ A: "a" }), body({ A: "a" })), { before: "a keep", after: "a keep", ...fine }],
    [
      "of which a rule changes",
      stack(body({ A: "a", B: "b" }), body({ A: "x", B: "b" }), { actions: ["update"] }),
      { before: "a update,b keep", after: "x update,b keep", ...fine },
    ],
    [
      "of which a rule comes and another goes",
      stack(body({ A: "a" }), body({ B: "b" }), { actions: ["update"] }),
      { before: "a delete", after: "b create", ...fine },
    ],
    ["that goes", stack(body({ A: "a" }), null), { before: "a delete", after: "", ...fine }],
    [
      "that Terraform forgets",
      stack(body({ A: "a" }), null, { actions: ["forget"] }),
      { before: "a keep", after: "a keep", ...fine },
    ],
    [
      "with an address of a template that is empty",
      stack(null, { ...body({ A: "a" }), template_url: "" }, {}),
      { before: "", after: "a create", ...fine },
    ],
    [
      "whose template is not sure",
      stack(body({ A: "a" }), body({ A: "a" }), { actions: ["update"], unknown: { template_body: true } }),
      {
        before: "a delete",
        after: "",
        doubts: [],
        unread: [`${address} has a template that is known only after the apply`],
      },
    ],
    [
      "without a template",
      stack(null, {}),
      { before: "", after: "", doubts: [], unread: [`${address} has a template that is known only after the apply`] },
    ],
    [
      "whose template lies at an address",
      stack(null, { template_url: "https://x.example" }),
      { before: "", after: "", doubts: [], unread: [`${address} has a template that lies at an address`] },
    ],
    [
      "whose template is hidden",
      stack(null, body({ A: "a" }), { sensitive: { template_body: true } }),
      { before: "", after: "", doubts: [], unread: [`${address} has a template that is marked as sensitive`] },
    ],
  ])("%s is read", (_, change, words) => {
    expect(said([change])).toEqual(words);
  });

  test("that was hidden until now is not read as it was", () => {
    const change = {
      actions: ["delete"],
      before: body({ A: "a" }),
      after: null,
      before_sensitive: { template_body: true },
    };
    expect(said([stack(null, null, { more: { change } })])).toMatchObject({ before: "", after: "" });
  });

  const named = (name: string) => ({
    template_body: template(
      { A: { Ref: name } },
      { Parameters: { P: { Type: "String", Default: "d" }, N: { Type: "Number", Default: 1 } } },
    ),
  });

  test.each<[string, object, object, readonly string[], string]>([
    ["its default", {}, {}, [], "d create"],
    ["a value of a map", { parameters: { P: "v" } }, {}, [], "v create"],
    ["none while the map is not known", { parameters: {} }, { parameters: true }, ["description unknown"], ""],
    [
      "none while a value of the map is not known",
      { parameters: { P: "v" } },
      { parameters: { N: true } },
      ["description unknown"],
      "",
    ],
    ["a value of a list", { parameters: ["x", { parameter_key: "P", parameter_value: "v" }] }, {}, [], "v create"],
    [
      "none while a value of the list is not known",
      { parameters: [{ parameter_key: "P", parameter_value: "v" }, {}] },
      { parameters: [{}, { parameter_value: true }] },
      ["description unknown"],
      "",
    ],
    [
      "a value of a list that is known",
      { parameters: [{ parameter_key: "P", parameter_value: "v" }] },
      { parameters: [{ parameter_value: false }] },
      [],
      "v create",
    ],
  ])("has as a parameter %s", (_, more, unknown, doubts, after) => {
    for (const type of ["aws_cloudformation_stack", "awscc_cloudformation_stack"]) {
      const change = { address: `${type}.s`, after: { ...named("P"), ...more }, unknown };
      expect(said([change])).toEqual({ before: "", after, doubts, unread: [] });
    }
  });

  test("of a set has no parameter that is sure, and its texts are read", () => {
    for (const type of ["aws_cloudformation_stack_set", "awscc_cloudformation_stack_set"]) {
      const set = (values: object) => said([{ address: `${type}.s`, after: values }]);
      expect(set({ ...named("P"), parameters: { P: "v" } }).doubts).toEqual(["description unknown"]);
      expect(set(body({ A: "a" })).after).toBe("a create");
    }
  });
});

describe("a resource of Cloud Control", () => {
  const address = "aws_cloudcontrolapi_resource.c";
  const egress = "AWS::EC2::SecurityGroupEgress";
  const of = (type_name: unknown, desired_state: unknown) => ({ type_name, desired_state });
  const state = (description: string): string => JSON.stringify(properties(description));
  const late = `${address} creates a resource whose type is known only after the apply`;
  const odd = `${address} creates an ${egress} whose properties cannot be read`;

  test.each<[string, Partial<ResourceChange>, object]>([
    ["that is created", { after: of(egress, state("a")) }, { before: "", after: "a create", unread: [] }],
    ["that goes", { before: of(egress, state("a")), after: null }, { before: "a delete", after: "", unread: [] }],
    [
      "that changes",
      { before: of(egress, state("a")), after: of(egress, state("b")), actions: ["update"] },
      { before: "a update", after: "b update", unread: [] },
    ],
    ["without a type", { after: of(null, state("a")) }, { before: "", after: "", unread: [late] }],
    [
      "whose type is not sure",
      { after: of(egress, state("a")), unknown: { type_name: true } },
      { before: "", after: "", unread: [late] },
    ],
    [
      "whose state is not sure",
      { after: of(egress, state("a")), unknown: { desired_state: true } },
      { before: "", after: "", unread: [odd] },
    ],
    [
      "whose state is hidden",
      { after: of(egress, state("a")), sensitive: { desired_state: true } },
      { before: "", after: "", unread: [odd] },
    ],
    [
      "whose state is cut off",
      { after: of(egress, state("a").slice(0, -1)) },
      { before: "", after: "", unread: [odd] },
    ],
    ["whose state is no text", { after: of(egress, { a: 1 }) }, { before: "", after: "", unread: [odd] }],
    ["whose state is no map", { after: of(egress, "[]") }, { before: "", after: "", unread: [odd] }],
    [
      "of a type with rules that do not show",
      { after: of("AWS::CloudFormation::Stack", "{}") },
      { before: "", after: "", unread: [`${address} holds the nested stack or product AWS::CloudFormation::Stack`] },
    ],
    [
      "that lets traffic in, whatever it says",
      { after: of("AWS::EC2::SecurityGroupIngress", state("discriminat:tls:x")) },
      { before: "", after: "", unread: [] },
    ],
    [
      "of another type that mentions an annotation",
      { after: of("AWS::S3::Bucket", state("discriminat:tls:x")) },
      { before: "", after: "", unread: [`${address} mentions an annotation`] },
    ],
    ["of another type", { after: of("AWS::S3::Bucket", state("a")) }, { before: "", after: "", unread: [] }],
  ])("%s is read", (_, change, words) => {
    expect(said([{ address, ...change }])).toMatchObject(words);
  });
});

describe("a group of awscc", () => {
  const address = "awscc_ec2_security_group.g";
  const written = (expressions: object | undefined) => ({
    configuration: { root_module: { resources: [{ type: "awscc_ec2_security_group", name: "g", expressions }] } },
  });
  const late = { id: true, vpc_id: true, security_group_egress: true };

  test("keeps what else is not known where its rules are only filled in", () => {
    const [found] = read([{ address, after: { group_name: "g" }, unknown: late }], written({ group_name: {} })).groups;
    expect(found?.unknown.vpcId).toBe(true);
    expect(found?.after.map(({ destination, protocol }) => `${protocol} ${destination}`)).toEqual(["-1 0.0.0.0/0"]);
    expect(found?.doubts).toEqual([]);
  });

  test.each([
    ["is written", { security_group_egress: {} }],
    ["is not to be told", undefined],
  ])("is in doubt where its list %s", (_, expressions) => {
    const [found] = read([{ address, after: { group_name: "g" }, unknown: late }], written(expressions)).groups;
    expect(found?.doubts.map(({ what }) => what)).toEqual(["rules"]);
  });

  test("without a name has none, and is replaced for nothing", () => {
    const [found] = read([{ address, after: { vpc_id: "vpc-1" } }]).groups;
    expect(found).toMatchObject({ name: undefined, vpcId: "vpc-1", replacedFor: [], deposed: false });
  });

  test("has the rules that refer to it", () => {
    const references = [`${address}.id`, address];
    const resources = [
      {
        type: "awscc_ec2_security_group_egress",
        name: "e",
        expressions: { group_id: { references, constant_value: `\${${address}.id}` } },
      },
    ];
    const rule = { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ip: "10.0.0.0/8", description: "a" };
    const changes: readonly ResourceChange[] = [
      { address, after: { group_name: "g", security_group_egress: [] }, unknown: { id: true } },
      { address: "awscc_ec2_security_group_egress.e", after: rule, unknown: { group_id: true } },
    ];
    const [found] = read(changes, { configuration: { root_module: { resources } } }).groups;
    expect([found?.key, found?.after.length, found?.doubts]).toEqual([address, 1, []]);
  });
});

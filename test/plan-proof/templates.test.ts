/** Rules in templates of CloudFormation and for Cloud Control: what they admit is judged, and what cannot be read is named. */
import { describe, expect, test } from "vitest";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { group, planJson, type ResourceChange, rule, tag } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }] }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const good: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.good",
  before: rule("sg-1", "discriminat:tls:api.stripe.com"),
};

function problems(changes: readonly ResourceChange[], isAlone = false): readonly string[] {
  const proof = proveText(tree, planJson(isAlone ? changes : [sg, good, ...changes]));
  return proof.problems.map(({ check, message }) => `${check}: ${message}`);
}

const stack = (template: unknown, more: object = {}, change: Partial<ResourceChange> = {}): ResourceChange => ({
  address: "aws_cloudformation_stack.s",
  after: { template_body: typeof template === "string" ? template : JSON.stringify(template), ...more },
  ...change,
});

/** A template with one egress rule of `sg-1`. */
const egress = (description: unknown, more: object = {}, properties: object = {}): object => ({
  Resources: {
    E: {
      Type: "AWS::EC2::SecurityGroupEgress",
      Properties: {
        GroupId: "sg-1",
        IpProtocol: "tcp",
        FromPort: "443",
        ToPort: 443,
        CidrIp: "0.0.0.0/1",
        Description: description,
        ...properties,
      },
    },
  },
  ...more,
});

const unexplained =
  'plan/unexplained-rule: the plan adds "evil.example" (tls, port 443) for checkout in prod, and no policy line admits it';

describe("the description of a rule in a template", () => {
  const sub = (text: string) => text.replaceAll("<", "$" + "{").replaceAll(">", "}");
  const parameters = { Parameters: { Name: { Type: "String", Default: "evil.example" } } };
  const mappings = { Mappings: { Names: { eu: { bad: "evil.example" } } } };

  test.each<[string, unknown, object]>([
    ["as text", "discriminat:tls:evil.example", {}],
    ["by Fn::Join", { "Fn::Join": [":", ["discriminat", "tls", "evil.example"]] }, {}],
    [
      "by Fn::Join of a list that is split",
      { "Fn::Join": ["", ["discriminat:tls:", { "Fn::Select": [1, { "Fn::Split": ["|", "a|evil.example"] }] }]] },
      {},
    ],
    ["by Fn::Sub of a parameter", { "Fn::Sub": sub("discriminat:tls:<Name>") }, parameters],
    [
      "by Fn::Sub with variables",
      {
        "Fn::Sub": [
          sub("<Form>:<Name>"),
          { Form: { "Fn::Join": [":", ["discriminat", "tls"]] }, Name: "evil.example" },
        ],
      },
      {},
    ],
    [
      "by a parameter",
      { Ref: "Whole" },
      { Parameters: { Whole: { Type: "String", Default: "discriminat:tls:evil.example" } } },
    ],
    ["by a mapping", { "Fn::Join": ["", ["discriminat:tls:", { "Fn::FindInMap": ["Names", "eu", "bad"] }]] }, mappings],
  ])("is read %s", (_, description, more) => {
    expect(problems([stack(egress(description, more))])).toEqual([unexplained]);
  });

  test("takes the given value of a parameter before its default", () => {
    const template = egress(
      { "Fn::Sub": sub("discriminat:tls:<Name>") },
      { Parameters: { Name: { Type: "String", Default: "api.stripe.com" } } },
    );
    expect(problems([stack(template)])).toEqual([]);
    expect(problems([stack(template, { parameters: { Name: "evil.example" } })])).toEqual([unexplained]);
    const list = [{ parameter_key: "Name", parameter_value: "evil.example" }];
    expect(problems([{ ...stack(template, { parameters: list }), address: "awscc_cloudformation_stack.s" }])).toEqual([
      unexplained,
    ]);
  });

  test.each<[string, unknown, object, object]>([
    [
      "a reference to what only AWS knows",
      { "Fn::Sub": sub("discriminat:tls:s3.<AWS::Region>.amazonaws.com") },
      {},
      {},
    ],
    ["an import", { "Fn::ImportValue": "list" }, {}, {}],
    ["a choice", { "Fn::If": ["Prod", "discriminat:tls:api.stripe.com", "x"] }, {}, {}],
    ["a dynamic reference", "{{resolve:ssm:/list}}", {}, {}],
    ["a dynamic reference within Fn::Sub", { "Fn::Sub": "discriminat:{{resolve:ssm:/list}}" }, {}, {}],
    ["a parameter without a value", { Ref: "Name" }, { Parameters: { Name: { Type: "String" } } }, {}],
    [
      "a parameter that is hidden",
      { Ref: "Name" },
      { Parameters: { Name: { Type: "String", NoEcho: "true", Default: "x" } } },
      {},
    ],
    [
      "a parameter kept in SSM",
      { Ref: "Name" },
      { Parameters: { Name: { Type: "AWS::SSM::Parameter::Value<String>", Default: "x" } } },
      {},
    ],
    [
      "a parameter known only after the apply",
      { Ref: "Name" },
      { Parameters: { Name: { Type: "String", Default: "x" } } },
      { unknown: { parameters: true } },
    ],
    [
      "one of several parameters known only after the apply",
      { Ref: "Name" },
      { Parameters: { Name: { Type: "String", Default: "x" } } },
      { unknown: { parameters: { Name: true } } },
    ],
    [
      "a parameter marked as sensitive",
      { Ref: "Name" },
      { Parameters: { Name: { Type: "String", Default: "x" } } },
      { sensitive: { parameters: true } },
    ],
  ])("is not proven with %s", (_, description, more, change) => {
    expect(problems([stack(egress(description, more), {}, change)])).toEqual([
      "plan/unknown-value: the description of aws_cloudformation_stack.s (E), in checkout-egress, is known only after the apply: nothing is proven about it",
    ]);
  });

  test("does not rest on a parameter of a stack set, which each instance may have its own of", () => {
    const template = egress({ Ref: "Name" }, { Parameters: { Name: { Type: "String", Default: "x" } } });
    const found = problems([{ ...stack(template), address: "aws_cloudformation_stack_set.s" }]);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain("plan/unknown-value");
  });

  test("is read in YAML with its short forms", () => {
    const yaml = [
      "Parameters:",
      "  Name: {Type: String, Default: evil.example}",
      "Resources:",
      "  E:",
      "    Type: AWS::EC2::SecurityGroupEgress",
      "    Properties:",
      "      GroupId: sg-1",
      "      IpProtocol: tcp",
      "      FromPort: 443",
      "      ToPort: 443",
      "      CidrIp: 0.0.0.0/1",
    ];
    const written = (description: string) => [...yaml, `      Description: ${description}`, ""].join("\n");
    for (const description of [
      "discriminat:tls:evil.example",
      sub('!Sub "discriminat:tls:<Name>"'),
      sub("!Sub\n        - discriminat:tls:<X>\n        - {X: !Ref Name}"),
      '!Join ["", ["discriminat:tls:", !Ref Name]]',
      '!Select [0, !Split ["|", "discriminat:tls:evil.example|x"]]',
      ">-\n        discriminat:tls:evil.example",
    ]) {
      expect(problems([stack(written(description))])).toEqual([unexplained]);
    }
    expect(problems([stack(written("!ImportValue list"))])).toHaveLength(1);
    expect(problems([stack(written("!If [A, b, c]"))])).toHaveLength(1);
  });
});

describe("a group in a template", () => {
  const ofGroup = (properties: object, rules: object = {}): object => ({
    Resources: {
      G: {
        Type: "AWS::EC2::SecurityGroup",
        Properties: {
          GroupDescription: "x",
          GroupName: "checkout-egress",
          VpcId: "vpc-0123456789abcdef0",
          Tags: Object.entries(tag).map(([Key, Value]) => ({ Key, Value })),
          ...properties,
        },
      },
      ...rules,
    },
  });
  const item = (Description: unknown, more: object = {}) => ({
    IpProtocol: "tcp",
    FromPort: 443,
    ToPort: 443,
    CidrIp: "0.0.0.0/0",
    Description,
    ...more,
  });

  test("is an app's by its tags, and explained as any other", () => {
    expect(problems([stack(ofGroup({ SecurityGroupEgress: [item("discriminat:tls:api.stripe.com")] }))], true)).toEqual(
      [],
    );
    expect(problems([stack(ofGroup({ SecurityGroupEgress: [item("discriminat:tls:evil.example")] }))], true)).toEqual([
      unexplained,
      'plan/missing-rule: after the plan no rule of checkout in prod holds "api.stripe.com" (tls, port 443), though the policy declares it',
    ]);
  });

  test.each([
    ["Ref", { Ref: "G" }],
    ["Fn::GetAtt", { "Fn::GetAtt": ["G", "GroupId"] }],
    ["Fn::GetAtt as text", { "Fn::GetAtt": "G.GroupId" }],
  ])("has the rules that refer to it by %s", (_, GroupId) => {
    const E = {
      Type: "AWS::EC2::SecurityGroupEgress",
      Properties: { ...item("discriminat:tls:api.stripe.com"), GroupId },
    };
    expect(problems([stack(ofGroup({ SecurityGroupEgress: [] }, { E }))], true)).toEqual([]);
  });

  test("without rules is open, as AWS leaves it", () => {
    expect(problems([stack(ofGroup({}))], true)).toContain(
      "plan/open-egress: checkout-egress is open to 0.0.0.0/0 on all ports without an annotation: aws_cloudformation_stack.s (G)",
    );
  });

  test("whose rules are made by a function is not proven", () => {
    const found = problems([stack(ofGroup({ SecurityGroupEgress: { "Fn::If": ["A", [], []] } }))], true);
    expect(found.map((line) => line.split(":")[0])).toEqual(["plan/unknown-value"]);
  });

  test("that goes with a change of the template takes its names along", () => {
    const before = {
      template_body: JSON.stringify(ofGroup({ SecurityGroupEgress: [item("discriminat:tls:api.stripe.com")] })),
    };
    const change = { before, actions: ["update"] };
    expect(problems([stack({ Resources: { B: { Type: "AWS::S3::Bucket" } } }, {}, change)], true)).toEqual([
      "plan/destroyed-group: the plan destroys checkout-egress of checkout in prod, and the policy still declares the app there",
    ]);
    expect(problems([{ ...stack("", {}, { before }), after: null }], true)).toHaveLength(1);
    expect(problems([{ ...stack("", {}, { before, actions: ["forget"] }), after: null }], true)).toEqual([]);
  });

  test("of nobody is an error where it is annotated", () => {
    const found = problems([
      stack(ofGroup({ Tags: [], GroupName: "g", SecurityGroupEgress: [item("discriminat:tls:evil.example")] })),
    ]);
    expect(found.map((line) => line.split(":")[0])).toEqual(["plan/unknown-group"]);
  });

  test("that a property leaves out with AWS::NoValue is read without it", () => {
    const rules = [
      item("discriminat:tls:api.stripe.com", { CidrIpv6: { Ref: "AWS::NoValue" } }),
      { Ref: "AWS::NoValue" },
    ];
    expect(problems([stack(ofGroup({ SecurityGroupEgress: rules }))], true)).toEqual([]);
  });
});

describe("a template is named", () => {
  const bucket = { B: { Type: "AWS::S3::Bucket", Properties: { BucketName: "b" } } };
  const named = (change: ResourceChange): readonly string[] =>
    problems([change]).map((line) =>
      line.replace(": it could write any annotation, and nothing is proven about that", ""),
    );
  const say = (why: string): readonly string[] => [`plan/unread-resource: aws_cloudformation_stack.s ${why}`];

  test("not where it has nothing to do with groups", () => {
    expect(named(stack({ Resources: bucket }))).toEqual([]);
    expect(named(stack({ Resources: bucket, Transform: "AWS::Serverless-2016-10-31" }))).toEqual([]);
    const ingress = {
      Type: "AWS::EC2::SecurityGroupIngress",
      Properties: { Description: "discriminat:tls:x.example" },
    };
    expect(named(stack({ Resources: { ...bucket, I: ingress } }))).toEqual([]);
  });

  test.each([
    ["a nested stack", "AWS::CloudFormation::Stack", "holds the nested stack or product AWS::CloudFormation::Stack"],
    ["a stack set", "AWS::CloudFormation::StackSet", "holds the nested stack or product AWS::CloudFormation::StackSet"],
    [
      "a product",
      "AWS::ServiceCatalog::CloudFormationProvisionedProduct",
      "holds the nested stack or product AWS::ServiceCatalog::CloudFormationProvisionedProduct",
    ],
    [
      "an application",
      "AWS::Serverless::Application",
      "holds the nested stack or product AWS::Serverless::Application",
    ],
    ["a policy of Firewall Manager", "AWS::FMS::Policy", "holds a policy of Firewall Manager"],
    ["a custom resource", "Custom::Rules", "holds a custom resource"],
    ["a custom resource by its long name", "AWS::CloudFormation::CustomResource", "holds a custom resource"],
    ["a module", "My::Org::Rules::MODULE", "holds a module"],
    ["a type of another publisher", "Org::Net::Rules", "holds a resource of the type Org::Net::Rules"],
  ])("where it holds %s", (_, Type, why) => {
    expect(named(stack({ Resources: { ...bucket, X: { Type } } }))).toEqual(say(why));
  });

  test.each<[string, unknown, string]>([
    ["cannot be parsed", "{{{", "has a template that cannot be parsed"],
    ["is not a map", "[]", "has a template that cannot be parsed"],
    [
      "is nested too deeply",
      `{"Resources":{"E":{"Type":"AWS::EC2::SecurityGroupEgress","Properties":{"Description":${"[".repeat(20_000)}${"]".repeat(20_000)}}}}}`,
      "has a template that cannot be parsed",
    ],
    [
      "has aliases that stand for too much",
      `a: &a [x, x, x, x, x, x, x, x, x, x]\n${["b", "c", "d", "e", "f", "g"].map((key, index) => `${key}: &${key} [${Array.from({ length: 10 }, () => `*${"abcdef"[index]}`).join(", ")}]\n`).join("")}`,
      "has a template that cannot be parsed",
    ],
    ["has no resources", { Description: "x" }, "has a template without resources"],
    [
      "is changed by a macro",
      { Resources: bucket, Transform: ["AWS::Serverless-2016-10-31", "Mine"] },
      "has a template that a macro changes",
    ],
    [
      "includes another",
      { Resources: { B: { Type: "AWS::S3::Bucket", Properties: { "Fn::Transform": { Name: "AWS::Include" } } } } },
      "has a template that a macro changes",
    ],
    [
      "repeats resources",
      { Resources: { ...bucket, "Fn::ForEach::Rules": ["X", ["a"], {}] }, Transform: "AWS::LanguageExtensions" },
      "has a template with resources that cannot be read",
    ],
    [
      "mentions an annotation elsewhere",
      { Resources: bucket, Outputs: { O: { Value: "discriminat:tls:x.example" } } },
      "has a template that mentions an annotation elsewhere than in a rule",
    ],
    [
      "mentions an annotation in another resource",
      { Resources: { X: { Type: "AWS::Lambda::Function", Properties: { Code: "discriminat:tls:x.example" } } } },
      "has a template that mentions an annotation elsewhere than in a rule",
    ],
    [
      "makes a rule depend on a condition",
      { Resources: { E: { ...(egress("plain") as { Resources: { E: object } }).Resources.E, Condition: "Prod" } } },
      "holds E, which depends on a condition",
    ],
  ])("where it %s", (_, template, why) => {
    expect(named(stack(template))).toEqual(say(why));
  });

  test("where it lies at an address, and changes", () => {
    const template_url = "https://bucket.s3.amazonaws.com/t.json";
    const kept = { template_url, template_body: JSON.stringify({ Resources: bucket }) };
    expect(
      named({ address: "aws_cloudformation_stack.s", after: { template_url }, unknown: { template_body: true } }),
    ).toEqual(say("has a template that lies at an address"));
    expect(named({ address: "aws_cloudformation_stack.s", before: kept, after: kept, actions: ["update"] })).toEqual(
      say("has a template that lies at an address"),
    );
    expect(named({ address: "aws_cloudformation_stack.s", before: kept })).toEqual([]);
    expect(named({ address: "aws_cloudformation_stack.s", after: {}, unknown: { template_url: true } })).toEqual(
      say("has a template that lies at an address"),
    );
  });

  test("where it is known only after the apply, or hidden", () => {
    expect(named({ address: "aws_cloudformation_stack.s", after: {}, unknown: { template_body: true } })).toEqual(
      say("has a template that is known only after the apply"),
    );
    expect(named(stack({ Resources: bucket }, {}, { sensitive: { template_body: true } }))).toEqual(
      say("has a template that is marked as sensitive"),
    );
  });
});

describe("Cloud Control", () => {
  const control = (
    type_name: string | undefined,
    desired_state: unknown,
    more: Partial<ResourceChange> = {},
  ): ResourceChange => ({
    address: "aws_cloudcontrolapi_resource.c",
    after: {
      type_name,
      desired_state: typeof desired_state === "string" ? desired_state : JSON.stringify(desired_state),
    },
    ...more,
  });
  const properties = (egress("discriminat:tls:evil.example") as { Resources: { E: { Properties: object } } }).Resources
    .E.Properties;

  test("writes rules that are read", () => {
    expect(problems([control("AWS::EC2::SecurityGroupEgress", properties)])).toEqual([unexplained]);
    const of = {
      GroupName: "checkout-egress",
      Tags: Object.entries(tag).map(([Key, Value]) => ({ Key, Value })),
      SecurityGroupEgress: [],
    };
    expect(problems([control("AWS::EC2::SecurityGroup", of)], true)).toEqual([
      'plan/missing-rule: after the plan no rule of checkout in prod holds "api.stripe.com" (tls, port 443), though the policy declares it',
    ]);
  });

  test("is named where its type or properties cannot be read", () => {
    const named = (change: ResourceChange) => problems([change]).map((line) => line.split(":")[0]);
    expect(named(control(undefined, properties, { unknown: { type_name: true } }))).toEqual(["plan/unread-resource"]);
    expect(named(control("AWS::EC2::SecurityGroupEgress", "{", {}))).toEqual(["plan/unread-resource"]);
    expect(named(control("AWS::EC2::SecurityGroupEgress", properties, { unknown: { desired_state: true } }))).toEqual([
      "plan/unread-resource",
    ]);
    expect(named(control("AWS::EC2::SecurityGroupEgress", properties, { sensitive: { desired_state: true } }))).toEqual(
      ["plan/unread-resource"],
    );
    expect(named(control("AWS::CloudFormation::Stack", {}))).toEqual(["plan/unread-resource"]);
    expect(named(control("AWS::S3::Bucket", {}))).toEqual([]);
    expect(named(control("AWS::S3::Bucket", "discriminat:tls:x.example"))).toEqual(["plan/unread-resource"]);
  });
});

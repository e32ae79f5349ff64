/** One estate, as each program writes it: every shape says the same. */
import { describe, expect, test } from "vitest";
import type { DeployedGroups } from "../../src/deployed-groups/deployed-group.ts";
import { mergeGroups } from "../../src/deployed-groups/merge-groups.ts";
import { readDeployedGroups } from "../../src/deployed-groups/read-deployed-groups.ts";

const names = "discriminat:tls:api.stripe.com,*.paypal.com";
const window = "discriminat:see-thru:2026-12-31";
const tags = { Name: "checkout", "discriminat-policy:app": "checkout" };

const description = {
  SecurityGroups: [
    {
      GroupId: "sg-1",
      GroupName: "checkout-egress",
      Description: "By hand",
      VpcId: "vpc-1",
      OwnerId: "123456789012",
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
      IpPermissions: [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "10.0.0.0/8" }] }],
      IpPermissionsEgress: [
        {
          IpProtocol: "tcp",
          FromPort: 443,
          ToPort: 443,
          IpRanges: [{ CidrIp: "0.0.0.0/0", Description: names }, { CidrIp: "10.0.0.0/8" }],
          Ipv6Ranges: [],
          PrefixListIds: [{ PrefixListId: "pl-1", Description: "S3" }],
          UserIdGroupPairs: [{ GroupId: "sg-2", UserId: "123456789012" }],
        },
        { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0", Description: window }] },
      ],
    },
  ],
};

const ruleBase = { GroupId: "sg-1", IsEgress: true, IpProtocol: "tcp", FromPort: 443, ToPort: 443 };
const ruleList = {
  SecurityGroupRules: [
    { ...ruleBase, SecurityGroupRuleId: "sgr-1", CidrIpv4: "0.0.0.0/0", Description: names },
    { ...ruleBase, SecurityGroupRuleId: "sgr-2", CidrIpv4: "10.0.0.0/8" },
    { ...ruleBase, SecurityGroupRuleId: "sgr-3", PrefixListId: "pl-1", Description: "S3" },
    { ...ruleBase, SecurityGroupRuleId: "sgr-4", ReferencedGroupInfo: { GroupId: "sg-2" } },
    {
      ...ruleBase,
      SecurityGroupRuleId: "sgr-5",
      IpProtocol: "-1",
      FromPort: -1,
      ToPort: -1,
      CidrIpv4: "0.0.0.0/0",
      Description: window,
    },
    { ...ruleBase, SecurityGroupRuleId: "sgr-6", IsEgress: false, CidrIpv4: "0.0.0.0/0" },
  ],
};

const group = { id: "sg-1", name: "checkout-egress", vpc_id: "vpc-1", description: "By hand", tags };
const tcp = { from_port: 443, to_port: 443, protocol: "tcp", self: false };
const inline = {
  ...group,
  egress: [
    { ...tcp, cidr_blocks: ["0.0.0.0/0"], description: names },
    { ...tcp, cidr_blocks: ["10.0.0.0/8"], description: "" },
    { ...tcp, prefix_list_ids: ["pl-1"], description: "S3" },
    { ...tcp, security_groups: ["sg-2"], description: "" },
    { from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"], description: window },
  ],
};
const older = [
  { type: "egress", ...tcp, cidr_blocks: ["0.0.0.0/0"], description: names },
  { type: "egress", ...tcp, cidr_blocks: ["10.0.0.0/8"], description: "" },
  { type: "egress", ...tcp, prefix_list_ids: ["pl-1"], description: "S3" },
  { type: "egress", ...tcp, source_security_group_id: "sg-2", description: "" },
  { type: "egress", from_port: 0, to_port: 0, protocol: "-1", cidr_blocks: ["0.0.0.0/0"], description: window },
  { type: "ingress", ...tcp, cidr_blocks: ["0.0.0.0/0"], description: "in" },
].map((rule) => ({ security_group_id: "sg-1", ...rule }));
const newer = [
  { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "0.0.0.0/0", description: names },
  { ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ipv4: "10.0.0.0/8", description: "" },
  { ip_protocol: "tcp", from_port: 443, to_port: 443, prefix_list_id: "pl-1", description: "S3" },
  { ip_protocol: "tcp", from_port: 443, to_port: 443, referenced_security_group_id: "sg-2", description: "" },
  { ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0", description: window },
].map((rule) => ({ security_group_id: "sg-1", ...rule }));

const stateOf = (module: object): object => ({ format_version: "1.0", values: { root_module: module } });
const resource = (type: string, name: string, values: object): object => ({
  mode: "managed",
  type,
  name,
  address: `${type}.${name}`,
  values,
});
const groupOnly = resource("aws_security_group", "checkout", { ...group, egress: [] });
const rulesAs = (type: string, rules: readonly object[]): readonly object[] =>
  rules.map((values, index) => resource(type, `r${index}`, values));

const planOf = (resources: readonly object[]): object => ({
  format_version: "1.2",
  configuration: { root_module: {} },
  resource_changes: resources.map((one) => {
    const { values, ...rest } = one as { values: object };
    return { ...rest, change: { actions: ["no-op"], before: values, after: values } };
  }),
});

const stateFile = {
  version: 4,
  terraform_version: "1.9.0",
  serial: 1,
  lineage: "x",
  resources: [
    {
      mode: "managed",
      module: "module.apps",
      type: "aws_security_group",
      name: "checkout",
      instances: [{ index_key: "eu", attributes: inline }],
    },
  ],
};

const template = {
  AWSTemplateFormatVersion: "2010-09-09",
  Parameters: { Names: { Type: "String", Default: "api.stripe.com,*.paypal.com" } },
  Resources: {
    Checkout: {
      Type: "AWS::EC2::SecurityGroup",
      Properties: {
        GroupName: "checkout-egress",
        GroupDescription: "By hand",
        VpcId: "vpc-1",
        Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
        SecurityGroupEgress: [
          {
            IpProtocol: "tcp",
            FromPort: 443,
            ToPort: 443,
            CidrIp: "0.0.0.0/0",
            Description: { "Fn::Sub": `discriminat:tls:\${Names}` },
          },
          { IpProtocol: "tcp", FromPort: "443", ToPort: "443", CidrIp: "10.0.0.0/8" },
          { IpProtocol: "tcp", FromPort: 443, ToPort: 443, DestinationPrefixListId: "pl-1", Description: "S3" },
          { IpProtocol: "tcp", FromPort: 443, ToPort: 443, DestinationSecurityGroupId: "sg-2" },
          { IpProtocol: "-1", CidrIp: "0.0.0.0/0", Description: window },
        ],
      },
    },
  },
};

/** Without what only some of the sources say. */
const essence = ({ groups, gaps }: DeployedGroups): object => ({
  gaps,
  groups: groups.map(({ name, vpcId, tags: itsTags, rules }) => ({
    name,
    vpcId,
    tags: itsTags,
    rules: rules
      .map(({ protocol, fromPort, toPort, destination, description: text }) =>
        JSON.stringify([protocol, fromPort, toPort, destination, text]),
      )
      .sort(),
  })),
});

const read = (value: unknown): DeployedGroups => {
  const found = readDeployedGroups(typeof value === "string" ? value : JSON.stringify(value), "it.json");
  if (found === undefined) throw new Error("not read");
  return found;
};

const expected = {
  gaps: [],
  groups: [
    {
      name: "checkout-egress",
      vpcId: "vpc-1",
      tags,
      rules: [
        ["-1", 0, 65_535, "0.0.0.0/0", window],
        ["tcp", 443, 443, "0.0.0.0/0", names],
        ["tcp", 443, 443, "10.0.0.0/8", ""],
        ["tcp", 443, 443, "pl-1", "S3"],
        ["tcp", 443, 443, "sg-2", ""],
      ]
        .map((rule) => JSON.stringify(rule))
        .sort(),
    },
  ],
};

describe("the same group is read", () => {
  test.each<[string, unknown]>([
    ["from describe-security-groups", description],
    ["from a state with egress blocks", stateOf({ resources: [resource("aws_security_group", "c", inline)] })],
    [
      "from a state with aws_security_group_rule, in a module",
      stateOf({
        child_modules: [{ address: "module.a", resources: [groupOnly, ...rulesAs("aws_security_group_rule", older)] }],
      }),
    ],
    [
      "from a state with egress rules",
      stateOf({ resources: [groupOnly, ...rulesAs("aws_vpc_security_group_egress_rule", newer)] }),
    ],
    ["from a plan", planOf([groupOnly, ...rulesAs("aws_vpc_security_group_egress_rule", newer)])],
    ["from a state file", stateFile],
    ["from a template in JSON", template],
    [
      "from a template in YAML",
      `Parameters:
  Names: {Type: String, Default: "api.stripe.com,*.paypal.com"}
Resources:
  Checkout:
    Type: AWS::EC2::SecurityGroup
    Properties:
      GroupName: checkout-egress
      VpcId: vpc-1
      Tags: [{Key: Name, Value: checkout}, {Key: "discriminat-policy:app", Value: checkout}]
      SecurityGroupEgress:
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 0.0.0.0/0, Description: !Sub "discriminat:tls:\${Names}"}
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, CidrIp: 10.0.0.0/8}
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationPrefixListId: pl-1, Description: S3}
        - {IpProtocol: tcp, FromPort: 443, ToPort: 443, DestinationSecurityGroupId: sg-2}
        - {IpProtocol: "-1", CidrIp: 0.0.0.0/0, Description: "${window}"}
`,
    ],
  ])("%s", (_, value) => {
    expect(essence(read(value))).toEqual(expected);
  });

  test("from groups and rules together, which gives the rules their ids", () => {
    const merged = mergeGroups([read(description), read(ruleList)]);
    expect(essence(merged)).toEqual(expected);
    expect(merged.groups[0]?.rules.map(({ id }) => id)).toEqual(["sgr-1", "sgr-2", "sgr-3", "sgr-4", "sgr-5"]);
  });
});

describe("what may be missing is said", () => {
  test.each<[string, unknown, RegExp]>([
    ["of one page of several", { ...description, NextToken: "x" }, /one page of several/],
    ["of a group without an id", { SecurityGroups: [{ GroupName: "x" }] }, /1 in SecurityGroups without an id/],
    [
      "of a description that is marked as sensitive",
      stateOf({
        resources: [
          { ...resource("aws_security_group", "c", inline), sensitive_values: { egress: [{ description: true }] } },
        ],
      }),
      /description of "aws_security_group.c" is marked as sensitive/,
    ],
    [
      "of another resource that holds rules",
      stateOf({
        resources: [resource("random_thing", "x", { text: "discriminat:tls:a.example" })],
      }),
      /"random_thing.x" mentions an annotation/,
    ],
    [
      "of a parameter that the template does not know",
      { ...template, Parameters: { Names: { Type: "String" } } },
      /known only after the apply/,
    ],
    ["of a plan for some resources only", { ...planOf([groupOnly]), complete: false }, /does not hold every change/],
    [
      "of sources that disagree",
      {
        SecurityGroups: [
          ...description.SecurityGroups,
          {
            ...ruleBase,
            ...description.SecurityGroups[0],
            IpPermissionsEgress: [
              {
                ...description.SecurityGroups[0]?.IpPermissionsEgress[0],
                IpRanges: [{ CidrIp: "0.0.0.0/0", Description: "other" }],
              },
            ],
          },
        ],
      },
      /sg-1.*say different things/,
    ],
  ])("%s", (_, value, gap) => {
    expect(mergeGroups([read(value)]).gaps.join("\n")).toMatch(gap);
  });
});

describe("what a group is attached to", () => {
  const interfaces = {
    NetworkInterfaces: [
      {
        NetworkInterfaceId: "eni-1",
        VpcId: "vpc-1",
        Description: "Primary",
        Groups: [{ GroupId: "sg-2" }, { GroupId: "sg-1" }],
        Attachment: { InstanceId: "i-1" },
      },
    ],
  };
  test("is not known where no source lists it", () => {
    expect(read(description).interfaces).toBeUndefined();
    expect(mergeGroups([read(description), read(stateFile)]).interfaces).toBeUndefined();
  });
  test("is known where one does", () => {
    expect(mergeGroups([read(description), read(interfaces)]).interfaces).toEqual([
      {
        id: "eni-1",
        groups: ["sg-1", "sg-2"],
        vpcId: "vpc-1",
        description: "Primary",
        instance: "i-1",
        from: "it.json",
      },
    ]);
  });
});

describe("is not read", () => {
  test.each<[string, string]>([
    ["a list", "[]"],
    ["another map", '{"a": 1}'],
    ["text", "api.example.com"],
    ["the empty text", ""],
    ["YAML of another kind", "jobs:\n  build: {}\n"],
    ["a key of every object", '{"__proto__": {"SecurityGroups": []}, "constructor": 1}'],
  ])("%s", (_, text) => {
    expect(readDeployedGroups(text, "it")).toBeUndefined();
  });
  test("a state of another version, which is an error", () => {
    expect(() => read({ ...stateFile, version: 3 })).toThrow(/state of version "3"/);
  });
});

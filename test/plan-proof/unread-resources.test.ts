/** Whatever in a plan could write a rule or hold an annotation is read, or named and keeps it from being explained. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import { treeOf } from "../helpers/policy-tree.ts";
import { proveText } from "./plan-case.ts";
import { block, group, planJson, type ResourceChange, rule, tag } from "./plan-json.ts";

const settings = { networks: { prod: { region: "eu-west-2", vpc_id: "vpc-0123456789abcdef0" } } };
const tree = treeOf(settings, [{ app: "checkout", allow: [{ tls: ["api.stripe.com"], reason: "lab" }] }]);
const sg: ResourceChange = { address: "aws_security_group.checkout", before: group("sg-1") };
const good: ResourceChange = {
  address: "aws_vpc_security_group_egress_rule.good",
  before: rule("sg-1", "discriminat:tls:api.stripe.com"),
};
const evil = "discriminat:tls:evil.example";

function prove(changes: readonly ResourceChange[], more: object = {}) {
  const { isExplained, problems } = proveText(tree, planJson([sg, good, ...changes], more));
  return { isExplained, checks: problems.map(({ check }) => check), messages: problems.map(({ message }) => message) };
}

const unread = (changes: readonly ResourceChange[], more: object = {}): readonly string[] =>
  prove(changes, more).messages.filter((message) => message.includes("could write any annotation"));

const file = fileURLToPath(new URL("../fixtures/terraform-json/aws-resource-types.txt", import.meta.url));
const awsTypes = readFileSync(file, "utf8")
  .split("\n")
  .filter((line) => line !== "" && !line.startsWith("#"))
  .map((line) => line.split(" ") as [string, string]);

/** `{a: [{b: value}]}` for `a[].b`. */
function attributesAt(path: string, value: unknown): object {
  return path.split(".").reduceRight<unknown>((inner, name) => {
    return name.endsWith("[]") ? { [name.slice(0, -2)]: [inner] } : { [name]: inner };
  }, value) as object;
}

/** What a description of these says is no annotation: it is not that of a rule which lets traffic out. */
const noCarriers = new Set([
  "aws_security_group",
  "aws_default_security_group",
  "aws_vpc_security_group_ingress_rule",
  "aws_vpc_security_group_vpc_association",
  "aws_network_interface_sg_attachment",
  "aws_vpc_endpoint_security_group_association",
  "aws_ec2_managed_prefix_list",
  "aws_ec2_managed_prefix_list_entry",
]);

describe("every resource type of the AWS provider", () => {
  test("is in the list", () => {
    expect(awsTypes.length).toBeGreaterThan(1_500);
  });

  test.each([
    ["as it is", evil],
    ["in JSON", JSON.stringify({ a: [JSON.stringify({ description: evil })] })],
    ["in base64", Buffer.from(`#!/bin/sh\necho ${evil}`).toString("base64")],
  ])("that holds an annotation %s is read or named", (_, text) => {
    // Rules that are read hold their description as it is.
    const isPlainRule = (type: string): boolean => text !== evil && /_security_group_(?:egress_)?rule$/.test(type);
    const missed = awsTypes
      .map(([type]) => type)
      .filter((type) => !noCarriers.has(type) && !isPlainRule(type) && !objectedTypes(text).has(type));
    expect(missed).toEqual([]);
  });

  test("that holds none is not objected to, but those whose content would have to be known", () => {
    expect([...objectedTypes("words")].sort()).toEqual([
      "aws_cloudcontrolapi_resource",
      "aws_cloudformation_stack",
      "aws_cloudformation_stack_instances",
      "aws_cloudformation_stack_set",
      "aws_cloudformation_stack_set_instance",
      "aws_lambda_invocation",
      "aws_serverlessapplicationrepository_cloudformation_stack",
      "aws_servicecatalog_provisioned_product",
    ]);
  });
});

const objectedByText = new Map<string, ReadonlySet<string>>();

/** Types of which an error names the resource, in a plan with one of each that holds the text. */
function objectedTypes(text: string): ReadonlySet<string> {
  const known = objectedByText.get(text);
  if (known !== undefined) return known;
  const changes = awsTypes.map(([type, path]) => ({ address: `${type}.x`, after: attributesAt(path, text) }));
  const { problems, isExplained } = proveText(tree, planJson([sg, good, ...changes]));
  expect(isExplained).toBe(false);
  const addresses = problems.map(({ evidence }) => String(evidence?.address));
  const types = new Set(addresses.map((address) => address.replace(/\..*/, "")));
  objectedByText.set(text, types);
  return types;
}

describe("a resource of any provider", () => {
  const other = (values: object, more: Partial<ResourceChange> = {}): ResourceChange => ({
    address: "other_thing.x",
    after: values,
    ...more,
  });

  test.each([
    ["in upper case", "DISCRIMINAT:TLS:evil.example"],
    ["in a key", { [evil]: true }],
    ["in YAML", `rules:\n  - description: ${evil}\n`],
    ["escaped in JSON", '{"d": "\\u0064iscriminat:tls:evil.example"}'],
    ["escaped in a script", 'printf "\\x64iscriminat:tls:evil.example"'],
    ["percent-encoded", "https://x.example/?d=discriminat%3Atls%3Aevil.example"],
    ["in gzip", gzipSync(`#!/bin/sh\n${evil}`).toString("base64")],
    ["in base64 within base64", Buffer.from(Buffer.from(`x ${evil}`).toString("base64")).toString("base64")],
    [
      "in base64 with line breaks",
      (
        Buffer.from(`${"x".repeat(50)}${evil}`)
          .toString("base64")
          .match(/.{1,76}/g) ?? []
      ).join("\n"),
    ],
    ["in UTF-16", Buffer.from(evil, "utf16le").toString("base64")],
    ["as a template of Terraform", "discriminat:%s:%s"],
    ["after the name of a log group", "log-group:discriminat:tls:evil.example"],
  ])("that mentions an annotation %s is named", (_, value) => {
    expect(unread([other({ value })])).toEqual([
      "other_thing.x mentions an annotation: it could write any annotation, and nothing is proven about that",
    ]);
  });

  test("that decodes to more and more text is named in time", () => {
    const parts = ["%41", "\\x41", "\0", "x".repeat(1_000_000)].join(" ");
    const text = [parts, parts, parts].map((part) => Buffer.from(part).toString("base64")).join("\n ");
    const start = performance.now();
    expect(unread([other({ text, again: `${text} %41 \\x41` })])).toHaveLength(1);
    expect(performance.now() - start).toBeLessThan(20_000);
  });

  test.each([
    ["the firewall's log group", "arn:aws:logs:*:*:log-group:DiscrimiNAT:log-stream:*"],
    ["any stream of it", '{"Resource": "arn:aws:logs:eu-west-2:1:log-group:DiscrimiNAT:*"}'],
    ["our tags", { "discriminat-policy:app": "checkout" }],
    ["gzip that is broken", Buffer.concat([Buffer.from([0x1f, 0x8b]), Buffer.from("broken")]).toString("base64")],
  ])("that mentions %s is not", (_, value) => {
    expect(unread([other({ value })])).toEqual([]);
  });

  test("is searched as it was where Terraform forgets it, and not where it goes", () => {
    expect(unread([other({}, { before: { value: evil }, after: null, actions: ["forget"] })])).toHaveLength(1);
    expect(unread([other({}, { before: { value: evil }, after: null })])).toEqual([]);
    expect(unread([other({}, { before: { value: evil }, after: { value: "" }, actions: ["update"] })])).toEqual([]);
  });

  test.each([
    ["the command line", "aws ec2 authorize-security-group-egress --group-id sg-1"],
    ["the API", '{"Action": "AuthorizeSecurityGroupEgress"}'],
    ["an SDK", "arn:aws:scheduler:::aws-sdk:ec2:modifySecurityGroupRules"],
    ["a library", "client.update_security_group_rule_descriptions_egress(GroupId='sg-1')"],
  ])("that calls EC2 with %s is named", (_, value) => {
    expect(unread([other({ value })])).toHaveLength(1);
  });

  test("is not named for a permission", () => {
    const action = '{"Action": "ec2:AuthorizeSecurityGroupEgress"}';
    expect(unread([other({ policy: action, inline_policy: [{ policy: action }] })])).toEqual([]);
    expect(unread([{ address: "aws_iam_thing.x", after: { document: action } }])).toEqual([]);
  });

  test("that resembles a rule of a group of the plan is named", () => {
    const like = { group: "sg-1", from_port: 443, to_port: 443 };
    expect(unread([other(like)])).toHaveLength(1);
    expect(unread([other({ ...like, group: "sg-9" })])).toEqual([]);
    expect(unread([other({ group: "sg-1", port: 443 })])).toEqual([]);
    const expressions = { group: { references: ["aws_security_group.checkout.id", "aws_security_group.checkout"] } };
    const configuration = { root_module: { resources: [{ type: "other_thing", name: "x", expressions }] } };
    expect(unread([other({ ip_protocol: "tcp" })], { configuration })).toHaveLength(1);
    expect(unread([other({ name: "tcp" })], { configuration })).toEqual([]);
  });
});

describe("what Terraform runs", () => {
  const configured = (resource: object): object => ({ configuration: { root_module: { resources: [resource] } } });

  test.each(["local-exec", "remote-exec", "file"])("is named: a provisioner %s", (type) => {
    for (const of of ["terraform_data", "null_resource", "aws_instance"]) {
      const more = configured({ mode: "managed", type: of, name: "x", provisioners: [{ type }] });
      expect(unread([{ address: `${of}.x`, after: {} }], more)).toEqual([
        `${of}.x runs a provisioner (${type}): it could write any annotation, and nothing is proven about that`,
      ]);
      expect(unread([{ address: `${of}.x`, before: {}, after: null }], more)).toHaveLength(1);
      expect(unread([{ address: `${of}.x`, before: {}, actions: ["delete", "create"] }], more)).toHaveLength(1);
      expect(unread([{ address: `${of}.x`, before: {}, after: {}, actions: ["update"] }], more)).toEqual([]);
      expect(unread([{ address: `${of}.x`, before: {} }], more)).toEqual([]);
    }
  });

  test("is found in modules with count and for_each", () => {
    const inner = {
      resources: [{ mode: "managed", type: "terraform_data", name: "x", provisioners: [{ type: "local-exec" }] }],
    };
    const configuration = {
      root_module: { module_calls: { a: { module: { module_calls: { b: { module: inner } } } } } },
    };
    const address = 'module.a["k"].module.b[0].terraform_data.x[1]';
    expect(unread([{ address, after: {} }], { configuration })).toHaveLength(1);
  });

  test.each(["external", "shell_script", "aws_lambda_invocation", "local_command"])(
    "is named: the data source %s",
    (type) => {
      expect(unread([], configured({ mode: "data", type, name: "x" }))).toHaveLength(1);
      expect(unread([], configured({ mode: "managed", type: "other", name: "x" }))).toEqual([]);
    },
  );

  test.each([
    "aws_lambda_invocation",
    "shell_script",
    "ansible_playbook",
    "ssh_resource",
    "restapi_object",
    "http_request",
  ])("is named while it changes: %s", (type) => {
    expect(unread([{ address: `${type}.x`, after: {} }])).toHaveLength(1);
    expect(unread([{ address: `${type}.x`, before: {}, after: {}, actions: ["update"] }])).toHaveLength(1);
    expect(unread([{ address: `${type}.x`, before: {}, after: null }])).toHaveLength(1);
    expect(unread([{ address: `${type}.x`, before: {} }])).toEqual([]);
    expect(unread([{ address: `${type}.x`, before: {}, after: null, actions: ["forget"] }])).toEqual([]);
  });

  test("is named: an action, unless it is known to change no group", () => {
    const action = (type: string, more: object = {}) => ({ address: `action.${type}.x`, type, ...more });
    expect(unread([], { action_invocations: [action("aws_lambda_invoke")] })).toEqual([
      "action.aws_lambda_invoke.x runs an action: it could write any annotation, and nothing is proven about that",
    ]);
    expect(unread([], { action_invocations: [action("aws_sns_publish")] })).toEqual([]);
    expect(
      unread([], { action_invocations: [action("aws_sns_publish", { config_values: { message: evil } })] }),
    ).toHaveLength(1);
    const deferred = [{ reason: "x", action_invocation: action("local_command") }];
    expect(unread([], { deferred_action_invocations: deferred })).toHaveLength(1);
    expect(unread([], { action_invocations: [{ type: "new_kind" }] })[0]).toContain("action.new_kind runs an action");
  });

  test("is named where Terraform does what is not known here", () => {
    expect(unread([{ address: "other_thing.x", after: {}, actions: ["transmute"] }])).toHaveLength(1);
    expect(unread([{ address: "other_thing.x", after: {}, actions: ["read"] }])).toEqual([]);
  });
});

describe("what deploys a template that the plan does not hold", () => {
  test.each([
    "aws_serverlessapplicationrepository_cloudformation_stack",
    "aws_servicecatalog_provisioned_product",
    "awscc_servicecatalog_cloud_formation_provisioned_product",
    "aws_cloudformation_stack_set_instance",
    "aws_cloudformation_stack_instances",
  ])("is named, changed or not: %s", (type) => {
    for (const change of [{ after: {} }, { before: {} }]) {
      expect(prove([{ address: `${type}.x`, ...change }]).isExplained).toBe(false);
    }
    expect(prove([{ address: `${type}.x`, before: {}, after: null }]).isExplained).toBe(true);
  });

  test("is not named for a stack set of the plan", () => {
    const template_body = JSON.stringify({ Resources: { B: { Type: "AWS::S3::Bucket" } } });
    const set = { address: "aws_cloudformation_stack_set.s", after: { name: "s", template_body } };
    const instance = (name: string) => ({
      address: "aws_cloudformation_stack_set_instance.i",
      after: { stack_set_name: name },
    });
    expect(prove([set, instance("s")]).isExplained).toBe(true);
    expect(prove([set, instance("t")]).isExplained).toBe(false);
  });

  test.each(["aws_fms_policy", "awscc_fms_policy"])("is named for Security Groups alone: %s", (type) => {
    const policy = (kind: string) => ({
      address: `${type}.x`,
      after: { security_service_policy_data: [{ type: kind }] },
    });
    expect(prove([policy("SECURITY_GROUPS_COMMON")]).isExplained).toBe(false);
    expect(prove([policy("WAFV2")]).isExplained).toBe(true);
  });
});

describe("no value of a rule that is not known is taken for good", () => {
  const { security_group_id: _, ...plain } = rule("", evil) as Record<string, unknown>;
  const attributes: Readonly<Record<string, object>> = {
    aws_vpc_security_group_egress_rule: rule("sg-1", evil),
    aws_security_group_rule: {
      security_group_id: "sg-1",
      type: "egress",
      protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_blocks: ["0.0.0.0/1"],
      description: evil,
    },
    awscc_ec2_security_group_egress: {
      group_id: "sg-1",
      ip_protocol: "tcp",
      from_port: 443,
      to_port: 443,
      cidr_ip: "0.0.0.0/1",
      description: evil,
    },
  };
  const all = Object.entries(attributes).flatMap(([type, values]) =>
    Object.keys(values).flatMap((key) => [[type, key, "unknown"] as const, [type, key, "sensitive"] as const]),
  );

  test.each(all)("%s.%s, %s", (type, key, state) => {
    const values = attributes[type] ?? {};
    const address = `${type}.x`;
    const { [key]: _value, ...rest } = values as Record<string, unknown>;
    const change: ResourceChange =
      state === "unknown"
        ? { address, after: rest, unknown: { [key]: true } }
        : { address, after: values, sensitive: { [key]: true } };
    const { isExplained, messages, checks } = prove([change]);
    expect(isExplained).toBe(false);
    expect(checks.some((check) => check === "plan/unknown-value" || check === "plan/sensitive-value")).toBe(true);
    if (state === "sensitive" && key === "description") expect(messages.join()).not.toContain("evil.example");
  });

  test("in a group that no app has", () => {
    const foreign = { address: "aws_security_group.f", before: group("sg-9", { name: "f", tags: {} }) };
    for (const key of ["ip_protocol", "from_port", "to_port"]) {
      const { [key]: _value, ...rest } = { ...plain, security_group_id: "sg-9" } as Record<string, unknown>;
      const change = { address: "aws_vpc_security_group_egress_rule.x", after: rest, unknown: { [key]: true } };
      expect(prove([foreign, change]).checks).toEqual(["plan/unknown-value"]);
    }
    const description = {
      address: "aws_vpc_security_group_egress_rule.x",
      after: { ...rule("sg-9", "") },
      unknown: { description: true },
    };
    expect(prove([foreign, description]).checks).toEqual(["plan/unknown-value"]);
  });

  test("in inline blocks, each and all", () => {
    const before = group("sg-2", { name: "checkout-egress-2" });
    const { egress: _egress, ...after } = before as Record<string, unknown>;
    const address = "aws_security_group.two";
    expect(prove([{ address, actions: ["update"], before, after, unknown: { egress: true } }]).isExplained).toBe(false);
    for (const unknown of [{ egress: [{ description: true }] }, { egress: [{ protocol: true }] }]) {
      const inline = group("sg-2", { name: "checkout-egress-2", egress: [block(evil)] });
      expect(prove([{ address, after: inline, unknown }]).isExplained).toBe(false);
    }
  });

  test("in a rule whose group is not known either", () => {
    const unknown = { security_group_id: true, description: true };
    const { description: _description, ...rest } = plain;
    const { checks, messages } = prove([{ address: "aws_vpc_security_group_egress_rule.x", after: rest, unknown }]);
    expect(checks).toEqual(["plan/unknown-value", "plan/unknown-value"]);
    expect(messages.every((message) => message.includes("nothing is proven about"))).toBe(true);
  });

  test("but a rule that surely lets traffic in is left out", () => {
    const ingress = { ...attributes.aws_security_group_rule, type: "ingress" };
    expect(prove([{ address: "aws_security_group_rule.x", after: ingress }]).isExplained).toBe(true);
    expect(prove([{ address: "aws_security_group_rule.x", before: ingress, after: null }]).isExplained).toBe(true);
  });
});

describe("a plan that does not hold everything is not explained", () => {
  const incomplete = (why: string): readonly string[] => [`the plan is incomplete: ${why}`];
  const resources = (...addresses: readonly string[]) => ({
    root_module: {
      resources: addresses.map((address) => ({ address, mode: "managed", type: "x", name: "x" })),
      child_modules: [{ resources: [{ address: "data.x.y", mode: "data" }] }],
    },
  });

  test("with -target, or where Terraform puts changes off", () => {
    expect(prove([], { complete: true }).isExplained).toBe(true);
    expect(prove([], { complete: false }).messages).toEqual(
      incomplete("it does not hold every change (-target, or changes put off)"),
    );
    const deferred = { deferred_changes: [{ reason: "provider_config_unknown" }] };
    expect(prove([], deferred).messages).toEqual(incomplete("Terraform puts changes off"));
    expect(prove([], { deferred_changes: [] }).isExplained).toBe(true);
  });

  test("without its configuration", () => {
    const { isExplained, messages } = prove([], { configuration: undefined });
    expect(messages).toEqual(incomplete("it has no configuration, which would show provisioners and programs"));
    expect(isExplained).toBe(false);
  });

  test("where its changes leave out what it plans or has", () => {
    const known = resources(sg.address, good.address);
    expect(prove([], { planned_values: known, prior_state: { values: known } }).isExplained).toBe(true);
    const more = resources(sg.address, "module.a.x.y", "x.z");
    const words = incomplete("its changes leave out 2 of its resources, such as module.a.x.y");
    expect(prove([], { planned_values: more }).messages).toEqual(words);
    expect(prove([], { prior_state: { values: more }, planned_values: more }).messages).toEqual(words);
    const nested = { root_module: { child_modules: [more.root_module] } };
    expect(prove([], { planned_values: nested }).messages).toEqual(words);
  });
});

describe("content that is written or run later is named while it is not known", () => {
  test.each([
    ["aws_ssm_document", "content"],
    ["aws_ssm_association", "parameters"],
    ["aws_sfn_state_machine", "definition"],
    ["aws_scheduler_schedule", "target[].input"],
    ["aws_cloudwatch_event_target", "input"],
    ["aws_cloudwatch_event_target", "input_transformer[].input_template"],
    ["aws_config_remediation_configuration", "parameter[].static_value"],
    ["kubernetes_manifest", "manifest"],
    ["kubectl_manifest", "yaml_body"],
  ])("%s.%s", (type, path) => {
    const address = `${type}.x`;
    expect(unread([{ address, after: {}, unknown: attributesAt(path, true) }])).toEqual([
      `${address} holds content that is known only after the apply: it could write any annotation, and nothing is proven about that`,
    ]);
    expect(unread([{ address, after: attributesAt(path, "words"), unknown: { id: true, arn: true } }])).toEqual([]);
    expect(unread([{ address, after: attributesAt(path, evil) }])).toHaveLength(1);
    expect(unread([{ address: "other_thing.x", after: {}, unknown: attributesAt(path, true) }])).toEqual([]);
  });
});

test("a group of the awscc provider is an app's by its tags", () => {
  const tags = Object.entries(tag).map(([key, value]) => ({ key, value }));
  const of = (description: string): ResourceChange => ({
    address: "awscc_ec2_security_group.x",
    after: {
      group_id: "sg-7",
      group_name: "cc",
      vpc_id: "vpc-0123456789abcdef0",
      tags,
      security_group_egress: [{ ip_protocol: "tcp", from_port: 443, to_port: 443, cidr_ip: "0.0.0.0/0", description }],
    },
  });
  expect(prove([of("discriminat:tls:api.stripe.com")]).isExplained).toBe(true);
  expect(prove([of(evil)]).checks).toEqual(["plan/unexplained-rule"]);
});

test("a group of the awscc provider that writes no rules is open, and one whose rules are not known is not proven", () => {
  const after = {
    group_name: "cc",
    vpc_id: "vpc-0123456789abcdef0",
    tags: Object.entries(tag).map(([key, value]) => ({ key, value })),
  };
  const change = { address: "awscc_ec2_security_group.x", after, unknown: { id: true, security_group_egress: true } };
  const configured = (expressions: object) => ({
    configuration: { root_module: { resources: [{ type: "awscc_ec2_security_group", name: "x", expressions }] } },
  });
  expect(prove([change], configured({ group_name: {} })).checks).toEqual(["plan/open-egress"]);
  expect(prove([change], configured({ security_group_egress: {} })).checks).toEqual(["plan/unknown-value"]);
  expect(prove([change]).checks).toEqual(["plan/unknown-value"]);
});

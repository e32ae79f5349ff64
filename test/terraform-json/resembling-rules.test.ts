/** Resources of other types that could be rules: which keys they have, and what they refer to. */
import { expect, test } from "vitest";
import { parsePlan } from "../../src/terraform-json/parse-plan.ts";
import { readPlan } from "../../src/terraform-json/read-plan.ts";
import { group, planJson, type ResourceChange } from "../plan-proof/plan-json.ts";

const sg: ResourceChange = { address: "aws_security_group.g", before: group("sg-1") };
const unread = (changes: readonly ResourceChange[], more: object = {}) =>
  readPlan(parsePlan(planJson([sg, ...changes], more), "plan.json")).unread;
const why = (key: string, value: unknown = 443): readonly string[] =>
  unread([{ address: "other_thing.x", after: { group: "sg-1", [key]: value } }]).map((one) => one.why);

test.each([
  "from_port",
  "fromPort",
  "to_port",
  "ToPort",
  "ip_protocol",
  "IpProtocol",
  "security_group_egress",
  "SecurityGroupEgress",
  "securitygroup_egress",
  "my_security_group_egress_rule",
  "egress_rule",
  "egressRules",
])("a key of a rule beside the id of a group is named: %s", (key) => {
  expect(why(key)).toEqual(["resembles a rule of a Security Group"]);
});

test.each([
  "my_from_port",
  "from_ports",
  "to_port_range",
  "port",
  "zip_protocol",
  "ip_protocols",
  "egress",
  "my_egress_rules",
  "egress_rules_id",
])("other keys are not: %s", (key) => {
  expect(why(key)).toEqual([]);
});

test("one reason is given for each resource, the gravest", () => {
  const value = { from_port: 443, group: "sg-1", text: "discriminat:tls:x and authorize-security-group-egress" };
  expect(unread([{ address: "other_thing.x", after: value }])).toEqual([
    { address: "other_thing.x", why: "mentions an annotation" },
  ]);
});

test("actions are known each by itself", () => {
  const of = (actions: readonly string[]) => unread([{ address: "other_thing.x", before: {}, after: {}, actions }]);
  expect(of(["create", "transmute"])).toHaveLength(1);
  expect(of(["delete", "create"])).toEqual([]);
});

test("programs that data sources run are named with their address", () => {
  const configuration = { root_module: { resources: [{ mode: "data", type: "external", name: "x" }] } };
  expect(unread([], { configuration })).toEqual([{ address: "data.external.x", why: "runs a program" }]);
});

test("a type is read whatever it mentions, and a harmless one never named", () => {
  const evil = { description: "discriminat:tls:x", from_port: 443, group: "sg-1" };
  for (const type of [
    "aws_vpc_security_group_ingress_rule",
    "aws_vpc_security_group_vpc_association",
    "aws_security_group",
  ]) {
    expect(unread([{ address: `${type}.x`, after: evil }])).toEqual([]);
  }
});

test("what goes is not searched, and what stays is", () => {
  const value = { text: "discriminat:tls:x" };
  expect(unread([{ address: "other_thing.x", before: value, after: null }])).toEqual([]);
  expect(unread([{ address: "other_thing.x", before: value }])).toHaveLength(1);
});

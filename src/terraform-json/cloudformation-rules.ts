/**
 * Security Groups and egress rules as CloudFormation names their properties, in the attributes of the AWS provider: for templates, for
 * Cloud Control and for the awscc provider, which all have them. Pure.
 */
import { isMap } from "../values/json.ts";
import { type PlannedValue, part } from "./read-rules.ts";

const ruleAttributes: readonly (readonly [readonly string[], string])[] = [
  [["GroupId", "group_id"], "security_group_id"],
  [["IpProtocol", "ip_protocol"], "ip_protocol"],
  [["FromPort", "from_port"], "from_port"],
  [["ToPort", "to_port"], "to_port"],
  [["CidrIp", "cidr_ip"], "cidr_ipv4"],
  [["CidrIpv6", "cidr_ipv_6", "cidr_ipv6"], "cidr_ipv6"],
  [["DestinationPrefixListId", "destination_prefix_list_id"], "prefix_list_id"],
  [["DestinationSecurityGroupId", "destination_security_group_id"], "referenced_security_group_id"],
  [["Description", "description"], "description"],
  [["SecurityGroupRuleId", "security_group_rule_id"], "security_group_rule_id"],
];

/** `AWS::EC2::SecurityGroupEgress`, or an item of `SecurityGroupEgress`. */
export function ruleAttributesOf(properties: PlannedValue): PlannedValue {
  return gather(
    properties,
    ruleAttributes.map(([names, name]) => [name, numeric(name, oneOf(properties, names))]),
  );
}

/** `AWS::EC2::SecurityGroup`. Without rules of its own AWS leaves it the one that opens everything. */
export function groupAttributesOf(properties: PlannedValue): PlannedValue {
  const egress = oneOf(properties, ["SecurityGroupEgress", "security_group_egress"]);
  return gather(properties, [
    ["id", oneOf(properties, ["GroupId", "group_id", "id"])],
    ["name", oneOf(properties, ["GroupName", "group_name"])],
    ["vpc_id", oneOf(properties, ["VpcId", "vpc_id"])],
    ["tags", tagsOf(oneOf(properties, ["Tags", "tags"]))],
    ["egress", egressOf(egress)],
  ]);
}

const openEgress: PlannedValue = {
  value: [{ ip_protocol: "-1", cidr_ipv4: "0.0.0.0/0", description: "" }],
  unknown: undefined,
  sensitive: undefined,
};

function egressOf(egress: PlannedValue): PlannedValue {
  if (egress.unknown === true || egress.sensitive === true) return egress;
  if (egress.value === undefined || egress.value === null) return openEgress;
  const items = Array.isArray(egress.value)
    ? egress.value.map((_, index) => ruleAttributesOf(part(egress, index)))
    : undefined;
  if (items === undefined) return { ...egress, value: undefined, unknown: true };
  return {
    value: items.map(({ value }) => value),
    unknown: items.map(({ unknown }) => unknown),
    sensitive: items.map(({ sensitive }) => sensitive),
  };
}

/** `[{Key, Value}]` as a map; those with an unknown value are left out. */
function tagsOf({ value, unknown }: PlannedValue): PlannedValue {
  const items: readonly unknown[] = Array.isArray(value) && unknown !== true ? value : [];
  const entries = items.flatMap((item): readonly (readonly [string, unknown])[] => {
    if (!isMap(item)) return [];
    const key = item.Key ?? item.key;
    return typeof key === "string" ? [[key, item.Value ?? item.value]] : [];
  });
  return { value: Object.fromEntries(entries), unknown: undefined, sensitive: undefined };
}

function oneOf(properties: PlannedValue, names: readonly string[]): PlannedValue {
  const parts = names.map((name) => part(properties, name));
  const isSet = ({ value, unknown }: PlannedValue): boolean =>
    (value !== undefined && value !== null) || unknown === true;
  return parts.find(isSet) ?? { value: undefined, unknown: undefined, sensitive: undefined };
}

/** Templates may write ports as text. */
function numeric(name: string, planned: PlannedValue): PlannedValue {
  const { value } = planned;
  const isPort = name === "from_port" || name === "to_port";
  return isPort && typeof value === "string" && /^-?\d+$/.test(value) ? { ...planned, value: Number(value) } : planned;
}

function gather(
  { unknown, sensitive }: PlannedValue,
  attributes: readonly (readonly [string, PlannedValue])[],
): PlannedValue {
  const side = (of: (planned: PlannedValue) => unknown): unknown =>
    Object.fromEntries(
      attributes.map(([name, planned]) => [name, of(planned)]).filter(([, value]) => value !== undefined),
    );
  return {
    value: side(({ value }) => value),
    unknown: unknown === true || side((planned) => planned.unknown),
    sensitive: sensitive === true || side((planned) => planned.sensitive),
  };
}

/**
 * What the AWS CLI prints of groups, rules and interfaces, which is also what the SDK answers. Pure.
 *
 * Shapes: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_SecurityGroup.html, `API_SecurityGroupRule`, `API_NetworkInterface`.
 */
import { canonicalDestination } from "../terraform-json/address-ranges.ts";
import { protocolOf } from "../terraform-json/read-rules.ts";
import { quote } from "../text/quote.ts";
import { type JsonMap, mapOf, mapsOf } from "../values/json.ts";
import type { DeployedGroup, DeployedGroups, DeployedRule, NetworkInterface } from "./deployed-group.ts";

const lists = ["SecurityGroups", "SecurityGroupRules", "NetworkInterfaces"] as const;

export function isDescription(root: JsonMap): boolean {
  return lists.some((name) => Array.isArray(root[name]));
}

/** @param from of the answer, for people */
export function readDescription(root: JsonMap, from: string): DeployedGroups {
  const groups = mapsOf(root.SecurityGroups).flatMap((group) => readGroup(group, from));
  const rules = mapsOf(root.SecurityGroupRules).filter(({ IsEgress: isEgress }) => isEgress !== false);
  const named = new Map<string, DeployedRule[]>();
  for (const rule of rules) {
    const id = textOf(rule.GroupId);
    if (id !== undefined) named.set(id, [...(named.get(id) ?? []), readRule(rule, from)]);
  }
  return {
    groups: [...groups, ...[...named].map(([id, ofGroup]) => ({ ...unnamed(id, from), rules: ofGroup }))],
    interfaces: Array.isArray(root.NetworkInterfaces)
      ? mapsOf(root.NetworkInterfaces).flatMap((one) => readInterface(one, from))
      : undefined,
    recorded: [],
    gaps: gapsOf(root, from),
  };
}

function gapsOf(root: JsonMap, from: string): readonly string[] {
  const { NextToken: token } = root;
  const unread = lists.flatMap((name) => {
    const items: unknown = root[name];
    const idOf = { SecurityGroups: "GroupId", SecurityGroupRules: "GroupId", NetworkInterfaces: "NetworkInterfaceId" };
    const bad = Array.isArray(items) ? items.filter((item) => typeof mapOf(item)[idOf[name]] !== "string").length : 0;
    return bad === 0 ? [] : [`${quote(from)} has ${bad} in ${name} without an id`];
  });
  // With `--max-items` and `--no-paginate` the AWS CLI prints a page, and the token of the next one.
  const page = typeof token === "string" && token !== "";
  return page ? [`${quote(from)} is one page of several (it has a NextToken)`, ...unread] : unread;
}

function readGroup(group: JsonMap, from: string): readonly DeployedGroup[] {
  const id = textOf(group.GroupId);
  if (id === undefined) return [];
  return [
    {
      id,
      key: id,
      name: textOf(group.GroupName),
      description: textOf(group.Description),
      vpcId: textOf(group.VpcId),
      ownerId: textOf(group.OwnerId),
      tags: tagsOf(group.Tags),
      rules: mapsOf(group.IpPermissionsEgress).flatMap((permission) => readPermission(permission, from)),
      from,
    },
  ];
}

/** A group of which only its rules are known. */
function unnamed(id: string, from: string): Omit<DeployedGroup, "rules"> {
  const nothing = { name: undefined, description: undefined, vpcId: undefined, ownerId: undefined };
  return { id, key: id, ...nothing, tags: {}, from };
}

const destinations = [
  ["IpRanges", "CidrIp"],
  ["Ipv6Ranges", "CidrIpv6"],
  ["PrefixListIds", "PrefixListId"],
  ["UserIdGroupPairs", "GroupId"],
] as const;

/** One protocol and range of ports with several destinations. */
function readPermission(permission: JsonMap, from: string): readonly DeployedRule[] {
  const transport = transportOf(permission);
  return destinations.flatMap(([list, key]) =>
    mapsOf(permission[list]).map((range) => ({
      id: undefined,
      ...transport,
      destination: destinationOf(range[key]),
      description: textOf(range.Description) ?? "",
      from,
    })),
  );
}

/** Of `describe-security-group-rules`. */
function readRule(rule: JsonMap, from: string): DeployedRule {
  const { CidrIpv4, CidrIpv6, PrefixListId, ReferencedGroupInfo } = rule;
  return {
    id: textOf(rule.SecurityGroupRuleId),
    ...transportOf(rule),
    destination: destinationOf(CidrIpv4 ?? CidrIpv6 ?? PrefixListId ?? mapOf(ReferencedGroupInfo).GroupId),
    description: textOf(rule.Description) ?? "",
    from,
  };
}

function transportOf({
  IpProtocol,
  FromPort,
  ToPort,
}: JsonMap): Pick<DeployedRule, "protocol" | "fromPort" | "toPort"> {
  const protocol = protocolOf(IpProtocol) ?? "-1";
  if (protocol === "-1") return { protocol, fromPort: 0, toPort: 65_535 };
  return { protocol, fromPort: numberOf(FromPort), toPort: numberOf(ToPort) };
}

function readInterface(one: JsonMap, from: string): readonly NetworkInterface[] {
  const id = textOf(one.NetworkInterfaceId);
  if (id === undefined) return [];
  return [
    {
      id,
      groups: mapsOf(one.Groups)
        .flatMap(({ GroupId: group }) => (typeof group === "string" ? [group] : []))
        .sort(),
      vpcId: textOf(one.VpcId),
      description: textOf(one.Description) ?? "",
      instance: textOf(mapOf(one.Attachment).InstanceId),
      from,
    },
  ];
}

function tagsOf(tags: unknown): Readonly<Record<string, string>> {
  return Object.fromEntries(
    mapsOf(tags).flatMap(({ Key: key, Value: value }): readonly (readonly [string, string])[] =>
      typeof key === "string" && typeof value === "string" ? [[key, value]] : [],
    ),
  );
}

const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);
const numberOf = (value: unknown): number => (typeof value === "number" ? value : 0);
const destinationOf = (value: unknown): string | undefined =>
  typeof value === "string" ? canonicalDestination(value) : undefined;

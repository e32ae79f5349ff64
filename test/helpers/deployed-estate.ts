/** Security Groups as an apply of our layout leaves them, in a form that tests change, and in every shape that programs print. */

import { allowlistOf } from "../../src/policy/allowlist.ts";
import type { PolicyTree } from "../../src/policy/model.ts";
import { networksOf } from "../../src/policy/resolve.ts";
import { layOutApp } from "../../src/security-groups/lay-out-app.ts";

export interface EstateRule {
  id: string;
  /** As EC2 has it: `tcp`, `-1`. */
  protocol: string;
  fromPort: number;
  toPort: number;
  /** A CIDR, or the id of a prefix list or a group. */
  destination: string;
  description: string;
}

export interface EstateGroup {
  id: string;
  name: string;
  vpcId: string;
  tags: Record<string, string>;
  rules: EstateRule[];
}

interface EstateInterface {
  id: string;
  vpcId: string;
  groups: string[];
}

export interface Estate {
  groups: EstateGroup[];
  interfaces: EstateInterface[];
}

const hex = (number: number): string => number.toString(16).padStart(17, "0");

/** Each app has one interface in each network, with all of its groups. */
export function deploy(tree: PolicyTree): Estate {
  const estate: Estate = { groups: [], interfaces: [] };
  let rules = 0;
  for (const policy of tree.policies) {
    for (const network of networksOf(policy, tree.settings.networks)) {
      const allowlist = allowlistOf(tree, policy, network);
      if (allowlist === undefined) throw new Error(`${policy.source.path} has no app`);
      const layout = layOutApp(allowlist);
      if (layout.problems.length > 0) throw new Error(`${layout.app} does not fit`);
      const vpcId = typeof network.vpcId === "string" ? network.vpcId : "vpc-0fffffffffffffff0";
      const groups = layout.groups.map((group): EstateGroup => {
        const id = `sg-${hex(estate.groups.length + 1)}`;
        const made: EstateGroup = {
          id,
          name: group.name,
          vpcId,
          tags: {
            "discriminat-policy:app": layout.app,
            "discriminat-policy:team": layout.team,
            "discriminat-policy:network": network.name,
          },
          rules: group.rules.map(({ protocol, fromPort, toPort, cidr: destination, description }) => {
            rules += 1;
            return { id: `sgr-${hex(rules)}`, protocol, fromPort, toPort, destination, description };
          }),
        };
        estate.groups.push(made);
        return made;
      });
      estate.interfaces.push({
        id: `eni-${hex(estate.interfaces.length + 1)}`,
        vpcId,
        groups: groups.map(({ id }) => id),
      });
    }
  }
  return estate;
}

const ports = ({ protocol, fromPort, toPort }: EstateRule): object =>
  protocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort };

function rangeOf({ destination, description }: EstateRule): object {
  const words = description === "" ? {} : { Description: description };
  if (destination.startsWith("pl-")) return { PrefixListIds: [{ PrefixListId: destination, ...words }] };
  if (destination.startsWith("sg-")) return { UserIdGroupPairs: [{ GroupId: destination, ...words }] };
  if (destination.includes(":")) return { Ipv6Ranges: [{ CidrIpv6: destination, ...words }] };
  return { IpRanges: [{ CidrIp: destination, ...words }] };
}

function tagList(tags: Readonly<Record<string, string>>): readonly object[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** `aws ec2 describe-security-groups` */
export function describedGroups({ groups }: Estate): object {
  return {
    SecurityGroups: groups.map(({ id, name, vpcId, tags, rules }) => ({
      GroupId: id,
      GroupName: name,
      Description: `Egress of ${name}`,
      OwnerId: "123456789012",
      VpcId: vpcId,
      Tags: tagList(tags),
      IpPermissions: [],
      IpPermissionsEgress: rules.map((rule) => ({ IpProtocol: rule.protocol, ...ports(rule), ...rangeOf(rule) })),
    })),
  };
}

/** `aws ec2 describe-security-group-rules` */
export function describedRules({ groups }: Estate): object {
  const target = ({ destination }: EstateRule): object => {
    if (destination.startsWith("pl-")) return { PrefixListId: destination };
    if (destination.startsWith("sg-")) return { ReferencedGroupInfo: { GroupId: destination } };
    return destination.includes(":") ? { CidrIpv6: destination } : { CidrIpv4: destination };
  };
  return {
    SecurityGroupRules: groups.flatMap(({ id, rules }) =>
      rules.map((rule) => ({
        SecurityGroupRuleId: rule.id,
        GroupId: id,
        IsEgress: true,
        IpProtocol: rule.protocol,
        FromPort: rule.protocol === "-1" ? -1 : rule.fromPort,
        ToPort: rule.protocol === "-1" ? -1 : rule.toPort,
        ...target(rule),
        ...(rule.description === "" ? {} : { Description: rule.description }),
      })),
    ),
  };
}

/** `aws ec2 describe-network-interfaces` */
export function describedInterfaces({ interfaces }: Estate): object {
  return {
    NetworkInterfaces: interfaces.map(({ id, vpcId, groups }) => ({
      NetworkInterfaceId: id,
      VpcId: vpcId,
      Groups: groups.map((GroupId) => ({ GroupId, GroupName: "any" })),
    })),
  };
}

/** Resources of Terraform as our stacks have them. */
function resources({
  groups,
}: Estate): readonly { readonly type: string; readonly name: string; readonly values: object }[] {
  return groups.flatMap(({ id, name, vpcId, tags, rules }) => [
    {
      type: "aws_security_group",
      name: `${name.replaceAll("-", "_")}_${id.slice(-3)}`,
      values: {
        ...{ id, name, vpc_id: vpcId, description: "Egress", tags, tags_all: tags },
        egress: rules.map(({ protocol, fromPort, toPort, destination, description }) => ({
          ...{ protocol, from_port: fromPort, to_port: toPort, description, self: false },
          cidr_blocks: /^\d+\./.test(destination) ? [destination] : [],
          ipv6_cidr_blocks: destination.includes(":") ? [destination] : [],
          prefix_list_ids: destination.startsWith("pl-") ? [destination] : [],
          security_groups: destination.startsWith("sg-") ? [destination] : [],
        })),
      },
    },
    ...rules.map(({ id: ruleId, protocol, fromPort, toPort, destination, description }, index) => ({
      type: "aws_vpc_security_group_egress_rule",
      name: `${name.replaceAll("-", "_")}_${index}_${id.slice(-3)}`,
      values: {
        ...{ id: ruleId, security_group_rule_id: ruleId, security_group_id: id, ip_protocol: protocol, description },
        from_port: protocol === "-1" ? null : fromPort,
        to_port: protocol === "-1" ? null : toPort,
        cidr_ipv4: /^\d+\./.test(destination) ? destination : null,
        cidr_ipv6: destination.includes(":") ? destination : null,
        prefix_list_id: destination.startsWith("pl-") ? destination : null,
        referenced_security_group_id: destination.startsWith("sg-") ? destination : null,
      },
    })),
  ]);
}

/** `terraform show -json` of a state. */
export function shownState(estate: Estate): object {
  const shown = resources(estate).map(({ type, name, values }) => ({
    ...{ address: `${type}.${name}`, mode: "managed", type, name, values, sensitive_values: {} },
    ...{ provider_name: "registry.terraform.io/hashicorp/aws", schema_version: 1 },
  }));
  return { format_version: "1.0", terraform_version: "1.11.4", values: { root_module: { resources: shown } } };
}

/** `terraform.tfstate` */
export function stateFile(estate: Estate): object {
  return {
    ...{
      version: 4,
      terraform_version: "1.11.4",
      serial: 3,
      lineage: "00000000-0000-0000-0000-000000000000",
      outputs: {},
    },
    resources: resources(estate).map(({ type, name, values }) => ({
      ...{ mode: "managed", type, name, provider: 'provider["registry.terraform.io/hashicorp/aws"]' },
      instances: [{ schema_version: 1, attributes: values, sensitive_attributes: [] }],
    })),
  };
}

/** `aws_security_group` alone, with what the refresh has seen in it. */
export function stateOfGroups(estate: Estate): object {
  const { values, ...state } = shownState(estate) as {
    readonly values: { readonly root_module: { readonly resources: readonly { readonly type: string }[] } };
  };
  const groups = values.root_module.resources.filter(({ type }) => type === "aws_security_group");
  return { ...state, values: { root_module: { resources: groups } } };
}

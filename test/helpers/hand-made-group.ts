/** A Security Group as people make them by hand: one call of EC2 for the group, and one for each rule. */
import type { Ec2 } from "./ec2.ts";

export interface HandMadeRule {
  readonly protocol?: string;
  /** Not where the protocol is `-1`. */
  readonly ports?: readonly [number, number];
  readonly cidr?: string;
  readonly description: string;
}

/** @returns its id. AWS's own rule for everything is removed, unless it is to be kept. */
export async function makeGroup(
  { call }: Pick<Ec2, "call">,
  { name, vpcId, keepOpen = false }: { readonly name: string; readonly vpcId: string; readonly keepOpen?: boolean },
  rules: readonly HandMadeRule[],
): Promise<string> {
  const group = { GroupName: name, GroupDescription: "Made by hand", VpcId: vpcId };
  const id = String((await call("CreateSecurityGroup", group)).groupId);
  if (!keepOpen) {
    await call("RevokeSecurityGroupEgress", {
      GroupId: id,
      "IpPermissions.1.IpProtocol": "-1",
      "IpPermissions.1.IpRanges.1.CidrIp": "0.0.0.0/0",
    });
  }
  for (const { protocol = "tcp", ports = [443, 443], cidr = "0.0.0.0/0", description } of rules) {
    const range = cidr.includes(":") ? ["Ipv6Ranges", "CidrIpv6"] : ["IpRanges", "CidrIp"];
    await call("AuthorizeSecurityGroupEgress", {
      GroupId: id,
      "IpPermissions.1.IpProtocol": protocol,
      ...(protocol === "-1"
        ? {}
        : { "IpPermissions.1.FromPort": String(ports[0]), "IpPermissions.1.ToPort": String(ports[1]) }),
      [`IpPermissions.1.${range[0]}.1.${range[1]}`]: cidr,
      [`IpPermissions.1.${range[0]}.1.Description`]: description,
    });
  }
  return id;
}

/** Names as rules of their own: at `/0`, `/1` and so on. */
export function listRules(lists: readonly (readonly string[])[], port = 443, kind = "tls"): readonly HandMadeRule[] {
  return lists.map((names, index) => ({
    ports: [port, port],
    cidr: `0.0.0.0/${index}`,
    description: `discriminat:${kind}:${names.join(",")}`,
  }));
}

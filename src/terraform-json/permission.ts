/** Permissions, as EC2 has them: what makes two rules one, and which rules open the ports of others. Pure. */
import type { EgressRule } from "./terraform-plan.ts";

type Transport = Pick<EgressRule, "protocol" | "fromPort" | "toPort">;
type Permission = Transport & Pick<EgressRule, "destination">;

export const anyAddress = "0.0.0.0/0";

/** Two rules of a group with the same one are the same rule for AWS, whatever their descriptions are. */
export function permission({ protocol, fromPort, toPort, destination }: Permission): string {
  return JSON.stringify([protocol, fromPort, toPort, destination]);
}

/** Leads to a range of IPv4 addresses. */
export function isIpv4({ destination }: Pick<Permission, "destination">): boolean {
  return /^\d+\.\d+\.\d+\.\d+\/\d+$/.test(destination ?? "");
}

/** Opens a port of TCP, or with "all" every port of every protocol. */
export function opensPort({ protocol, fromPort, toPort }: Transport, port: number | "all"): boolean {
  return protocol === "-1" || (port !== "all" && protocol === "tcp" && fromPort <= port && port <= toPort);
}

/** Opens every port of another rule. */
export function opensPortsOf({ protocol, fromPort, toPort }: Transport, other: Transport): boolean {
  return protocol === "-1" || (protocol === other.protocol && fromPort <= other.fromPort && other.toPort <= toPort);
}

/** What AWS allows, as far as it shapes a layout. The limit of one description stands in `discriminat/annotation.ts`. */
import type { SecurityGroup } from "./layout.ts";

/**
 * Rules of one (protocol, port) that a group can hold. AWS refuses a second rule with the same protocol, port and CIDR, so
 * each takes another mask, `0.0.0.0/0` to `0.0.0.0/32` (README of https://github.com/ChaserSystems/terraform-aws-discriminat-eni).
 */
export const slotsPerGroup = 33;

/**
 * Most Security Groups that a network interface can be allowed to have
 * (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html).
 */
export const maxSecurityGroups = 16;

/** Rules of all groups of a network interface together, at most (the same page). */
export const maxRulesPerInterface = 1_000;

/** What a group takes of its quota of egress rules: AWS counts IPv4 rules apart from IPv6 ones, and every rule here is IPv4. */
export function countRules(group: SecurityGroup): number {
  return group.rules.length;
}

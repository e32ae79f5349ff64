/** What AWS and the firewall's CIDR trick allow for one Security Group. Constants only; limits of one description are in `discriminat/annotation.ts`. */

/**
 * Rules of one (protocol, port) that a group can hold: AWS refuses a second rule with the same protocol, port and CIDR, so
 * each takes another mask, `0.0.0.0/0` to `0.0.0.0/32` (README of https://github.com/ChaserSystems/terraform-aws-discriminat-eni).
 */
export const slotsPerGroup = 33;

/** Most Security Groups that AWS can be asked to allow on one network interface (https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). */
export const maxSecurityGroups = 16;

/** AWS refuses group names that start so, in any case (https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSecurityGroup.html). */
export const reservedGroupNamePrefix = "sg-";

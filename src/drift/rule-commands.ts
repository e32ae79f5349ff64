/**
 * Commands of the AWS CLI that mend one deployed rule, for a POSIX shell. Pure. Whatever ids and descriptions hold is inert in them:
 * quoted, and in ASCII.
 *
 * https://docs.aws.amazon.com/cli/latest/reference/ec2/revoke-security-group-egress.html, `update-security-group-rule-descriptions-egress`
 */
import type { DeployedGroup, DeployedRule } from "../deployed-groups/deployed-group.ts";
import { shellQuote, shellWord } from "../text/shell.ts";

export interface RulePlace {
  readonly rule: DeployedRule;
  readonly group: Pick<DeployedGroup, "id">;
  /** `undefined` leaves it to the AWS CLI's settings. */
  readonly region: string | undefined;
}

/** `undefined` where it is not known which rule it is for AWS. */
export function revokeCommand({ rule, group, region }: RulePlace): string | undefined {
  const which =
    rule.id === undefined
      ? option("--ip-permissions", permissionOf(rule, group))
      : `--security-group-rule-ids ${shellWord(rule.id)}`;
  return command("revoke-security-group-egress", group, region, which);
}

/** Gives the rule another description in place: nothing is interrupted. */
export function describeCommand({ rule, group, region }: RulePlace, description: string): string | undefined {
  const which =
    rule.id === undefined
      ? option("--ip-permissions", permissionOf(rule, group, description))
      : option("--security-group-rule-descriptions", {
          SecurityGroupRuleId: rule.id,
          Description: description,
        });
  return command("update-security-group-rule-descriptions-egress", group, region, which);
}

function command(
  verb: string,
  { id }: Pick<DeployedGroup, "id">,
  region: string | undefined,
  which: string | undefined,
): string | undefined {
  if (id === undefined || which === undefined) return undefined;
  const where = region === undefined ? "" : ` --region ${shellWord(region)}`;
  return `aws ec2 ${verb}${where} --group-id ${shellWord(id)} ${which}`;
}

function option(flag: string, item: object | undefined): string | undefined {
  if (item === undefined) return undefined;
  // Characters that a terminal or a page would act on are escaped: JSON means the same.
  const text = JSON.stringify([item]).replace(
    /[^ -~]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
  return `${flag} ${shellQuote(text)}`;
}

function permissionOf(
  { protocol, fromPort, toPort, destination }: DeployedRule,
  { id }: Pick<DeployedGroup, "id">,
  description?: string,
): object | undefined {
  if (destination === undefined) return undefined;
  const ports = protocol === "-1" ? {} : { FromPort: fromPort, ToPort: toPort };
  const words = description === undefined ? {} : { Description: description };
  return { IpProtocol: protocol, ...ports, ...rangeOf(destination, id, words) };
}

function rangeOf(destination: string, ownId: string | undefined, words: object): object {
  if (destination.startsWith("pl-")) return { PrefixListIds: [{ PrefixListId: destination, ...words }] };
  if (destination.startsWith("sg-")) return { UserIdGroupPairs: [{ GroupId: destination, ...words }] };
  if (destination === "self") return { UserIdGroupPairs: [{ GroupId: ownId, ...words }] };
  if (destination.includes(":")) return { Ipv6Ranges: [{ CidrIpv6: destination, ...words }] };
  return { IpRanges: [{ CidrIp: destination, ...words }] };
}

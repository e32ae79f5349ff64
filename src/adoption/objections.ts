/** What keeps groups from being taken over, before anything is planned. Pure. */
import type { DeployedGroup, DeployedGroups } from "../deployed-groups/deployed-group.ts";
import { quote } from "../text/quote.ts";
import { count, quotedList } from "../text/words.ts";
import type { AdoptionInput } from "./adoption.ts";
import { type ExistingRule, isOurs } from "./existing-rules.ts";

export interface FoundGroup {
  /** In the groups of the layout. */
  readonly index: number;
  readonly group: DeployedGroup;
}

export type Objection = (message: string, help: string) => void;

export function findGroups({ layout, deployed, vpcId }: AdoptionInput, object: Objection): readonly FoundGroup[] {
  return layout.groups.flatMap(({ existingId }, index): readonly FoundGroup[] => {
    if (existingId === undefined) return [];
    const group = deployed.groups.find(({ id }) => id === existingId);
    if (group === undefined) {
      object(
        `the Security Group ${quote(existingId)} is not among those that were read`,
        "give what describe-security-groups and describe-security-group-rules print of it, or correct existing_groups",
      );
      return [];
    }
    if (vpcId !== undefined && group.vpcId !== undefined && group.vpcId !== vpcId) {
      object(
        `the Security Group ${quote(existingId)} stands in ${quote(group.vpcId)}, and the network's VPC is ${quote(vpcId)}`,
        "correct existing_groups, or the network",
      );
    }
    return [{ index, group }];
  });
}

export function objectToRules(existing: readonly ExistingRule[], object: Objection): void {
  const nameless = existing.filter((one) => isOurs(one) && one.rule.id === undefined);
  const [first] = nameless;
  if (first !== undefined) {
    const more = nameless.length === 1 ? "" : ` and ${count(nameless.length - 1, "other rule")}`;
    object(
      `the id of ${ruleWords(first)}${more} is not known`,
      "give what describe-security-group-rules prints as well",
    );
  }
  for (const one of existing) {
    const { rule, slot } = one;
    if (!isOurs(one) && slot !== undefined) {
      object(
        `${ruleWords(one)} has no annotation, so that it is others', and it stands where ${slot.id} has to stand`,
        "where it belongs to the app, give it an annotation first, with a name that the policy declares: aws ec2 update-security-group-rule-descriptions-egress changes it in place",
      );
    } else if (isOurs(one) && slot === undefined && !isManageable(rule)) {
      object(
        `${ruleWords(one)} has an annotation that cannot be taken over`,
        "only rules for tcp, udp or all protocols to a CIDR or a prefix list can; write its names into the policy and remove it, or attach a group of ours beside it",
      );
    }
  }
}

/** `the rule sgr-0ab (tcp, 443, 0.0.0.0/0)` */
function ruleWords({ rule }: ExistingRule): string {
  const { id, protocol, fromPort, toPort, destination = "to an unknown destination" } = rule;
  const ports = protocol === "-1" ? "all ports" : fromPort === toPort ? `${fromPort}` : `${fromPort}-${toPort}`;
  return `the rule ${id === undefined ? "" : `${id} `}(${protocol}, ${ports}, ${destination})`;
}

function isManageable({ protocol, destination = "" }: ExistingRule["rule"]): boolean {
  return ["tcp", "udp", "-1"].includes(protocol) && /\/|^pl-/.test(destination);
}

/** Names go from one group to another: whatever has one of them needs the others. */
export function objectToAttachments(
  groups: readonly DeployedGroup[],
  { interfaces = [] }: DeployedGroups,
  object: Objection,
): void {
  const ids = groups.map(({ key }) => key);
  const partly = interfaces.filter((one) => {
    const attached = ids.filter((id) => one.groups.includes(id)).length;
    return attached > 0 && attached < ids.length;
  });
  const [first, ...others] = partly;
  if (first === undefined) return;
  const more = others.length === 0 ? "" : `, and ${count(others.length, "other interface")}`;
  object(
    `the interface ${quote(first.id)}${more} has some of ${quotedList(ids)}, and not all: names could move to a group that it lacks`,
    "attach all of them wherever one of them is, or make a policy for each",
  );
}

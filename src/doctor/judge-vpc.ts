/** Whether the VPC of a network is there. Pure. */
import type { Network } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import { type Answer, judgeAnswer } from "./answer.ts";
import type { LiveGroup } from "./facts.ts";
import { ok, type Result, wrong } from "./result.ts";

/**
 * Every VPC has a default Security Group that cannot be deleted
 * (https://docs.aws.amazon.com/vpc/latest/userguide/default-security-group.html): a VPC without any group is not there.
 */
export function judgeVpc({ region, vpcId, name }: Network, groups: Answer<readonly LiveGroup[]>): readonly Result[] {
  if (typeof vpcId !== "string") {
    return [ok("vpc", `the Terraform variable ${quote(vpcId.variable)} says which; it was not looked at`)];
  }
  return judgeAnswer("vpc", groups, (all) => {
    if (all.some((group) => group.vpcId === vpcId)) return [ok("vpc", vpcId)];
    const others = [...new Set(all.map((group) => group.vpcId))].filter((id) => id !== "").sort();
    const there = others.length === 0 ? "" : `; there is ${others.slice(0, 5).join(", ")}`;
    return [
      wrong(
        "vpc",
        `region ${region} of the account has no VPC ${vpcId}${there}`,
        `Check region, account_id and vpc_id under the network ${quote(name)} in the settings.`,
      ),
    ];
  });
}

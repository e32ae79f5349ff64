/** What is really deployed: the Security Groups of each app as EC2 describes them, for the simulated firewall to decide from. */
import { type Ec2, itemsOf } from "../ec2.ts";
import type { LiveGroups } from "./firewall.ts";

/** The groups that carry our tag, one item for each app, sorted by app. */
export async function liveGroups(client: Ec2): Promise<readonly LiveGroups[]> {
  const filter = { "Filter.1.Name": "tag-key", "Filter.1.Value.1": "discriminat-policy:app" };
  const { securityGroupInfo } = await client.call("DescribeSecurityGroups", filter);
  const { securityGroupRuleSet } = await client.call("DescribeSecurityGroupRules");
  const rules = itemsOf(securityGroupRuleSet).filter(({ isEgress }) => isEgress === "true");
  const byApp = new Map<string, LiveGroups["groups"][number][]>();
  for (const { groupId, tagSet } of itemsOf(securityGroupInfo)) {
    const app = String(itemsOf(tagSet).find(({ key }) => key === "discriminat-policy:app")?.value);
    const own = rules
      .filter((rule) => rule.groupId === groupId)
      .map(({ ipProtocol, fromPort, toPort, description }) => ({
        protocol: String(ipProtocol),
        fromPort: Number(fromPort),
        toPort: Number(toPort),
        description: String(description),
      }));
    byApp.set(app, [...(byApp.get(app) ?? []), { id: String(groupId), rules: own }]);
  }
  return [...byApp].sort(([left], [right]) => (left < right ? -1 : 1)).map(([app, groups]) => ({ app, groups }));
}

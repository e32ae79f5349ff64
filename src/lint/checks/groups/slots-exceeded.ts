/** Policies whose names do not fit into their Security Groups. Points at `security_groups`, else at the app. */
import { quote } from "../../../discriminat/text.ts";
import { slotsPerGroup } from "../../../security-groups/limits.ts";
import { defineCheck } from "../../check.ts";
import { headOf } from "../../places.ts";
import { count } from "../../words.ts";

export const slotsExceeded = defineCheck({
  id: "groups/slots-exceeded",
  summary: "a policy's names do not fit into its Security Groups",
  why: `A group holds at most ${slotsPerGroup} rules of one protocol and port, because AWS tells rules apart by their CIDR and there are ${slotsPerGroup} that mean everything (\`0.0.0.0/0\` to \`/32\`). Further groups never appear by themselves: names in a group that nobody attached would be blocked.`,
  repair:
    "Raise `security_groups` in two steps. First raise the number, deploy, and attach the new group (`<app>-egress-2`) wherever the first one is attached. Then add the names. Or cover names with a pattern.",
  severity: "error",
  run: ({ securityGroups }, report) => {
    for (const { policy, network, problems } of securityGroups()) {
      for (const problem of problems) {
        if (problem.kind !== "slots-exceeded") continue;
        const { protocol, port, names, slots, securityGroupsNeeded } = problem;
        const app = quote(policy.app?.value ?? "");
        report({
          file: policy.source,
          at: policy.securityGroups ?? headOf(policy),
          networks: [network],
          message: `${count(names, "name")} of ${app} for ${protocol} on port ${port} do not fit into the ${count(slots, "rule")} that its Security Groups have for them`,
          help:
            securityGroupsNeeded === undefined
              ? "cover names with patterns, or split the app into two policies"
              : `first deploy \`security_groups: ${securityGroupsNeeded}\` and attach the new groups, then add the names`,
        });
      }
    }
  },
});

/** Security Groups with more rules than AWS accepts. Points at `security_groups`, else at the app. */

import { headOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { count } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const rulesOverQuota = defineLintCheck({
  id: "groups/rules-over-quota",
  summary: "a Security Group has more rules than the quota permits",
  why: "AWS accepts 60 outbound rules in a Security Group unless [the quota](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html) was raised. Terraform finds out half-way through an apply.",
  repair:
    "Use fewer ports, cover names with patterns, or have the quota raised and say so in the network's `quotas.rules_per_security_group`.",
  severity: "error",
  run: ({ securityGroups }, report) => {
    for (const { policy, network, groups } of securityGroups()) {
      const quota = network.quotas.rulesPerSecurityGroup;
      for (const { words, rules } of groups) {
        if (rules <= quota) continue;
        report({
          file: policy.source,
          at: policy.securityGroups ?? headOf(policy),
          networks: [network],
          message: `the Security Group ${quote(words)} needs ${count(rules, "rule")}; the network's quota is ${quota}`,
          help: "use fewer ports, cover names with patterns, or have the quota raised and set quotas.rules_per_security_group",
        });
      }
    }
  },
});

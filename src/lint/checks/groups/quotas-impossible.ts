/** Quotas that AWS does not grant together. Points at the network. */
import { maxRulesPerInterface } from "../../../security-groups/limits.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const quotasImpossible = defineLintCheck({
  id: "groups/quotas-impossible",
  summary: "a network has quotas that AWS does not grant together",
  why: `The quota of rules in a Security Group times the quota of Security Groups on a network interface cannot exceed [${maxRulesPerInterface}](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html). With wrong numbers in the settings, lint accepts what AWS refuses.`,
  repair: "Write the quotas that the account really has.",
  severity: "error",
  run: ({ tree }, report) => {
    for (const { name, at, quotas } of tree.settings.networks) {
      const { rulesPerSecurityGroup: rules, securityGroupsPerInterface: groups } = quotas;
      if (rules * groups <= maxRulesPerInterface) continue;
      report({
        file: tree.settings.source,
        at,
        message: `the quotas of ${quote(name)} multiply to ${rules} × ${groups} = ${rules * groups}; AWS grants at most ${maxRulesPerInterface}`,
        help: "write the quotas that the account really has",
      });
    }
  },
});

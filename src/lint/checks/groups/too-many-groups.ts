/** More Security Groups than one network interface takes. Points at `security_groups`, else at the app. */

import { headOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { count } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const tooManyGroups = defineLintCheck({
  id: "groups/too-many-groups",
  summary: "an app has more Security Groups than a network interface takes",
  why: "All groups of an app have to be attached together. AWS attaches 5 to one network interface unless [the quota](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html) was raised, 16 at most; the app's other groups count too.",
  repair:
    "Cover names with patterns so that fewer groups do, use `see_thru: {group: same}`, or have the quota raised and say so in the network's `quotas.security_groups_per_interface`.",
  severity: "error",
  run: ({ securityGroups }, report) => {
    for (const { policy, network, groups } of securityGroups()) {
      const quota = network.quotas.securityGroupsPerInterface;
      if (groups.length <= quota) continue;
      report({
        file: policy.source,
        at: policy.securityGroups ?? headOf(policy),
        networks: [network],
        message: `${quote(policy.app?.value ?? "")} has ${count(groups.length, "Security Group")}; a network interface takes ${quota}`,
        help: "lower security_groups, or have the quota raised and set quotas.security_groups_per_interface",
      });
    }
  },
});

/** As many Security Groups as one network interface takes. Points at `security_groups`, else at the app. */

import { headOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const noRoomLeft = defineLintCheck({
  id: "groups/no-room-left",
  summary: "an app's Security Groups take all the room of a network interface",
  why: "The groups of a policy let traffic out, and nothing in. Most apps need a group of their own beside them, for what reaches them; AWS refuses to attach it.",
  repair:
    "Cover names with patterns so that fewer groups do, use `see_thru: {group: same}`, or have [the quota](https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html) raised and say so in the network's `quotas.security_groups_per_interface`.",
  severity: "warning",
  run: ({ securityGroups }, report) => {
    for (const { policy, network, groups } of securityGroups()) {
      const quota = network.quotas.securityGroupsPerInterface;
      if (groups.length !== quota) continue;
      report({
        file: policy.source,
        at: policy.securityGroups ?? headOf(policy),
        networks: [network],
        message: `the Security Groups of ${quote(policy.app?.value ?? "")} take all ${quota} that a network interface takes; none is left for others`,
        help: "lower security_groups, or have the quota raised and set quotas.security_groups_per_interface",
      });
    }
  },
});

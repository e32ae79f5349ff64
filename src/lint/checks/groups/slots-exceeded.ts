/** Policies whose names do not fit into their Security Groups. Points at `security_groups`, else at the app. */

import { headOf } from "../../../policy/places.ts";
import type { LayoutProblem } from "../../../security-groups/layout.ts";
import { slotsPerGroup } from "../../../security-groups/limits.ts";
import { quote } from "../../../text/quote.ts";
import { count, wordList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const slotsExceeded = defineLintCheck({
  id: "groups/slots-exceeded",
  summary: "a policy's names do not fit into its Security Groups",
  why: `A group holds at most ${slotsPerGroup} rules of one protocol and port: AWS refuses a second rule with the same CIDR, and there are ${slotsPerGroup} of the form \`0.0.0.0/n\`. Further groups never appear by themselves, because names in a group that is not attached would be blocked.`,
  repair:
    "Raise `security_groups` in two steps. First raise the number, deploy, and attach the new group (`<app>-egress-2`) wherever the first one is attached. Then add the names. Or cover names with a pattern. On a port that tls, ssh or a see-thru window share, further groups are no help: use another port, or split the app.",
  severity: "error",
  run: ({ securityGroups }, report) => {
    for (const { policy, network, problems } of securityGroups()) {
      for (const problem of problems) {
        if (problem.kind !== "slots-exceeded") continue;
        const { protocol, port, names, slots } = problem;
        report({
          file: policy.source,
          at: policy.securityGroups ?? headOf(policy),
          networks: [network],
          message: `${count(names, "name")} for ${protocol} on port ${port} do not fit into the ${count(slots, "rule")} that the Security Groups of ${quote(policy.app?.value ?? "")} have for them`,
          help: helpFor(problem),
        });
      }
    }
  },
});

function helpFor({
  port,
  sharedWith,
  securityGroupsNeeded,
}: Extract<LayoutProblem, { kind: "slots-exceeded" }>): string {
  if (sharedWith.length > 0) {
    return `port ${port} is shared with ${wordList(sharedWith)}, so that further groups are no help: use another port, or split the app`;
  }
  return securityGroupsNeeded === undefined
    ? "cover names with patterns, or split the app into two policies"
    : `first deploy \`security_groups: ${securityGroupsNeeded}\` and attach the new groups, then add the names`;
}

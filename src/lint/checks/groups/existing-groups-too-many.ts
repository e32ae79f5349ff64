/** More existing Security Groups than the app has. Points at the first one too many. */
import { quote } from "../../../text/quote.ts";
import { count } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const existingGroupsTooMany = defineLintCheck({
  id: "groups/existing-groups-too-many",
  summary: "a policy names more existing Security Groups than it has",
  why: "`security_groups` says how many groups hold the names, 1 where it is left out. The first of them are those of `existing_groups`; for one more there are no rules. The rules that it holds now would not be taken over.",
  repair:
    "Set `security_groups` to the number of groups. Or detach the group from everything and leave it out: what it admits has to stand in the others before.",
  severity: "error",
  run: ({ tree }, report) => {
    for (const { source, securityGroups, existingGroups } of tree.policies) {
      const number = securityGroups?.value ?? 1;
      for (const { network, ids } of existingGroups) {
        const surplus = ids[number];
        if (surplus === undefined) continue;
        report({
          file: source,
          at: surplus,
          message: `the policy names ${count(ids.length, "existing Security Group")} for ${quote(network.value)}, and has ${count(number, "group")}`,
          help: `write \`security_groups: ${ids.length}\`, or leave groups out`,
        });
      }
    }
  },
});

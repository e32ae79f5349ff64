/** Entries, windows and existing groups for networks to which their policy is not deployed. Points at the name. */

import { scopesOf } from "../../../policy/places.ts";
import { networksOf } from "../../../policy/resolve.ts";
import { quote } from "../../../text/quote.ts";
import { quotedList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const networkNotDeclared = defineLintCheck({
  id: "policy/network-not-declared",
  summary: "an entry, a window or a list of existing groups is for a network to which the policy is not deployed",
  why: "`networks` of an entry or a see-thru window only narrows the policy's own list, and `existing_groups` says where its rules go. Elsewhere they have no effect.",
  repair: "Add the network to the policy's `networks`, or remove it here.",
  severity: "error",
  run: ({ tree }, report) => {
    const known = tree.settings.networks;
    for (const policy of tree.policies) {
      const deployed = networksOf(policy, known).map(({ name }) => name);
      if (deployed.length === 0) continue; // what is wrong with the policy's own list has a finding already
      for (const { networks } of scopesOf(policy)) {
        for (const name of networks ?? []) {
          if (deployed.includes(name.value) || !known.some((network) => network.name === name.value)) continue;
          report({
            file: policy.source,
            at: name,
            message: `the policy is not deployed to ${quote(name.value)}, only to ${quotedList(deployed)}`,
            help: "add it to the policy's networks, or remove it here",
          });
        }
      }
    }
  },
});

/** Policies that leave open where they are deployed. Points at the app. */

import { headOf } from "../../../policy/places.ts";
import { quotedList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const networksMissing = defineLintCheck({
  id: "policy/networks-missing",
  summary: "a policy does not say to which networks it is deployed",
  why: "With one network in the settings there is only one answer. With several, the policy is deployed nowhere until it names some: a new network must not receive every app by accident.",
  repair: "Add `networks:` with one or more names from the settings.",
  severity: "error",
  run: ({ tree }, report) => {
    const { networks } = tree.settings;
    if (networks.length < 2) return;
    for (const policy of tree.policies) {
      if (policy.networks !== undefined) continue;
      report({
        file: policy.source,
        at: headOf(policy),
        message: `the policy names no network; the settings have ${quotedList(networks.map(({ name }) => name))}`,
        help: `add \`networks: [${networks.map(({ name }) => name).join(", ")}]\`, or some of them`,
      });
    }
  },
});

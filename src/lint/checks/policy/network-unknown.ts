/** Networks that the settings do not have. Points at the name. */

import { scopesOf } from "../../../policy/places.ts";
import { didYouMean } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { quotedList } from "../../../text/words.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const networkUnknown = defineLintCheck({
  id: "policy/network-unknown",
  summary: "a policy names a network that the settings do not have",
  why: "What is limited to an unknown network is deployed nowhere.",
  repair: "Write one of the names under `networks` in `discriminat.yaml`, or add the network there.",
  severity: "error",
  run: ({ tree }, report) => {
    const known = tree.settings.networks.map(({ name }) => name);
    for (const policy of tree.policies) {
      for (const { networks } of [policy, ...scopesOf(policy)]) {
        for (const name of networks ?? []) {
          if (known.includes(name.value)) continue;
          report({
            file: policy.source,
            at: name,
            message: `${quote(name.value)} is not a network of the settings`,
            help: didYouMean(name.value, known, `write ${quotedList(known, "or")}`),
          });
        }
      }
    }
  },
});

/** Patterns that the firewall does not apply in a network, by that deployment's `wildcard_exposure`. */

import { strangersBelow } from "../../../discriminat/exposure.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { doubtfulPatterns } from "../../doubtful-patterns.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const wildcardExposure = defineLintCheck({
  id: "policy/wildcard-exposure",
  summary: "a pattern is wider than the network's `wildcard_exposure` permits",
  why: "The firewall ignores such a pattern: the app is blocked although the policy says otherwise. With `prohibit_public_suffix`, the default, it refuses patterns that match names which anyone can register, by the [Public Suffix List](https://publicsuffix.org) with its private section: `*.github.io` would let data out to anyone who asks GitHub for a page.",
  repair:
    "List the names that the app needs, or put more labels in front of the suffix: `*.example.github.io`. The name in the finding shows what the pattern would admit.",
  severity: "error",
  security: true,
  run: (context, report) => {
    for (const { policy, item, networks, mode, exposure } of doubtfulPatterns(context)) {
      const { verdict, reason, suffix, witness } = exposure;
      if (verdict !== "refused") continue;
      report({
        ...originOf(policy, item),
        networks,
        message:
          suffix === undefined || witness === undefined
            ? `${subjectOf(item)} is a pattern that the firewall refuses: ${reason}`
            : `${subjectOf(item)} would admit ${strangersBelow(suffix, witness)}; ${reason}`,
        help:
          suffix === undefined
            ? "list the names that the app needs"
            : "list the names that the app needs, or a pattern below a domain of one owner",
        evidence: { ...(suffix && { suffix }), ...(witness && { witness }), mode },
      });
    }
  },
});

/** Patterns that match a public suffix itself, which the firewall's wording covers and no published example shows. */

import { originOf, subjectOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { doubtfulPatterns } from "../../doubtful-patterns.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const wildcardSuffixItself = defineLintCheck({
  id: "policy/wildcard-suffix-itself",
  summary: "a pattern matches a public suffix itself",
  why: "`*.amazonaws.com` matches `s3.amazonaws.com`, below which anyone can create a bucket. No one can register the suffix itself, so the pattern may be harmless, but the firewall's documentation can be read so that it refuses it. No published example shows either.",
  repair:
    "List the names that the app needs. If the pattern has to stay, look for `publicsuffix[.]org list matched` in the firewall's config log after the deployment.",
  severity: "warning",
  security: true,
  run: (context, report) => {
    for (const { policy, item, networks, mode, exposure } of doubtfulPatterns(context)) {
      const { verdict, reason, suffix } = exposure;
      if (verdict !== "suspicious") continue;
      report({
        ...originOf(policy, item),
        networks,
        message: `${subjectOf(item)} matches the public suffix ${quote(suffix ?? "")} itself; ${reason}`,
        help: "list the names that the app needs; the firewall may refuse the pattern",
        evidence: { ...(suffix && { suffix }), mode },
      });
    }
  },
});

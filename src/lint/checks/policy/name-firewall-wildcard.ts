/** Wildcards in the firewall's own notation. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameFirewallWildcard = defineLintCheck({
  id: "policy/name-firewall-wildcard",
  summary: "a name contains `_` or `%`, which the firewall reads as wildcards",
  why: "In an annotation, `_` matches any single character and `%` any sequence of characters. A name with a literal underscore would therefore admit more names than it shows, and AWS refuses `%` in descriptions.",
  repair:
    "Write `?` for exactly one character and `*` for any sequence. A name with a literal underscore cannot be expressed.",
  severity: "error",
  security: true,
  run: reportNames(["underscore", "percent"]),
});

/** Wildcards as the firewall writes them. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameFirewallWildcard = defineLintCheck({
  id: "policy/name-firewall-wildcard",
  summary: "a name holds `_` or `%`, which are wildcards to the firewall",
  why: "In an annotation `_` matches any one character and `%` any run of them. A name that really has an underscore would therefore admit more names than it shows, and AWS refuses `%` in descriptions.",
  repair:
    "Write `?` for exactly one character and `*` for any run. A name with a literal underscore cannot be expressed.",
  severity: "error",
  security: true,
  run: reportNames(["underscore", "percent"]),
});

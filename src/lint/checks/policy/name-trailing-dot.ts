/** The dot of the DNS root. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameTrailingDot = defineLintCheck({
  id: "policy/name-trailing-dot",
  summary: "a name ends with a dot",
  why: "Clients send server names without the dot of the DNS root ([RFC 6066](https://www.rfc-editor.org/rfc/rfc6066#section-3)), so a name that ends with one would never match.",
  repair: "Leave the last dot out.",
  severity: "error",
  run: reportNames(["trailing-dot"]),
});

/** Names in other alphabets. What their ASCII form may hide is the business of `name-look-alike.ts`. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameNotAscii = defineLintCheck({
  id: "policy/name-not-ascii",
  summary: "a name is not written in ASCII",
  why: "Clients send internationalised names in their ASCII form, which starts with `xn--`, and Security Group descriptions hold nothing else. Letters of other alphabets can also look exactly like Latin ones to a reviewer.",
  repair: "Write the ASCII form that the finding gives.",
  severity: "error",
  security: true,
  run: reportNames(["non-ascii"]),
});

/** Upper case in names. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameUpperCase = defineLintCheck({
  id: "policy/name-upper-case",
  summary: "a name holds upper case letters",
  why: "Names are compared in lower case. Whether the firewall folds case in annotations is not published, so only lower case is sure to work.",
  repair: "Write the name in lower case.",
  severity: "error",
  run: reportNames(["upper-case"]),
});

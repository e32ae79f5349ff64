/** Ports inside of names. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const namePort = defineLintCheck({
  id: "policy/name-port",
  summary: "a name holds a port",
  why: "The port belongs to the Security Group rule, not to the name in its annotation.",
  repair:
    "Write the name alone, and the port in the entry's `ports`, unless it is the protocol's own (443 for `tls`, 22 for `ssh`).",
  severity: "error",
  run: reportNames(["port"]),
});

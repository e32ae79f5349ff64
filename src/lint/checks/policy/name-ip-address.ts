/** IP addresses and ranges instead of names. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameIpAddress = defineLintCheck({
  id: "policy/name-ip-address",
  summary: "an IP address is written where a name is expected",
  why: "DiscrimiNAT filters by name; its documentation does not say that annotations may hold IP addresses. Addresses also change owners, which names rarely do.",
  repair:
    "Write the name that the app connects to. Traffic to a fixed address that has no name needs its own route and Security Group rule, outside the policies.",
  severity: "error",
  run: reportNames(["ip-address"]),
});

/** IP addresses and ranges in place of names. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameIpAddress = defineLintCheck({
  id: "policy/name-ip-address",
  summary: "an IP address stands where a name is expected",
  why: "DiscrimiNAT filters by name; that it takes IP addresses in annotations is not documented. Addresses also change owner, names rarely do.",
  repair:
    "Write the name that the app connects to. Traffic to a fixed address that has no name needs a route and a Security Group rule of its own, outside of the policies.",
  severity: "error",
  run: reportNames(["ip-address"]),
});

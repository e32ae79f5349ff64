/** Connections to addresses instead of names. Points at the app, or its window. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const ipAddress = defineTrafficCheck({
  id: "traffic/ip-address",
  summary: "an app connects to IP addresses",
  why: "The firewall admits names. A connection to an address cannot be declared. What passes by see-thru alone is a warning, because it ends with the window.",
  repair: "Make the app use a name.",
  severity: "info",
  run: reportInadmissible(
    "ip-address",
    "connected to IP addresses",
    "no entry can admit an address: make the app use a name",
  ),
});

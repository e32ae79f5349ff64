/** Connections in which the firewall recognised no protocol. Points at the app, or its window. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const unknownProtocol = defineTrafficCheck({
  id: "traffic/unknown-protocol",
  summary: "an app uses a protocol that the firewall does not recognise",
  why: "Entries are for TLS and SSH. Databases, mail and everything else without TLS cannot be declared. What passes by see-thru alone is a warning, because it ends with the window.",
  repair: "Make the app use TLS or SSH, or reach what it needs without leaving the network.",
  severity: "info",
  run: reportInadmissible(
    "unknown-protocol",
    "used a protocol that no entry can admit",
    "entries are for TLS and SSH: make the app use one of them",
  ),
});

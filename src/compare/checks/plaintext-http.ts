/** HTTP without TLS. Points at the app, or its window. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const plaintextHttp = defineTrafficCheck({
  id: "traffic/plaintext-http",
  summary: "an app uses HTTP without TLS",
  why: "Anyone on the path can read and change it, and the name in it proves nothing. The firewall does not admit it, except for revocation lists if its preferences say so. What passes by see-thru alone is a warning, because it ends with the window.",
  repair: "Use `https://`. Package managers and update tools are the usual causes, and have a setting for it.",
  severity: "info",
  run: reportInadmissible("plaintext-http", "used HTTP without TLS", "no entry can admit plain HTTP: use https"),
});

/** TLS that is too old for the firewall. Points at the entry that would admit it, else at the app. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const oldTls = defineTrafficCheck({
  id: "traffic/old-tls",
  summary: "an app uses TLS that is older than 1.2",
  why: "These connections were blocked or passed by see-thru alone, and every version that the log gives for them is older than TLS 1.2. An entry for the name does not help. What passes by see-thru alone is a warning, because it ends with the window.",
  repair: "Update the client, or its settings, to TLS 1.2 or newer.",
  severity: "info",
  run: reportInadmissible("old-tls", "used TLS that is older than 1.2", "make the client use TLS 1.2 or newer"),
});

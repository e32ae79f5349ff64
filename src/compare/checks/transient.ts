/** Connections that came before the firewall had a new entry ready. Points at the entry, else at the app. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const transient = defineTrafficCheck({
  id: "traffic/transient",
  summary: "connections were blocked for a moment, because an entry was new",
  why: "The firewall logged that its cache was not ready yet for a newly discovered entry; or a name that only a wildcard admits was seen for the first time, and each instance of the firewall adds such a name to its rules only then. That goes away by itself, and does not mean that the entry is wrong.",
  repair: "Nothing, where clients retry. Start clients that do not retry after the deployment.",
  severity: "info",
  run: reportInadmissible(
    "transient",
    "was blocked for a moment while an entry was new",
    "nothing to do where clients retry",
  ),
});

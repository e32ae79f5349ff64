/** Connections that came before the firewall had a new entry ready. Points at the entry, else at the app. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const transient = defineTrafficCheck({
  id: "traffic/transient",
  summary: "connections were briefly blocked because an entry was new",
  why: "The firewall reported that its cache was not ready yet for a newly discovered entry. This resolves itself and says nothing about the entry.",
  repair: "Nothing needs repair. Start clients that do not retry after the deployment.",
  severity: "info",
  run: reportInadmissible(
    "transient",
    "was blocked for a moment while an entry was new",
    "nothing has to be done where clients try again",
  ),
});

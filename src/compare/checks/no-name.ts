/** Connections with a name that is none, or without one. Points at the app, or its window. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const noName = defineTrafficCheck({
  id: "traffic/no-name",
  summary: "an app connects without a valid name",
  why: "An entry admits valid host names. A client that sends no name, or an invalid one, cannot be admitted by an entry. Connections that pass only by see-thru are a warning, because they end with the window.",
  repair: "Make the client send the name of what it connects to (SNI).",
  severity: "info",
  run: reportInadmissible(
    "no-name",
    "connected without a valid name",
    "make the client send the name of what it connects to (SNI)",
  ),
});

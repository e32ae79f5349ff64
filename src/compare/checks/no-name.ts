/** Connections without a name, or with an invalid one. Points at the app, or its window. */
import { reportInadmissible } from "../report-inadmissible.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const noName = defineTrafficCheck({
  id: "traffic/no-name",
  summary: "an app connects without a valid name",
  why: "Entries admit valid host names. A client that sends none, or something else, cannot be told apart from any other. What passes by see-thru alone is a warning, because it ends with the window.",
  repair: "Make the client send the name of the server that it connects to (SNI).",
  severity: "info",
  run: reportInadmissible(
    "no-name",
    "connected without a valid name",
    "make the client send the name of the server that it connects to (SNI)",
  ),
});

/** Names in the notation of another tool. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameForeignNotation = defineLintCheck({
  id: "policy/name-foreign-notation",
  summary: "a name is written in the notation of another tool",
  why: "Elsewhere `.example.com` and `**.example.com` admit every name below `example.com`, however deep. Here a name stands for itself, `*` is a run of characters within one label, and an entry never excludes anything. A copied list would admit less than its author believes, or something else.",
  repair: "Write the names that the finding gives. Names with more labels need a pattern for each depth.",
  severity: "error",
  run: reportNames(["foreign-notation"]),
});

/** Wildcards under `ssh`. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const wildcardInSsh = defineLintCheck({
  id: "policy/wildcard-in-ssh",
  summary: "an `ssh` entry holds a wildcard",
  why: "DiscrimiNAT has wildcards [for TLS only](https://chasersystems.com/blog/wildcards-and-system-2-thinking).",
  repair: "List every SSH server by its full name.",
  severity: "error",
  run: reportNames(["wildcard"]),
});

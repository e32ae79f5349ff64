/** Placeholders other than `{region}`. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const namePlaceholder = defineLintCheck({
  id: "policy/name-placeholder",
  summary: "a name contains an unknown placeholder",
  why: "`{region}` is the only placeholder; it becomes the region of each network. Anything else in braces would reach the firewall as written.",
  repair: "Write the value out. If it differs between networks, write one entry for each with `networks`.",
  severity: "error",
  run: reportNames(["placeholder"]),
});

/** Placeholders other than `{region}`. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const namePlaceholder = defineLintCheck({
  id: "policy/name-placeholder",
  summary: "a name holds an unknown placeholder",
  why: "`{region}` is the only placeholder; it becomes the region of each network. Anything else in braces would reach the firewall as it stands.",
  repair: "Write the value out, or limit entries to a network with `networks` where the value differs between them.",
  severity: "error",
  run: reportNames(["placeholder"]),
});

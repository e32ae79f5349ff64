/** URLs, and names with a path. */

import { reportNames } from "../../check-names.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const nameUrl = defineLintCheck({
  id: "policy/name-url",
  summary: "a URL or a path stands where a name is expected",
  why: "The firewall sees the name that a TLS or SSH client asks for. It sees no scheme and no path, so a line that holds them suggests a limit that does not exist: `example.com/only/this` would admit all of `example.com`.",
  repair: "Write only the name.",
  severity: "error",
  run: reportNames(["url", "path"]),
});

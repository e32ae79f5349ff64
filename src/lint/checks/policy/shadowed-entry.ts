/** Names that a wider pattern of the same policy admits. Points at the name. */
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";
import { redundancies } from "../../redundancy.ts";

export const shadowedEntry = defineLintCheck({
  id: "policy/shadowed-entry",
  summary: "a name is covered by a pattern of the same policy",
  why: "The line admits nothing that the pattern does not, takes room in the Security Group, and suggests that access is narrower than it is.",
  repair:
    "Remove the pattern if the names that it admits are all listed, which is the narrower policy; else remove the name.",
  severity: "warning",
  run: (context, report) => {
    for (const { policy, name, kind, cover } of redundancies(context)) {
      if (kind !== "shadowed") continue;
      report({
        file: policy.source,
        at: name,
        message: `${quote(name.value)} is covered by the pattern ${quote(cover.name)} on the same port`,
        help: "remove the pattern if all names that the app needs are listed, else this name",
        related: [{ message: "the pattern", file: policy.source, at: cover.at }],
      });
    }
  },
});

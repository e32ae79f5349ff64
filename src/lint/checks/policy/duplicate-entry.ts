/** Names that are declared twice. Points at the later one; of a name and a bundle that holds it, at the name. */
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";
import { redundancies } from "../../redundancy.ts";

export const duplicateEntry = defineLintCheck({
  id: "policy/duplicate-entry",
  summary: "a name is declared twice",
  why: "The second line admits nothing new. If one of the two is removed later, the access seems to be gone and is not.",
  repair: "Keep the line with the better reason, and remove the other. Where both expire, keep the later date.",
  severity: "warning",
  run: (context, report) => {
    for (const { policy, name, kind, cover } of redundancies(context)) {
      if (kind !== "duplicate") continue;
      const where = cover.bundle === undefined ? "in this policy" : `by the bundle ${quote(cover.bundle.bundle.name)}`;
      report({
        file: policy.source,
        at: name,
        message: `${quote(name.value)} is already declared ${where}`,
        help: "remove one of the two lines",
        related: [{ message: "declared here", file: policy.source, at: cover.at }],
      });
    }
  },
});

/** Suppressions that suppress nothing. Points at the comment. The runner asks, since it alone knows what they did. */

import { type CheckInfo, defineCheck } from "../../../findings/check.ts";
import type { Problem } from "../../../findings/finding.ts";
import type { PlacedSuppression } from "../../../findings/suppression.ts";
import { didYouMean } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";

export const unusedSuppression = defineCheck({
  id: "policy/unused-suppression",
  summary: "a suppression suppresses nothing",
  why: "It would silently hide the next finding that appears on the line, with a reason that was written for another one.",
  repair: "Remove the comment, or correct the id of the check.",
  severity: "warning",
});

/** `checks` are all that there are. */
export function unusedSuppressionProblem(
  { file, suppression }: PlacedSuppression,
  checks: readonly CheckInfo[],
): Problem {
  const { span, path, check } = suppression;
  const info = checks.find(({ id }) => id === check);
  const ids = checks.map(({ id }) => id);
  const [message, help] =
    info === undefined
      ? [`there is no check ${quote(check)}`, didYouMean(check, ids, "remove the comment")]
      : info.configurable === false
        ? [`findings of ${quote(check)} cannot be suppressed`, "remove the comment and repair the finding"]
        : [`there is no finding of ${quote(check)} here`, "remove the comment"];
  return { file, at: { span, path }, message: `the comment suppresses nothing: ${message}`, help };
}

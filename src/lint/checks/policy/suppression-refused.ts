/** Comments that would suppress a guardrail. Points at the comment. The runner asks, since it alone applies suppressions. */
import { defineCheck } from "../../../findings/check.ts";
import type { Problem } from "../../../findings/finding.ts";
import type { PlacedSuppression } from "../../../findings/suppression.ts";
import type { PolicyTree } from "../../../policy/model.ts";
import { quote } from "../../../text/quote.ts";

export const suppressionRefused = defineCheck({
  id: "policy/suppression-refused",
  summary: "a comment would suppress a guardrail",
  why: "Guardrails are the organisation's: a forbidden name, a port that is not listed, a window that is too long. The team that they bind cannot lift them with a comment in a file of its own; the comment has no effect.",
  repair:
    "Remove the comment, and keep to the guardrail. Where the organisation wants such exceptions, `guardrails.suppressible` in the settings lists the checks that a comment may suppress.",
  severity: "error",
  guardrail: true,
  security: true,
});

/** The suppressions of a tree that guardrails permit, and those that they do not. */
export function permittedSuppressions(
  { settings }: PolicyTree,
  suppressions: readonly PlacedSuppression[],
  guardrails: ReadonlySet<string>,
): { readonly permitted: readonly PlacedSuppression[]; readonly refused: readonly PlacedSuppression[] } {
  const isPermitted = ({ file, suppression: { check } }: PlacedSuppression): boolean =>
    !guardrails.has(check) || settings.guardrails.suppressible.includes(check) || file === settings.source;
  return { permitted: suppressions.filter(isPermitted), refused: suppressions.filter((one) => !isPermitted(one)) };
}

export function suppressionRefusedProblem({ file, suppression: { span, path, check } }: PlacedSuppression): Problem {
  return {
    file,
    at: { span, path },
    message: `the comment suppresses nothing: ${quote(check)} is a guardrail`,
    help: "remove the comment; guardrails.suppressible in the settings says which guardrails a comment may suppress",
  };
}

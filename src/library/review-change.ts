/** `review` as the command and callers of the library run it. Pure: history and traffic are data. */
import { knownChecks } from "../check-families.ts";
import type { Finding } from "../findings/finding.ts";
import type { LoadedTree } from "../policy/load-tree.ts";
import type { PolicyTree } from "../policy/model.ts";
import { reviewFindings } from "../review/review-findings.ts";
import { type ObservedNetwork, type Review, type ReviewInput, reviewTrees } from "../review/review-trees.ts";

export interface ReviewChangeInput {
  /** What was before. @default no tree of policies: everything is new */
  readonly base?: Pick<LoadedTree, "tree" | "findings"> | undefined;
  readonly head: PolicyTree;
  /** Earlier last days of an app's see-thru window, the oldest first, `head`'s not included; asked for few apps. */
  readonly windowHistory?: ReviewInput["windowHistory"] | undefined;
  /** Whether an app's window may have had more last days than `windowHistory` knows, as in a shallow clone. */
  readonly isHistoryCut?: ReviewInput["isHistoryCut"] | undefined;
  /** Observed traffic, of one network or once for each of several. */
  readonly traffic?: ObservedNetwork | readonly ObservedNetwork[] | undefined;
}

export interface ReviewedChange {
  readonly review: Review;
  /** Each change at its line of `head`, with the severities of the base: a change must not decide how grave it is itself. */
  readonly findings: readonly Finding[];
}

/**
 * What a change of the policies widens and narrows; with traffic, what it would have meant for the connections in it.
 *
 * @throws UserError where an argument is not what it should be.
 */
export function reviewChange(input: ReviewChangeInput): ReviewedChange {
  const { base, head, windowHistory, isHistoryCut, traffic } = input;
  const review = reviewTrees({
    base: base?.tree,
    head,
    baseFindings: base?.findings ?? [],
    ...(windowHistory && { windowHistory }),
    ...(isHistoryCut && { isHistoryCut }),
    defaultSeverities: new Map(knownChecks.map(({ id, severity }) => [id, severity])),
    traffic: traffic === undefined ? [] : [traffic].flat(),
  });
  return { review, findings: reviewFindings(review, head, base?.tree?.settings ?? head.settings) };
}

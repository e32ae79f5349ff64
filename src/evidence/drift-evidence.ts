/** Security Groups as they stand, judged, as the review page shows them. Pure. */
import { driftChecks } from "../drift/checks.ts";
import { limitSentences, verdictSentence, verdictWord } from "../drift/drift-summary.ts";
import type { Drift } from "../drift/judge-drift.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Input } from "../page/model.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { PolicyTree } from "../policy/model.ts";
import { sentence } from "../text/words.ts";
import { wholeDigest } from "../values/digest.ts";
import { itemsOf, listedAbove, type Proof, verdictItem } from "./proof.ts";

/** What stands there admits more than the policies say, as these checks tell. */
export const openingChecks: ReadonlySet<string> = new Set(
  [...driftChecks].flatMap((check) => ("security" in check && check.security ? [check.id] : [])),
);

export function driftEvidence(tree: PolicyTree, files: readonly SourceFile[], drift: Drift, asOf: string): Proof {
  const severityOf = checkSeverities(tree.settings, driftChecks);
  const judged = drift.problems.map((problem) => ({ ...problem, severity: severityOf(problem.check) }));
  const items = itemsOf("drift", judged);
  const verdict = `${verdictWord(drift)}: ${verdictSentence(drift)}`;
  const limits = limitSentences(drift);
  const inStep = drift.verdict === "in step";
  const complete = drift.verdict !== "incomplete" && drift.deployed.gaps.length === 0 && drift.unread.length === 0;
  const [first] = files;
  const dated = `Judged by the policies as of ${asOf}; when AWS was asked, the lists do not say.`;
  return {
    of: "groups",
    inputs: files.map(
      ({ path, text }): Input => ({
        ...{ kind: "Security Groups as they stand", name: path, digest: wholeDigest(text), complete },
        says: path === first?.path ? [verdict, ...limits, dated] : [`Judged together with ${first?.path}.`],
      }),
    ),
    items: drift.verdict === "drifted" ? verdictItem("drift", sentence(verdict), items) : items,
    shown: [`Security Groups as they stand: ${verdict}`],
    missing: [...limits, ...(inStep ? [] : listedAbove("Security Groups as they stand", items))],
    beyond: drift.problems.filter(({ check }) => openingChecks.has(check)).length,
  };
}

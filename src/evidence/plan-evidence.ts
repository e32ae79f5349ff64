/** A proved plan as the review page shows it. Never what else is in the plan: plans hold secrets. Pure. */
import type { SourceFile } from "../findings/source-file.ts";
import { planChecks } from "../plan-proof/checks.ts";
import { changeSentence, purposeSentences, verdictSentence, verdictWord } from "../plan-proof/plan-summary.ts";
import type { PlanProof } from "../plan-proof/prove-plan.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import type { PolicyTree } from "../policy/model.ts";
import { sentence } from "../text/words.ts";
import { wholeDigest } from "../values/digest.ts";
import { itemsOf, listedAbove, type Proof, verdictItem } from "./proof.ts";

export function planEvidence(tree: PolicyTree, file: SourceFile, proof: PlanProof): Proof {
  const { isExplained, plan, problems } = proof;
  const severityOf = checkSeverities(tree.settings, planChecks);
  const appOf = new Map(tree.policies.map(({ source, app }) => [source.path, app?.value]));
  const [only] = tree.settings.networks.length === 1 ? tree.settings.networks.map(({ name }) => name) : [];
  const verdict = `${verdictWord(proof)}: ${verdictSentence(proof)}`;
  const judged = problems.map((problem) => ({
    ...problem,
    severity: severityOf(problem.check),
    ...{ app: appOf.get(problem.file.path), network: only },
  }));
  const items = itemsOf("plan", judged);
  const planned = plan.plannedAt === undefined ? [] : [`Planned at ${plan.plannedAt}.`];
  const unread = plan.unread.map(({ address, why }) => `${address} ${why}`);
  const shownUnread =
    unread.length === 0
      ? []
      : [`Not read: ${unread.slice(0, 3).join("; ")}${unread.length > 3 ? `; and ${unread.length - 3} more` : ""}.`];
  return {
    of: "plan",
    inputs: [
      {
        ...{ kind: "Terraform plan", name: file.path, digest: wholeDigest(file.text) },
        says: [
          ...[verdict, sentence(changeSentence(proof)), ...purposeSentences(proof), ...planned],
          ...plan.gaps.map((gap) => sentence(`incomplete: ${gap}`)),
          ...shownUnread,
        ],
        complete: plan.gaps.length === 0 && unread.length === 0,
      },
    ],
    items: isExplained ? items : verdictItem("plan", sentence(verdict), items),
    shown: [`${file.path}: ${verdict}`],
    missing: isExplained ? [] : listedAbove(file.path, items),
    beyond: 0,
  };
}

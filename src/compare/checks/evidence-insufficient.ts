/** Names that may or may not be unused: one finding for each network. Points at the network. */
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";
import { explainNothingMatched } from "../explanations/explain-nothing-matched.ts";
import { defineTrafficCheck } from "../traffic-check.ts";

export const evidenceInsufficient = defineTrafficCheck({
  id: "traffic/evidence-insufficient",
  summary: "the snapshot does not suffice to say what is unused",
  why: "What was not seen may still be needed where the snapshot is short, has gaps or was cut off, where the flow log holds only what was blocked, or where an entry may be younger than the snapshot. Such names are `unknown`, never `unused`.",
  repair:
    "Observe at least `evidence.min_days` days without gaps, with `flow_log_verbosity: full`. Run `check` in the git repository of the policies, with its full history, which tells how old each entry is.",
  severity: "info",
  run: ({ tree, apps, comparison }, report) => {
    const { network, evidence } = comparison;
    const usages = apps.flatMap((traffic) => traffic.usages);
    const unknown = usages.filter(({ status }) => status === "unknown");
    if (unknown.length === 0 || explainNothingMatched(comparison) !== undefined) return;
    const [problem] = evidence.problems;
    const reasons =
      problem === undefined
        ? commonest(unknown.map(({ because }) => because ?? ""))
        : evidence.problems.map(({ message }) => message);
    const [first = "", ...others] = reasons;
    const more = problem === undefined && others.length > 0 ? `, and ${count(others.length, "other reason")}` : "";
    const why = problem === undefined ? `${first}${more}` : reasons.join("; ");
    report({
      file: tree.settings.source,
      at: network.at,
      message: `the snapshot of ${quote(network.name)} cannot tell whether ${unknown.length} of ${count(usages.length, "declared name")} ${unknown.length === 1 ? "is" : "are"} unused: ${why}`,
      help:
        problem?.help ?? "observe longer, and run check in the git repository of the policies, with its full history",
      evidence: { network: network.name, unknown: unknown.length, names: usages.length, days: evidence.days },
    });
  },
});

/** Each text once, the most frequent first. */
function commonest(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return [...counts].sort(([, left], [, right]) => right - left).map(([text]) => text);
}

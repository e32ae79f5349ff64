/** Names that the guardrails forbid. */
import { checkName } from "../../../discriminat/name.ts";
import { isPattern } from "../../../discriminat/pattern.ts";
import { overlaps } from "../../../discriminat/pattern-language.ts";
import { createPatternSet } from "../../../discriminat/pattern-set.ts";
import { quote } from "../../../discriminat/text.ts";
import { defineCheck } from "../../check.ts";
import { originOf, subjectOf } from "../../places.ts";

export const neverName = defineCheck({
  id: "policy/never-name",
  summary: "an entry admits a name that the guardrails forbid",
  why: "`guardrails.never` lists names that no policy of the organisation may admit. A pattern counts as soon as one name that it matches is forbidden.",
  repair: "Remove the name, or narrow the pattern so that it no longer matches the forbidden one.",
  severity: "error",
  security: true,
  run: ({ tree, deployments }, report) => {
    const { source, guardrails } = tree.settings;
    const forbidden = guardrails.never.filter(({ name }) => checkName(name.value, { wildcards: true }).length === 0);
    if (forbidden.length === 0) return;
    const patterns = createPatternSet(
      forbidden.map(({ name }) => name.value),
      { emptyRun: true },
    );
    const firstOverlap = (wanted: string) => {
      for (const item of forbidden) {
        const witness = overlaps(item.name.value, wanted);
        if (witness !== undefined) return { ...item, witness };
      }
      return undefined;
    };
    for (const { policy, names } of deployments) {
      for (const item of names) {
        if (!isPattern(item.name) && patterns.match(item.name).length === 0) continue;
        const found = firstOverlap(item.name);
        if (found === undefined) continue;
        const { name, reason, witness } = found;
        report({
          ...originOf(policy, item),
          networks: item.networks,
          message:
            witness === item.name
              ? `${subjectOf(item)} is forbidden by the guardrails: ${reason.value}`
              : `${subjectOf(item)} would admit ${quote(witness)}, which the guardrails forbid: ${reason.value}`,
          help: witness === item.name ? "remove it" : "remove it, or narrow the pattern",
          related: [{ message: `${quote(name.value)} is forbidden here`, file: source, at: name }],
          evidence: { witness },
        });
      }
    }
  },
});

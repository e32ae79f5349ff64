/** Names that the guardrails forbid. */
import { checkName } from "../../../discriminat/name.ts";
import { createOverlapIndex } from "../../../discriminat/overlap-index.ts";
import { originOf, subjectOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const neverName = defineLintCheck({
  id: "policy/never-name",
  summary: "an entry admits a name that the guardrails forbid",
  why: "`guardrails.never` lists names that no policy of the organisation may admit. A pattern counts as soon as one name that it matches is forbidden.",
  repair: "Remove the name, or narrow the pattern so that it no longer matches the forbidden one.",
  severity: "error",
  guardrail: true,
  security: true,
  run: ({ tree, deployments }, report) => {
    const { source, guardrails } = tree.settings;
    const forbidden = new Map(guardrails.never.map((item) => [item.name.value, item]));
    const index = createOverlapIndex(
      [...forbidden.keys()].filter((name) => checkName(name, { wildcards: true }).length === 0),
    );
    for (const { policy, names } of deployments) {
      for (const item of names) {
        const overlap = index.find(item.name);
        const found = overlap && forbidden.get(overlap.member);
        if (overlap === undefined || found === undefined) continue;
        const { name, reason } = found;
        const { witness } = overlap;
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

/** Names that a policy refuses and admits. Points at the refusal, because the firewall knows no refusals. */
import { checkName } from "../../../discriminat/name.ts";
import { isPattern } from "../../../discriminat/pattern.ts";
import { overlaps } from "../../../discriminat/pattern-language.ts";
import { subjectOf } from "../../../policy/places.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const refuseOverlapsAllow = defineLintCheck({
  id: "policy/refuse-overlaps-allow",
  summary: "a name is refused and admitted by the same policy",
  why: "`refuse` blocks nothing: it says that traffic which the firewall blocks anyway is meant to stay blocked. A name that an entry admits passes, whatever `refuse` says.",
  repair: "Narrow the entry so that it does not match the refused name, or remove the refusal.",
  severity: "error",
  security: true,
  run: ({ deployments }, report) => {
    for (const { policy, names } of deployments) {
      for (const { name } of policy.refuse) {
        if (name === undefined || checkName(name.value, { wildcards: true }).length > 0) continue;
        for (const item of names) {
          if (item.name !== name.value && !isPattern(item.name) && !isPattern(name.value)) continue;
          const witness = overlaps(name.value, item.name);
          if (witness === undefined) continue;
          report({
            file: policy.source,
            at: name,
            networks: item.networks,
            message: `${quote(name.value)} is refused, but the entry ${subjectOf(item)} admits ${witness === name.value ? "it" : quote(witness)}`,
            help: "narrow the entry, or remove the refusal",
            related: [{ message: "admitted here", file: policy.source, at: item.at }],
            evidence: { witness },
          });
          break;
        }
      }
    }
  },
});

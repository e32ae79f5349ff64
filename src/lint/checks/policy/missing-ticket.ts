/** Entries without a ticket, where the guardrails want one. Points at the entry. */
import { defineLintCheck } from "../../lint-check.ts";

export const missingTicket = defineLintCheck({
  id: "policy/missing-ticket",
  summary: "an entry has no ticket",
  why: "The guardrails of this tree (`guardrails.entries.require`) ask for a reference to the place where the access was decided.",
  repair: "Add `ticket:`.",
  severity: "error",
  run: ({ tree }, report) => {
    if (!tree.settings.guardrails.entries.require.includes("ticket")) return;
    for (const { source, allow } of tree.policies) {
      for (const { at, ticket } of allow) {
        if (ticket !== undefined) continue;
        report({
          file: source,
          at,
          message: "the entry has no ticket; the guardrails require one",
          help: "add `ticket:` with a reference to the decision",
        });
      }
    }
  },
});

/** Entries and see-thru windows without a reason. Points at the entry or the `see_thru` key. */
import { defineLintCheck } from "../../lint-check.ts";

export const missingReason = defineLintCheck({
  id: "policy/missing-reason",
  summary: "an entry or a see-thru window has no reason",
  why: "Next year's reviewer has to know what would break without the line. The guardrails ask for it by default (`guardrails.entries.require`, `guardrails.see_thru.require`).",
  repair: "Add `reason:` with what the app does there.",
  severity: "error",
  run: ({ tree }, report) => {
    const { entries, seeThru } = tree.settings.guardrails;
    const help = "add `reason:` with what the app does there";
    for (const policy of tree.policies) {
      const file = policy.source;
      if (entries.require.includes("reason")) {
        for (const { at, reason } of policy.allow) {
          if (reason === undefined) {
            report({ file, at, message: "the entry has no reason; the guardrails require one", help });
          }
        }
      }
      if (policy.seeThru !== undefined && policy.seeThru.reason === undefined && seeThru.require.includes("reason")) {
        const { at } = policy.seeThru;
        report({ file, at, message: "the see-thru window has no reason; the guardrails require one", help });
      }
    }
  },
});

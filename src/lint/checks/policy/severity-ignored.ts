/** Severities for checks that do not exist, or cannot be changed. Points at the id. Gets the ids of all checks from the registry. */

import type { CheckInfo } from "../../../findings/check.ts";
import { didYouMean } from "../../../text/nearest.ts";
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const severityIgnored = defineLintCheck({
  id: "policy/severity-ignored",
  summary: "the settings give a severity to a check that they cannot change",
  why: "A mistyped id has no effect: the check keeps its severity. Checks of files that cannot be read are always errors, because nothing after them can be trusted.",
  repair: "Correct the id (`discriminat-policy explain` lists them all), or remove the line.",
  severity: "error",
  run: ({ tree, checks }, report) => {
    const byId = new Map<string, CheckInfo>(checks.map((info) => [info.id, info]));
    for (const { id } of tree.settings.checks) {
      const info = byId.get(id.value);
      if (info !== undefined && info.configurable !== false) continue;
      report({
        file: tree.settings.source,
        at: id,
        message:
          info === undefined
            ? `there is no check ${quote(id.value)}`
            : `the severity of ${quote(id.value)} is fixed: ${info.severity}`,
        help: info === undefined ? didYouMean(id.value, [...byId.keys()], "remove the line") : "remove the line",
      });
    }
  },
});

/** Policies in another team's folder. Points at the team. */
import { quote } from "../../../text/quote.ts";
import { defineLintCheck } from "../../lint-check.ts";

export const teamNotFolder = defineLintCheck({
  id: "policy/team-not-folder",
  summary: "a policy's team is not the folder that it lies in",
  why: "Review rules such as `CODEOWNERS` go by folder. A policy in another team's folder is approved by the wrong people.",
  repair: "Move the file to the team's folder, or correct `team`.",
  severity: "error",
  security: true,
  run: ({ tree }, report) => {
    for (const { source, team, folder } of tree.policies) {
      if (team === undefined || team.value === folder) continue;
      report({
        file: source,
        at: team,
        message: `the team is ${quote(team.value)}, but the file lies in the folder ${quote(folder)}`,
        help: `write \`team: ${folder}\`, or move the file`,
      });
    }
  },
});

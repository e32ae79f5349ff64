/** Trees without a policy. Points at the settings. The runner asks it where no other check has found anything. */
import { defineCheck } from "../../../findings/check.ts";
import type { Problem } from "../../../findings/finding.ts";
import type { PolicyTree } from "../../../policy/model.ts";

export const treeEmpty = defineCheck({
  id: "policy/tree-empty",
  summary: "a tree holds no policy",
  why: "Nothing was judged, and nothing will be deployed: a check of an empty tree passes whatever the policies say. The folder may be another one than was meant.",
  repair:
    "Write a policy with `discriminat-policy new <team>/<app>`, or name the folder that holds the policies with `--policies <dir>`.",
  severity: "warning",
});

export function treeEmptyProblem({ settings, policies }: PolicyTree): Problem | undefined {
  if (policies.length > 0) return undefined;
  return {
    file: settings.source,
    at: settings.at,
    message: "there is no policy in this tree, so that nothing was judged",
    help: "write one with `discriminat-policy new <team>/<app>`, or name another folder with `--policies <dir>`",
  };
}

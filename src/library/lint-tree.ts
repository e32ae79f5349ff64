/** `lint` as the command and callers of the library run it: with the checks of every command known to it. Pure. */
import { checkFamilies, knownChecks } from "../check-families.ts";
import { type LintResult, type LintOptions as RunOptions, runLint } from "../lint/run-lint.ts";
import type { LoadedTree } from "../policy/load-tree.ts";

export type LintOptions = Pick<RunOptions, "asOf" | "automation">;

const judgedElsewhere: ReadonlySet<string> = new Set(
  checkFamilies
    .filter(({ command, suppressible }) => suppressible && command !== "lint")
    .flatMap(({ checks }) => checks.map(({ id }) => id)),
);

/**
 * Judges a loaded tree: schema, the firewall's semantics, AWS's limits, the guardrails of its settings. Without usable
 * settings nothing can be judged, and the loader's findings are all there are.
 *
 * @throws UserError where an argument is not what it should be.
 */
export function lintTree(loaded: LoadedTree, options: LintOptions): LintResult {
  const { asOf, automation = [] } = options;
  return runLint(loaded, { asOf, automation, knownChecks, judgedElsewhere });
}

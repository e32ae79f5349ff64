/** `lint` as commands and callers of the library run it: with the checks of every command known to it. Pure. */
import { checkFamilies, knownChecks } from "./check-families.ts";
import { type LintResult, type LintOptions as RunOptions, runLint } from "./lint/run-lint.ts";
import type { LoadedTree } from "./policy/load-tree.ts";

export type LintOptions = Pick<RunOptions, "asOf">;

const judgedElsewhere: ReadonlySet<string> = new Set(
  checkFamilies
    .filter(({ command, suppressible }) => suppressible && command !== "lint")
    .flatMap(({ checks }) => checks.map(({ id }) => id)),
);

/** Judges a loaded tree. Without usable settings nothing can be judged, and the loader's findings are all there are. */
export function lintTree(loaded: LoadedTree, { asOf }: LintOptions): LintResult {
  return runLint(loaded, { asOf, knownChecks, judgedElsewhere });
}

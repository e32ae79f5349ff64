/** The checks of how names are written: each reports some kinds of what `checkName` finds. */
import type { NameProblem, NameProblemKind } from "../discriminat/name.ts";
import { placeWithin } from "../policy/places.ts";
import { quote } from "../text/quote.ts";
import { fixName } from "./fix-name.ts";
import type { LintCheck } from "./lint-check.ts";

/** Reports the first problem of the given kinds in every written name. */
export function reportNames(kinds: readonly NameProblemKind[]): LintCheck["run"] {
  return ({ wrongNames }, report) => {
    for (const wrong of wrongNames) {
      const { file, at, problems } = wrong;
      const problem = problems.find(({ kind }) => kinds.includes(kind));
      if (problem === undefined) continue;
      const { message } = problem;
      report({ file, at: placeWithin(file, at, problem), message, help: helpOf(problem), fix: fixName(wrong) });
    }
  };
}

function helpOf({ help, repair }: NameProblem): string {
  return repair === undefined ? help : `${help}: ${quote(repair)}`;
}

/** The checks of the loader: what can be wrong with a file before anybody asks what it means. */
import { type CheckInfo, defineCheckInfo } from "../findings/check.ts";
import { type Finding, type Problem, toFinding } from "../findings/finding.ts";

export const loaderChecks = [
  defineCheckInfo({
    id: "yaml/syntax",
    summary: "the file is not valid YAML",
    why: "Nothing in the file can be trusted to mean what its author meant.",
    repair: "Repair the place that the finding points at; `fmt` shows how the language is laid out.",
    severity: "error",
    configurable: false,
  }),
] as const satisfies readonly CheckInfo[];

export type LoaderCheckId = string;

/** A finding of the loader before it has a severity. */
export interface LoaderProblem extends Problem {
  readonly check: LoaderCheckId;
}

export function toLoaderFinding({ check, ...problem }: LoaderProblem): Finding {
  return toFinding(check, "error", problem);
}

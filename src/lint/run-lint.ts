/**
 * Runs the checks: loaded tree → findings. Pure; the date is a parameter. Knows severities, suppressions and how one problem
 * in several networks becomes one finding, and nothing about any check.
 */

import type { CheckInfo } from "../findings/check.ts";
import { compareFindings, type Finding, type Severity, toFinding } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { suppress } from "../findings/suppression.ts";
import { checkSeverities } from "../policy/check-severities.ts";
import { isFinal } from "../policy/checks.ts";
import type { LoadedTree } from "../policy/load-tree.ts";
import type { PolicyTree } from "../policy/model.ts";
import { suppressionsOf } from "../policy/places.ts";
import { quotedList } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import {
  permittedSuppressions,
  suppressionRefused,
  suppressionRefusedProblem,
} from "./checks/policy/suppression-refused.ts";
import { treeEmpty, treeEmptyProblem } from "./checks/policy/tree-empty.ts";
import { unusedSuppression, unusedSuppressionProblem } from "./checks/policy/unused-suppression.ts";
import { createContext, type LintContext } from "./context.ts";
import type { LintCheck, LintProblem } from "./lint-check.ts";
import { lintChecks, treeChecks } from "./registry.ts";

export interface LintOptions {
  /** `YYYY-MM-DD`: decides what has expired. */
  readonly asOf: string;
  /** Workflows and pipelines of the repository, for what they run; without them `settings/local-state` finds nothing. */
  readonly automation?: readonly SourceFile[] | undefined;
  /** Every check of every command: what settings and suppressions may name. */
  readonly knownChecks: readonly CheckInfo[];
  /** Ids of checks that only another command can judge: whether a suppression of theirs is needed, `lint` cannot tell. */
  readonly judgedElsewhere: ReadonlySet<string>;
}

export interface LintResult {
  /** Sorted; those of the loader included, suppressed ones left out. */
  readonly findings: readonly Finding[];
  /** Every check that can report something, with its default severity, sorted by id. */
  readonly checks: readonly CheckInfo[];
}

const guardrailIds: ReadonlySet<string> = new Set(lintChecks.filter(({ guardrail }) => guardrail).map(({ id }) => id));

/** Judges a loaded tree. Without usable settings nothing can be judged, and the loader's findings are all there are. */
export function runLint({ tree, findings: loaded }: LoadedTree, options: LintOptions): LintResult {
  const findings = tree === undefined ? loaded : judge(tree, loaded, options);
  return { findings: [...findings].sort(compareFindings), checks: lintChecks };
}

function judge(
  tree: PolicyTree,
  loaded: readonly Finding[],
  { asOf, automation, knownChecks, judgedElsewhere }: LintOptions,
): readonly Finding[] {
  const severityOf = checkSeverities(tree.settings, knownChecks);
  const context = createContext(tree, asOf, knownChecks, automation);
  const found = loaded.flatMap((finding) => {
    const severity = severityOf(finding.check, finding.severity);
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
  const isConsequence = consequencesOf(loaded);
  for (const check of treeChecks) {
    const severity = severityOf(check.id);
    if (severity === "off") continue;
    found.push(...runCheck(check, severity, context).filter((finding) => !isConsequence(finding)));
  }

  // What cannot be lowered cannot be suppressed either; a check that is off leaves its suppressions without work.
  const fixed = found.filter(({ check }) => isFinal(check));
  const effective = suppressionsOf(tree).filter(
    ({ suppression: { check } }) => severityOf(check) !== "off" && !judgedElsewhere.has(check),
  );
  const { permitted, refused } = permittedSuppressions(tree, effective, guardrailIds);
  const refusal = severityOf(suppressionRefused.id);
  if (refusal !== "off") {
    for (const placed of refused)
      found.push(toFinding(suppressionRefused.id, refusal, suppressionRefusedProblem(placed)));
  }
  const { kept, unused } = suppress(
    found.filter(({ check }) => !isFinal(check)),
    permitted,
  );
  const severity = severityOf(unusedSuppression.id);
  const idle =
    severity === "off"
      ? []
      : unused.map((placed) =>
          toFinding(unusedSuppression.id, severity, unusedSuppressionProblem(placed, knownChecks)),
        );
  const all = [...fixed, ...kept, ...idle];
  return all.length === 0 ? emptiness(tree, severityOf(treeEmpty.id)) : all;
}

/** Only "no findings" would be misleading. */
function emptiness(tree: PolicyTree, severity: Severity | "off"): readonly Finding[] {
  const problem = treeEmptyProblem(tree);
  return problem === undefined || severity === "off" ? [] : [toFinding(treeEmpty.id, severity, problem)];
}

/**
 * The loader leaves out what it objects to. A finding about that very place, or about a map or list around it, may only say
 * that something is missing which is there and wrong.
 */
function consequencesOf(loaded: readonly Finding[]): (finding: Finding) => boolean {
  const wrong = groupBy(
    loaded.filter(({ check }) => isFinal(check)),
    ({ file }) => file,
  );
  return ({ file, path }) =>
    wrong.get(file)?.some((other) => path.every((key, index) => key === other.path[index])) ?? false;
}

function runCheck(check: LintCheck, severity: Severity, context: LintContext): readonly Finding[] {
  const found = new Map<string, { readonly problem: LintProblem; readonly networks: Set<string> }>();
  check.run(context, (problem) => {
    const { file, at, message, networks = [] } = problem;
    const key = `${file.path}\n${at.span.start}\n${at.span.end}\n${message}`;
    const known = found.get(key);
    const names = known?.networks ?? new Set();
    for (const { name } of networks) names.add(name);
    if (known === undefined) found.set(key, { problem, networks: names });
  });
  const several = context.tree.settings.networks.length > 1;
  return [...found.values()].map(({ problem: { networks: _, ...problem }, networks }) => {
    const where = `${networks.size === 1 ? "network" : "networks"} ${quotedList([...networks])}`;
    const message = several && networks.size > 0 ? `${problem.message} (${where})` : problem.message;
    return toFinding(check.id, severity, { ...problem, message });
  });
}

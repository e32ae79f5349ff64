/**
 * Runs the checks: loaded tree → findings. Pure; the date is a parameter. Knows severities, suppressions and how one problem
 * in several networks becomes one finding, and nothing about any check.
 */

import { trafficChecks } from "../compare/registry.ts";
import type { CheckInfo } from "../findings/check.ts";
import { compareFindings, type Finding, type Severity, toFinding } from "../findings/finding.ts";
import { suppress } from "../findings/suppression.ts";
import type { LoadedTree } from "../policy/load-tree.ts";
import type { PolicyTree, Settings } from "../policy/model.ts";
import { suppressionsOf } from "../policy/tree-suppressions.ts";
import { quotedList } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import type { Check, LintProblem } from "./check.ts";
import { unusedSuppression, unusedSuppressionProblem } from "./checks/policy/unused-suppression.ts";
import { createContext, type LintContext } from "./context.ts";
import { knownChecks, lintChecks, treeChecks } from "./registry.ts";

export interface LintOptions {
  /** `YYYY-MM-DD`: decides what has expired. */
  readonly asOf: string;
}

export interface LintResult {
  /** Sorted; those of the loader included, suppressed ones left out. */
  readonly findings: readonly Finding[];
  /** Every check that can report something, with its default severity, sorted by id. */
  readonly checks: readonly CheckInfo[];
}

/** Judges a loaded tree. Without usable settings nothing can be judged, and the loader's findings are all there are. */
export function lintTree({ tree, findings: loaded }: LoadedTree, { asOf }: LintOptions): LintResult {
  const findings = tree === undefined ? loaded : judge(tree, loaded, asOf);
  return { findings: [...findings].sort(compareFindings), checks: lintChecks };
}

function judge(tree: PolicyTree, loaded: readonly Finding[], asOf: string): readonly Finding[] {
  const severityOf = severities(tree.settings);
  const context = createContext(tree, asOf, knownChecks);
  const found = loaded.flatMap((finding) => {
    const severity = severityOf(finding.check) ?? finding.severity;
    return severity === "off" ? [] : [{ ...finding, severity }];
  });
  const isConsequence = consequencesOf(loaded);
  for (const check of treeChecks) {
    const severity = severityOf(check.id) ?? check.severity;
    if (severity === "off") continue;
    found.push(...runCheck(check, severity, context).filter((finding) => !isConsequence(finding)));
  }

  // What cannot be lowered cannot be suppressed either; a check that is off leaves its suppressions without work.
  const fixed = found.filter(({ check }) => fixedChecks.has(check));
  const { kept, unused } = suppress(
    found.filter(({ check }) => !fixedChecks.has(check)),
    suppressionsOf(tree).filter(
      ({ suppression: { check } }) => severityOf(check) !== "off" && !elsewhereChecks.has(check),
    ),
  );
  const severity = severityOf(unusedSuppression.id) ?? unusedSuppression.severity;
  if (severity === "off") return [...fixed, ...kept];
  const idle = unused.map((placed) =>
    toFinding(unusedSuppression.id, severity, unusedSuppressionProblem(placed, knownChecks)),
  );
  return [...fixed, ...kept, ...idle];
}

const fixedChecks: ReadonlySet<string> = new Set(
  knownChecks.filter(({ configurable }) => configurable === false).map(({ id }) => id),
);

/** Their findings need observed traffic: whether a suppression of one has work, `lint` cannot know. */
const elsewhereChecks: ReadonlySet<string> = new Set(trafficChecks.map(({ id }) => id));

/** The severity that the settings give to a check, where they may. */
function severities({ checks }: Settings): (check: string) => Severity | "off" | undefined {
  const configured = new Map(checks.map(({ id, severity }) => [id.value, severity]));
  return (check) => (fixedChecks.has(check) ? undefined : configured.get(check));
}

/**
 * The loader leaves out what it objects to. A finding about that very place, or about a map or list around it, may only say
 * that something is missing which is there and wrong.
 */
function consequencesOf(loaded: readonly Finding[]): (finding: Finding) => boolean {
  const wrong = groupBy(
    loaded.filter(({ check }) => fixedChecks.has(check)),
    ({ file }) => file,
  );
  return ({ file, path }) =>
    wrong.get(file)?.some((other) => path.every((key, index) => key === other.path[index])) ?? false;
}

function runCheck(check: Check, severity: Severity, context: LintContext): readonly Finding[] {
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

/**
 * What `lint` would say of a suggestion that it does not say of the policy as it is: judged with lint's own code, so that the
 * two cannot differ. Pure; must not decide what becomes of an objection.
 */
import { atLeast, type Finding } from "../findings/finding.ts";
import { type Region, regionOf, type SourceFile } from "../findings/source-file.ts";
import { lintChecks } from "../lint/registry.ts";
import { runLint } from "../lint/run-lint.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { parsePolicy } from "../policy/parse-file.ts";
import type { Suggestion } from "./suggest.ts";

export interface Objections {
  /** By the name or bundle that was to be written. */
  readonly byName: ReadonlyMap<string, Finding>;
  /** What no single name is the cause of, such as a group that is full. */
  readonly others: readonly Finding[];
}

export interface ObjectionOptions {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  /** Checks whose findings were asked for. */
  readonly wanted: ReadonlySet<string>;
}

/** Not about what is written: guardrails let entries last a few days only, or ask for a person who confirms them. */
const expected: ReadonlySet<string> = new Set(["policy/entry-expires-soon", "policy/review-due"]);

/** Judges any number of suggestions for one policy; the policy as it is, once, when the first is asked about. */
export function createLintObjections(
  tree: PolicyTree,
  policy: Policy,
  options: ObjectionOptions,
): (suggestion: Suggestion, text: string) => Objections {
  let before: ReadonlyMap<string, number> | undefined;
  return (suggestion, text) => {
    before ??= countChecks(lint(tree, policy.source, policy.folder, options.asOf));
    return objectionsTo(tree, suggestion, text, before, options);
  };
}

function objectionsTo(
  tree: PolicyTree,
  { policy, placements, bundles }: Suggestion,
  text: string,
  before: ReadonlyMap<string, number>,
  { asOf, wanted }: ObjectionOptions,
): Objections {
  const source = { ...policy.source, text };
  const found = lint(tree, source, policy.folder, asOf).filter(({ check }) => !wanted.has(check));
  const added = new Set([
    ...placements.flatMap(({ names }) => names.map(({ written }) => written)),
    ...bundles.map(({ bundle }) => bundle),
  ]);
  const places = placesOf(parsePolicy(source, policy.folder).policy, added);
  const byName = new Map<string, Finding>();
  const rest: Finding[] = [];
  for (const finding of found) {
    const here = [finding, ...(finding.related ?? []).filter(({ file }) => file === source.path)];
    const names = places
      .filter(({ region }) => here.some((one) => contains(region, one)))
      .flatMap((place) => place.names);
    if (finding.file !== source.path || names.length === 0) rest.push(finding);
    else for (const name of names) if (!byName.has(name)) byName.set(name, finding);
  }
  const after = countChecks(rest);
  const others = rest.filter(({ check }) => (after.get(check) ?? 0) > (before.get(check) ?? 0));
  return { byName, others };
}

/** Errors and warnings about one policy alone. */
function lint({ settings, bundles }: PolicyTree, source: SourceFile, folder: string, asOf: string): readonly Finding[] {
  const { policy, findings } = parsePolicy(source, folder);
  const tree = { settings, bundles, policies: policy === undefined ? [] : [policy] };
  const sources = new Map([[source.path, source]]);
  const result = runLint({ tree, findings, sources }, { asOf, knownChecks: lintChecks, judgedElsewhere: new Set() });
  return result.findings.filter(({ check, severity }) => atLeast(severity, "warning") && !expected.has(check));
}

interface AddedPlace {
  readonly region: Region;
  readonly names: readonly string[];
}

/** Where the added names stand: each by itself, and entries that hold nothing else. */
function placesOf(policy: Policy | undefined, added: ReadonlySet<string>): readonly AddedPlace[] {
  return (policy?.allow ?? []).flatMap(({ at, list, bundle }): AddedPlace[] => {
    const { source } = policy as Policy;
    const written = [...(list?.names ?? []), ...(bundle === undefined ? [] : [bundle])];
    const own = written.filter(({ value }) => added.has(value));
    const single = own.map(({ value, span }) => ({ region: regionOf(source, span), names: [value] }));
    if (own.length === 0 || own.length < written.length) return single;
    return [...single, { region: regionOf(source, at.span), names: own.map(({ value }) => value) }];
  });
}

/** Whether a place lies in a region. */
function contains(outer: Region, { line, column }: Pick<Region, "line" | "column">): boolean {
  const afterStart = line > outer.line || (line === outer.line && column >= outer.column);
  return afterStart && (line < outer.endLine || (line === outer.endLine && column < outer.endColumn));
}

function countChecks(findings: readonly Finding[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { check } of findings) counts.set(check, (counts.get(check) ?? 0) + 1);
  return counts;
}

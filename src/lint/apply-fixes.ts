/**
 * Applies the fixes that findings carry, until none is left that may be applied. Pure; does not know how a tree is judged. Must
 * not apply a fix after which a finding stands somewhere else that is as severe as the one that it takes away.
 */
import { atLeast, type Finding, type Path } from "../findings/finding.ts";
import { type SourceFile, type Splice, spanOf } from "../findings/source-file.ts";
import { isFinal } from "../policy/checks.ts";
import type { LoadedTree } from "../policy/load-tree.ts";
import { groupBy } from "../values/group.ts";
import { applySplices } from "../yaml/text-splices.ts";
import type { LintResult } from "./run-lint.ts";

/** A tree and what `lint` says of it. */
export interface JudgedTree extends LintResult {
  readonly loaded: LoadedTree;
}

/** What was replaced, and the finding that asked for it, at its place before the fix. */
export interface AppliedFix {
  readonly finding: Finding;
  readonly before: string;
  readonly after: string;
}

/** A fix that would lead to another finding. */
export interface RefusedFix {
  readonly finding: Finding;
  readonly because: Finding;
}

export interface FixedTree extends JudgedTree {
  /** In the order in which they were applied. */
  readonly applied: readonly AppliedFix[];
  readonly refused: readonly RefusedFix[];
  /** The files that change, by path, with the text that was judged at first and the new one. */
  readonly changes: readonly { readonly path: string; readonly before: string; readonly after: string }[];
}

/** A fix, and every finding that brings exactly this one. */
interface Candidate {
  readonly key: string;
  readonly source: SourceFile;
  readonly splice: Splice;
  readonly findings: readonly Finding[];
}

/**
 * @param judge a tree with these texts, by path, in place of its own
 * @param mayFix whether the file of a finding may be changed
 */
export function applyFixes(
  judge: (texts: ReadonlyMap<string, string>) => JudgedTree,
  mayFix: (finding: Finding) => boolean,
): FixedTree {
  let judged = judge(new Map());
  // Every pass judges the same files, whatever happens to them meanwhile.
  const first = new Map([...judged.loaded.sources.values()].map(({ path, text }) => [path, text]));
  const texts = new Map(first);
  const applied: AppliedFix[] = [];
  let refused = new Map<string, readonly RefusedFix[]>();
  let size = Number.POSITIVE_INFINITY;
  for (;;) {
    const open = candidates(judged, mayFix).filter(({ key }) => !refused.has(key));
    const batch = open.slice(0, size);
    const [one] = batch;
    if (one === undefined) {
      return { ...judged, applied, refused: [...refused.values()].flat(), changes: changesBetween(first, texts) };
    }
    const changed = withFixes(batch);
    const next = judge(new Map([...texts, ...changed]));
    const because = objection(judged, next, batch);
    if (because === undefined) {
      for (const [path, text] of changed) texts.set(path, text);
      applied.push(...batch.flatMap(appliedOf));
      judged = next;
      // What was in the way of another fix may be gone.
      refused = new Map();
      size = Number.POSITIVE_INFINITY;
    } else if (batch.length === 1) {
      refused.set(
        one.key,
        one.findings.map((finding) => ({ finding, because })),
      );
      size = Number.POSITIVE_INFINITY;
    } else {
      // One of them, or two together: found by halves.
      size = Math.ceil(batch.length / 2);
    }
  }
}

function changesBetween(before: ReadonlyMap<string, string>, after: ReadonlyMap<string, string>): FixedTree["changes"] {
  return [...before].flatMap(([path, text]) => {
    const now = after.get(path) ?? text;
    return now === text ? [] : [{ path, before: text, after: now }];
  });
}

/** Those that do not overlap; the others come later. */
function candidates(
  { findings, loaded: { sources } }: JudgedTree,
  mayFix: (finding: Finding) => boolean,
): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  for (const finding of findings) {
    const { file, fix } = finding;
    const source = sources.get(file);
    if (fix === undefined || source === undefined || !mayFix(finding)) continue;
    const key = JSON.stringify([file, fix]);
    const same = found.get(key);
    const splice = { ...spanOf(source, fix), text: fix.text };
    found.set(key, { key, source, splice, findings: same === undefined ? [finding] : [...same.findings, finding] });
  }
  const chosen: Candidate[] = [];
  for (const one of found.values()) if (!chosen.some((other) => overlap(one, other))) chosen.push(one);
  return chosen;
}

function overlap({ source, splice }: Candidate, other: Candidate): boolean {
  return source === other.source && splice.start < other.splice.end && other.splice.start < splice.end;
}

function withFixes(batch: readonly Candidate[]): ReadonlyMap<string, string> {
  const bySource = groupBy(batch, ({ source }) => source);
  return new Map(
    [...bySource].map(([source, own]) => [
      source.path,
      applySplices(
        source.text,
        own.map(({ splice }) => splice),
      ),
    ]),
  );
}

function appliedOf({ source, splice: { start, end, text }, findings }: Candidate): readonly AppliedFix[] {
  return findings.map((finding) => ({ finding, before: source.text.slice(start, end), after: text }));
}

/** A finding that should have gone and is still there, or one that has come and is not less severe than all that go. */
function objection(before: JudgedTree, after: JudgedTree, batch: readonly Candidate[]): Finding | undefined {
  const fixed = batch.flatMap(({ findings }) => findings);
  // Nothing was judged before.
  if (before.loaded.tree === undefined && after.loaded.tree !== undefined) return undefined;
  const expected = new Map<string, number>();
  for (const finding of before.findings) add(expected, identity(finding), 1);
  for (const finding of fixed) add(expected, identity(finding), -1);
  return after.findings.find((finding) => {
    const key = identity(finding);
    add(expected, key, -1);
    if ((expected.get(key) ?? 0) >= 0) return false;
    const isMilder = fixed.every(({ severity }) => !atLeast(finding.severity, severity));
    return !isMilder && !batch.some((candidate) => isRevealed(finding, candidate));
  });
}

function add(counts: Map<string, number>, key: string, number: number): void {
  counts.set(key, (counts.get(key) ?? 0) + number);
}

/** Where a finding stands moves with what is written before it on its line. */
function identity({ check, severity, file, message }: Finding): string {
  return JSON.stringify([check, severity, file, message]);
}

/**
 * What is below a key or value that could not be read was wrong before, and could not be seen; nor could, where that left no
 * policy to judge, what is said of the map or list around it.
 */
function isRevealed({ file, path }: Finding, { splice, findings }: Candidate): boolean {
  return findings.some((finding) => {
    if (finding.file !== file) return false;
    const renamed = [...finding.path.slice(0, -1), splice.text.replace(/^(["'])(.*)\1$/, "$2")];
    if (isFinal(finding.check) && isWithin(finding.path, path)) return true;
    return isWithin(path, finding.path) || isWithin(path, renamed);
  });
}

function isWithin(inner: Path, outer: Path): boolean {
  return outer.every((key, index) => key === inner[index]);
}

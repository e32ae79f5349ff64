/** Counts findings: equal ones as one, and how many of each severity there are. Pure. */
import { atLeast, type Finding, type Severity } from "../findings/finding.ts";

export interface Tallied {
  readonly finding: Finding;
  /** How many findings said exactly this. */
  readonly count: number;
}

function identity(finding: Finding): string {
  const { check, severity, file, line, column, endLine, endColumn, message, help } = finding;
  return JSON.stringify([check, severity, file, line, column, endLine, endColumn, message, help]);
}

/** Findings that say the same about the same place become one with a count; the order stays. */
export function tally(findings: readonly Finding[]): readonly Tallied[] {
  const byIdentity = new Map<string, { finding: Finding; count: number }>();
  for (const finding of findings) {
    const key = identity(finding);
    const known = byIdentity.get(key);
    if (known === undefined) byIdentity.set(key, { finding, count: 1 });
    else known.count += 1;
  }
  return [...byIdentity.values()];
}

export interface Summary {
  readonly error: number;
  readonly warning: number;
  readonly info: number;
}

/** Distinct findings of each severity. */
export function summarize(findings: readonly Tallied[]): Summary {
  const summary = { error: 0, warning: 0, info: 0 };
  for (const { finding } of findings) summary[finding.severity] += 1;
  return summary;
}

/** Whether findings make the command fail. */
export function fails(findings: readonly Finding[], failOn: Severity | "never"): boolean {
  return failOn !== "never" && findings.some((finding) => atLeast(finding.severity, failOn));
}

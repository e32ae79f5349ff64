/** What a check yields, and where it points. Leaf of the dependency graph: every other folder may import it. */

import type { Span } from "../text/span.ts";
import { compareText } from "../values/order.ts";
import { type Region, regionOf, type SourceFile, type Splice } from "./source-file.ts";

export type Severity = "error" | "warning" | "info";

/** Keys and indexes from the document's root, as in `["allow", 0, "tls", 1]`. */
export type Path = readonly (string | number)[];

/** A place in a file that is known from the context. */
export interface Place {
  readonly span: Span;
  readonly path: Path;
}

/** A value and where it was written. */
export interface Located<T> extends Place {
  readonly value: T;
}

export interface Related extends Region {
  readonly message: string;
  readonly file: string;
}

/** What a message adds up, one by one: a finding that would otherwise be many. */
export interface Items {
  /** The keys that people are shown, what it is about first: `["destination", "connections"]`. */
  readonly shown: readonly [string, ...string[]];
  /** What matters most first. */
  readonly rows: readonly Readonly<Record<string, string | number>>[];
}

/** Replaces part of one line of the finding's file. That takes the finding away. */
export interface Fix extends Region {
  readonly text: string;
}

/**
 * One result of a check, ready to be reported. Plain data: no clock, no random id, paths relative to the working directory.
 * `message` says subject, value and expectation; `help` says what to write instead.
 */
export interface Finding extends Region {
  readonly check: string;
  readonly severity: Severity;
  readonly message: string;
  readonly file: string;
  readonly path: Path;
  readonly help?: string;
  readonly related?: readonly Related[];
  /** Facts behind the message, as `name → text`, for instance `{"witness": "a.github.io"}`. */
  readonly evidence?: Readonly<Record<string, string | number>>;
  readonly items?: Items;
  /** Only where the repair is certain: there is nothing to decide. */
  readonly fix?: Fix;
}

/** A place and the file that it is in, where that is not known from the context. */
export interface FilePlace {
  readonly file: SourceFile;
  readonly at: Place;
}

/** What a check knows when it finds something; the check's id and the severity in force are added by the runner. */
export interface Problem extends FilePlace {
  readonly message: string;
  readonly help?: string;
  readonly related?: readonly (FilePlace & { readonly message: string })[];
  readonly evidence?: Readonly<Record<string, string | number>>;
  readonly items?: Items;
  /** In `file`, within one line. */
  readonly fix?: Splice | undefined;
}

export function toFinding(check: string, severity: Severity, problem: Problem): Finding {
  const { file, at, message, help, related, evidence, items, fix } = problem;
  return {
    check,
    severity,
    message,
    file: file.path,
    ...regionOf(file, at.span),
    path: at.path,
    ...(help === undefined ? {} : { help }),
    ...(related === undefined || related.length === 0
      ? {}
      : {
          related: related.map((other) => ({
            message: other.message,
            file: other.file.path,
            ...regionOf(other.file, other.at.span),
          })),
        }),
    ...(evidence === undefined ? {} : { evidence }),
    ...(items === undefined ? {} : { items }),
    ...(fix === undefined ? {} : { fix: { ...regionOf(file, fix), text: fix.text } }),
  };
}

const severityRank: Readonly<Record<Severity, number>> = { error: 0, warning: 1, info: 2 };

/** Whether `severity` is `threshold` or above. */
export function atLeast(severity: Severity, threshold: Severity): boolean {
  return severityRank[severity] <= severityRank[threshold];
}

/** Those of `policy/emergency-…` and `review/emergency`. */
function isOfEmergency({ check }: Finding): boolean {
  return /\/emergency(?:-|$)/.test(check);
}

/** Emergencies first; then by file, place, severity, check and message: the order of every report. */
export function compareFindings(left: Finding, right: Finding): number {
  return (
    Number(isOfEmergency(right)) - Number(isOfEmergency(left)) ||
    compareText(left.file, right.file) ||
    left.line - right.line ||
    left.column - right.column ||
    severityRank[left.severity] - severityRank[right.severity] ||
    compareText(left.check, right.check) ||
    compareText(left.message, right.message)
  );
}

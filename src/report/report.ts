/** What a formatter gets. Formatters are pure functions, one a file. */
import type { CheckInfo } from "../findings/check.ts";
import type { Finding, Severity } from "../findings/finding.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { Block } from "./text-blocks.ts";

export interface Report {
  /** The command that made it: `lint`. */
  readonly command: string;
  /** Sorted with `compareFindings`. */
  readonly findings: readonly Finding[];
  /** What was examined, for the summary line: `{policies: 12, bundles: 2}`. */
  readonly examined: Readonly<Record<string, number>>;
  /** Files that findings point at, by path, for code frames. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  /** Every check that ran, sorted by id. */
  readonly checks: readonly CheckInfo[];
  readonly failOn: Severity | "never";
  readonly toolVersion: string;
  /** What paths of files are relative to (default: the working directory). */
  readonly filesFrom?: "repository" | "working directory" | undefined;
  /** Passed cases of `test`, for JUnit and the summary. The finding of a failed case has its name as `evidence.test`. */
  readonly passed?: readonly { readonly name: string; readonly file: string; readonly line: number }[] | undefined;
  /** What people should know before they read the findings; other formats than `pretty` leave it out. */
  readonly overview?: readonly Block[] | undefined;
  /** More of the JSON output, keyed by the names that the documentation gives. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
}

export interface RenderOptions {
  readonly color: boolean;
  /** Columns to wrap at; formats that do not wrap ignore it. */
  readonly width: number;
  /** Only findings: no summary and no hints. Formats without either ignore it. */
  readonly quiet?: boolean | undefined;
}

/** Ends with a line break, unless there is nothing to say. Never writes a control character or anything active that came from a name or a file. */
export type Formatter = (report: Report, options: RenderOptions) => string;

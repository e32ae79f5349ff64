/**
 * The library: read policies, judge them, lay out their Security Groups, write annotations and reports. Everything but
 * `loadTree` is pure. Must not reach CDKTF (that is `discriminat-policy/cdktf`) nor the AWS SDK, and no module that this
 * loads may use top-level await, so that `require` works.
 *
 * ```ts
 * const loaded = loadTree("policies", { cwd: process.cwd() });
 * const { findings } = lintTree(loaded, { asOf: "2026-11-24" });
 * ```
 */

export { type Annotation, formatAnnotation, type ParsedAnnotation, parseAnnotation } from "./discriminat/annotation.ts";
export { type Exposure, judgeExposure } from "./discriminat/exposure.ts";
export { isPattern, matches, type WildcardReading } from "./discriminat/pattern.ts";
export { includes, overlaps, witnessOutside } from "./discriminat/pattern-language.ts";
export type { FlowLogVerbosity, Preferences, Protocol, WildcardExposure } from "./discriminat/preferences.ts";
export { UserError } from "./errors.ts";
export { type Judgement, judgeTarget, type Verdict } from "./evaluate/judge-target.ts";
export { type PassedTest, runTests, type TestResults } from "./evaluate/run-tests.ts";
export type { CheckInfo } from "./findings/check.ts";
export type { Finding, Fix, Located, Path, Place, Related, Severity } from "./findings/finding.ts";
export type { Region, SourceFile } from "./findings/source-file.ts";
export type { Suppression } from "./findings/suppression.ts";
export { lintChecks } from "./lint/registry.ts";
export type { LintResult } from "./lint/run-lint.ts";
export { type LintOptions, lintTree } from "./lint-tree.ts";
export { type AllowedName, type AppAllowlist, allowlistOf } from "./policy/allowlist.ts";
export { builtInBundles } from "./policy/built-in-bundles.ts";
export { type LoadedTree, type LoadOptions, loadTree } from "./policy/load-tree.ts";
export type {
  Bundle,
  BundleItem,
  Entry,
  Guardrails,
  NameList,
  Network,
  Policy,
  PolicyTest,
  PolicyTree,
  Refusal,
  SeeThru,
  Settings,
  TerraformSettings,
} from "./policy/model.ts";
export { findBundle, networksOf, type ResolvedName, resolveNames } from "./policy/resolve.ts";
export { formatTarget, isTarget, parseTarget, type Target, type TargetProblem } from "./policy/target.ts";
export { type FormatName, formatNames } from "./report/formats.ts";
export { formatGithub } from "./report/github.ts";
export { formatJson } from "./report/json.ts";
export { formatJunit } from "./report/junit.ts";
export { formatMarkdown } from "./report/markdown.ts";
export { formatPretty } from "./report/pretty.ts";
export type { Formatter, RenderOptions, Report } from "./report/report.ts";
export { formatSarif } from "./report/sarif.ts";
export { layOutApp } from "./security-groups/lay-out-app.ts";
export type {
  AppLayout,
  LayoutProblem,
  Rule,
  SecurityGroup,
} from "./security-groups/layout.ts";
export type { Span } from "./text/span.ts";

/**
 * The library: whatever the command line can do. Reads policies, judges them, lays out their Security Groups; observes log
 * files, compares, suggests; reviews changes, proves Terraform plans, finds what drifted, imports what exists; writes annotations, reports
 * and the review page.
 *
 * Only `loadTree`, `fixTree`, `readSnapshot` and `observeLogs` read files; everything else is pure. Nothing reads the clock, writes a
 * file or asks AWS. Must not reach CDKTF (that is `discriminat-policy/cdktf`) nor the AWS SDK, and no module that this loads
 * may use top-level await, so that `require` works.
 *
 * What cannot go on throws `UserError` with a hint, a wrong argument by its name (`exports/`); findings are data and are never
 * thrown. Places: offsets are UTF-16 units, lines and columns count from 1. Dates are `YYYY-MM-DD` in UTC, times `YYYY-MM-DDTHH:MM:SSZ`.
 *
 * ```ts
 * const loaded = loadTree("policies", { cwd: process.cwd() });
 * const { findings } = lintTree(loaded, { asOf: "2026-11-24" });
 *
 * const file = "observations.json";
 * const observed = networkSnapshots(loaded.tree, [{ file, snapshot: readSnapshot(file, process.cwd()) }]);
 * const { comparisons } = checkObserved(loaded.tree, observed, { asOf: "2026-11-24" });
 * const edits = suggestEdits(loaded.tree, observed, { asOf: "2026-11-24" });
 *
 * const { review } = reviewChange({ base: loadTree("../main/policies", { cwd: process.cwd() }), head: loaded.tree });
 * const { proof } = provePlanFile({ tree: loaded.tree, file: { path: "plan.json", text } });
 * const { drift } = findDrift({ tree: loaded.tree, sources: [{ path: "groups.json", text: groups }], asOf: "2026-11-24" });
 *
 * const evidence = gatherEvidence(loaded, { asOf: "2026-11-24", observed, compared: { base: "main", review } });
 * const html = await renderReviewPage(evidence);
 * ```
 */

export { type CheckFamily, checkFamilies } from "./check-families.ts";
export type { TrafficResult } from "./compare/check-traffic.ts";
export type { AppTraffic, TrafficComparison } from "./compare/compare-traffic.ts";
export type { Evidence } from "./compare/judge-evidence.ts";
export type { Lifecycle } from "./compare/lifecycle.ts";
export type { FlowFilter, FlowOrder, ListedFlow, ListedVerdict } from "./compare/list-flows.ts";
export type { FlowVerdict, Observation } from "./compare/observation.ts";
export type { DeclaredSince, Usage } from "./compare/usage.ts";
export type {
  DeployedGroup,
  DeployedGroups,
  DeployedRule,
  NetworkInterface,
} from "./deployed-groups/deployed-group.ts";
export type { Annotation, ParsedAnnotation } from "./discriminat/annotation.ts";
export type { Exposure } from "./discriminat/exposure.ts";
export type { WildcardReading } from "./discriminat/pattern.ts";
export type { FlowLogVerbosity, Preferences, Protocol, WildcardExposure } from "./discriminat/preferences.ts";
export type { Drift } from "./drift/judge-drift.ts";
export { UserError } from "./errors.ts";
export type { Judgement, Verdict } from "./evaluate/judge-target.ts";
export type { PassedTest, TestResults } from "./evaluate/run-tests.ts";
export { gatherEvidence, renderReviewPage } from "./exports/evidence.ts";
export { mergeGroups, readDeployedGroups } from "./exports/groups.ts";
export {
  formatAnnotation,
  includes,
  isPattern,
  judgeExposure,
  matches,
  overlaps,
  parseAnnotation,
  witnessOutside,
} from "./exports/names.ts";
export {
  allowlistOf,
  findBundle,
  formatTarget,
  isTarget,
  judgeTarget,
  layOutApp,
  loadTree,
  networksOf,
  parseTarget,
  resolveNames,
  runTests,
} from "./exports/policies.ts";
export { formatGithub, formatJson, formatJunit, formatMarkdown, formatPretty, formatSarif } from "./exports/reports.ts";
export {
  checkObserved,
  findDrift,
  fixTree,
  importSources,
  lintTree,
  listObserved,
  networkSnapshots,
  observeLogs,
  provePlanFile,
  reviewChange,
  suggestEdits,
} from "./exports/tasks.ts";
export {
  mergeSnapshots,
  ownersOf,
  parseSnapshot,
  readGroupOwners,
  readSnapshot,
  serializeSnapshot,
} from "./exports/traffic.ts";
export type { CheckInfo } from "./findings/check.ts";
export type { Finding, Fix, Located, Path, Place, Related, Severity } from "./findings/finding.ts";
export type { Region, SourceFile } from "./findings/source-file.ts";
export type { Suppression } from "./findings/suppression.ts";
export type { CheckOptions } from "./library/check-observed.ts";
export type { FindDriftInput, FoundDrift } from "./library/find-drift.ts";
export type { FixOptions } from "./library/fix-tree.ts";
export type { EvidenceOptions } from "./library/gather-evidence.ts";
export type { ImportInput, ImportResult } from "./library/import-sources.ts";
export type { LintOptions } from "./library/lint-tree.ts";
export type { ListOptions } from "./library/list-observed.ts";
export type { NamedSnapshot, NetworkSnapshot } from "./library/network-snapshots.ts";
export type { ObserveLogsOptions } from "./library/observe-logs.ts";
export type { ProvedPlan, ProvePlanInput } from "./library/prove-plan-file.ts";
export type { ReviewChangeInput, ReviewedChange } from "./library/review-change.ts";
export type { SuggestEditsOptions } from "./library/suggest-edits.ts";
export type { AppliedFix, FixedTree, RefusedFix } from "./lint/apply-fixes.ts";
export { lintChecks } from "./lint/registry.ts";
export type { LintResult } from "./lint/run-lint.ts";
export type { PageModel } from "./page/model.ts";
export type { PlanProof } from "./plan-proof/prove-plan.ts";
export type { AllowedName, AppAllowlist } from "./policy/allowlist.ts";
export { builtInBundles } from "./policy/built-in-bundles.ts";
export type { LoadedTree, LoadOptions } from "./policy/load-tree.ts";
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
  PublishSettings,
  Refusal,
  SeeThru,
  Settings,
  TerraformSettings,
} from "./policy/model.ts";
export type { ResolvedName } from "./policy/resolve.ts";
export type { Target, TargetProblem } from "./policy/target.ts";
export { type FormatName, formatNames } from "./report/formats.ts";
export type { Formatter, RenderOptions, Report } from "./report/report.ts";
export type { Replay } from "./review/replay.ts";
export type { NameChange, Notice, Verdict as ReviewVerdict, WindowChange } from "./review/review-changes.ts";
export type { Review } from "./review/review-trees.ts";
export type {
  AppLayout,
  LayoutProblem,
  Rule,
  SecurityGroup,
} from "./security-groups/layout.ts";
export type { ProposedEdit } from "./suggest/proposed-edit.ts";
export { defaultSuggestOptions, type Suggestion, type SuggestOptions } from "./suggest/suggest.ts";
export type { Span } from "./text/span.ts";
export type { Flow, Snapshot, Window } from "./traffic/flow.ts";
export type { GroupOwners, Ownership } from "./traffic/group-owners/group-owners.ts";
export type { Given } from "./values/with-defaults.ts";

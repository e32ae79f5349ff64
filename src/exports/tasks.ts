/** Whole tasks, for callers of the library. */
import { flowOrders, listedVerdicts } from "../compare/list-flows.ts";
import type { SourceFile } from "../findings/source-file.ts";
import type { AppName } from "../import/assign.ts";
import * as checking from "../library/check-observed.ts";
import * as drifting from "../library/find-drift.ts";
import * as fixing from "../library/fix-tree.ts";
import * as importing from "../library/import-sources.ts";
import * as linting from "../library/lint-tree.ts";
import * as listing from "../library/list-observed.ts";
import * as networks from "../library/network-snapshots.ts";
import * as observing from "../library/observe-logs.ts";
import * as proving from "../library/prove-plan-file.ts";
import * as reviewing from "../library/review-change.ts";
import * as suggesting from "../library/suggest-edits.ts";
import {
  amount,
  callback,
  date,
  flag,
  kind,
  listOf,
  manyOf,
  mapOf,
  maybe,
  objectOf,
  oneOf,
  oneOrMany,
  positive,
  text,
  textOf,
} from "../requirements/requirement.ts";
import {
  declaredSince,
  deployed,
  loaded,
  network,
  observed,
  owners,
  policy,
  snapshot,
  sourceFile,
  tree,
} from "../requirements/shapes.ts";
import type { Window } from "../traffic/flow.ts";
import { guard } from "./guard.ts";

const dateHint = 'Give an object: `{asOf: "2026-11-24"}`.';
const texts = listOf(text);

export const lintTree: typeof linting.lintTree = guard(
  linting.lintTree,
  ["loaded", loaded],
  ["options", objectOf<linting.LintOptions>({ asOf: date }, { automation: listOf(sourceFile) }, dateHint)],
);
export const fixTree: typeof fixing.fixTree = guard(
  fixing.fixTree,
  ["root", textOf("Give the folder of policies.")],
  [
    "options",
    objectOf<fixing.FixOptions>(
      { asOf: date, cwd: text },
      { automation: listOf(sourceFile), mayFix: callback(flag) },
      'Give an object: `{cwd, asOf: "2026-11-24"}`.',
    ),
  ],
);
export const networkSnapshots: typeof networks.networkSnapshots = guard(
  networks.networkSnapshots,
  ["tree", tree],
  [
    "snapshots",
    listOf(
      objectOf<networks.NamedSnapshot>(
        { file: textOf("Give what messages call it: the path of its file."), snapshot },
        { digest: text },
        'Give {file: "observations.json", snapshot}.',
      ),
      'Give [{file: "observations.json", snapshot}].',
    ),
  ],
);
export const checkObserved: typeof checking.checkObserved = guard(
  checking.checkObserved,
  ["tree", tree],
  ["observed", observed],
  [
    "options",
    objectOf<checking.CheckOptions>(
      { asOf: date },
      {
        apps: manyOf(text),
        thresholds: objectOf({}, { minDays: amount, readyDays: amount, maxGapHours: amount }),
        gate: flag,
        verbose: flag,
        declaredSince,
      },
      dateHint,
    ),
  ],
);
export const listObserved: typeof listing.listObserved = guard(
  listing.listObserved,
  ["tree", tree],
  ["observed", observed],
  [
    "options",
    objectOf<listing.ListOptions>(
      { asOf: date },
      {
        order: oneOf(...flowOrders),
        apps: texts,
        teams: texts,
        verdicts: listOf(oneOf(...listedVerdicts)),
        names: texts,
      },
      dateHint,
    ),
  ],
);
export const suggestEdits: typeof suggesting.suggestEdits = guard(
  suggesting.suggestEdits,
  ["tree", tree],
  ["observed", observed],
  [
    "options",
    objectOf<suggesting.SuggestEditsOptions>(
      { asOf: date },
      {
        policies: listOf(policy),
        suggest: objectOf(
          {},
          {
            minConnections: amount,
            minDays: amount,
            minSources: amount,
            includeShared: flag,
            includeBlocked: flag,
            siblings: amount,
            siblingDays: amount,
            bundles: flag,
            generalise: flag,
          },
        ),
        declaredSince,
        reason: text,
        ticket: text,
        comments: flag,
        prune: flag,
        force: flag,
        closeSeeThru: flag,
        tests: flag,
      },
      dateHint,
    ),
  ],
);
export const reviewChange: typeof reviewing.reviewChange = guard(reviewing.reviewChange, [
  "input",
  objectOf<reviewing.ReviewChangeInput>(
    { head: tree },
    {
      base: loaded,
      windowHistory: callback(listOf(text)),
      isHistoryCut: callback(flag),
      traffic: oneOrMany(
        objectOf(
          { snapshot, network: textOf("Give the name of the network that the snapshot is from.") },
          {},
          "Give an object: `{snapshot, network}`.",
        ),
      ),
    },
    "Give an object: `{base, head}`.",
  ),
]);
export const provePlanFile: typeof proving.provePlanFile = guard(proving.provePlanFile, [
  "input",
  objectOf<proving.ProvePlanInput>(
    {
      tree,
      file: objectOf<SourceFile>(
        {
          path: textOf("Give the path that findings name."),
          text: textOf("Give what `terraform show -json tfplan` prints."),
        },
        {},
        'Give its path and text: `{path: "plan.json", text}`.',
      ),
    },
    { owners, network, traffic: observed },
    "Give an object: `{tree, file: {path, text}}`.",
  ),
]);

export const findDrift: typeof drifting.findDrift = guard(drifting.findDrift, [
  "input",
  objectOf<drifting.FindDriftInput>(
    { tree, sources: listOf(sourceFile, "Give `[{path, text}]`."), asOf: date },
    { deployed: listOf(deployed), owners, networks: texts, traffic: observed, trails: listOf(sourceFile) },
    'Give an object: `{tree, sources: [{path, text}], asOf: "2026-11-24"}`.',
  ),
]);

export const importSources: typeof importing.importSources = guard(importing.importSources, [
  "input",
  objectOf<importing.ImportInput>(
    { tree, sources: listOf(sourceFile, "Give `[{path, text}]`."), asOf: date },
    {
      deployed: listOf(deployed),
      app: text,
      team: text,
      map: mapOf(objectOf<AppName>({ app: text, team: maybe(text) }, {})),
      networks: texts,
      inPlace: flag,
      reason: text,
      ticket: text,
      root: text,
    },
    'Give an object: `{tree, sources: [{path, text}], asOf: "2026-11-24"}`.',
  ),
]);

const paths = 'Give paths or patterns: ["exports/*.gz"].';
const guardedObserveLogs = guard(observing.observeLogs, [
  "options",
  objectOf<observing.ObserveLogsOptions>(
    { logs: listOf(textOf(paths), paths) },
    {
      cwd: text,
      network,
      owners,
      window: objectOf<Window>({ from: text, to: text }, {}),
      withSources: flag,
      jobs: positive,
      signal: kind<AbortSignal>("an AbortSignal", (value) => value instanceof AbortSignal),
    },
    'Give an object: `{logs: ["exports/*.gz"]}`.',
  ),
]);
/** A refusal is a rejection too: callers of what is asynchronous wait for one. */
export const observeLogs: typeof observing.observeLogs = async (options) => guardedObserveLogs(options);

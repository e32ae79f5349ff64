/**
 * Two policy trees → what a change widens and narrows. The verdict is about names, ports, days and windows; what else a
 * reviewer must know stands in notices. Pure: no git, no clock; history and traffic are data.
 */

import type { Finding, Severity } from "../findings/finding.ts";
import type { PolicyTree } from "../policy/model.ts";
import { count } from "../text/words.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { policiesByApp, reachOf } from "./app-reach.ts";
import { compareConfirmations } from "./compare-confirmations.ts";
import { compareEmergencies } from "./compare-emergencies.ts";
import { createNameChanges, markRefused } from "./compare-names.ts";
import { compareApp, compareBundles, compareSuppressions } from "./compare-policies.ts";
import { compareSettings } from "./compare-settings.ts";
import { compareWindows } from "./compare-windows.ts";
import { markNames, markWindows } from "./mark-changes.ts";
import { type AppPair, type Replay, replay } from "./replay.ts";
import type { NameChange, Notice, TreePlace, Verdict, WindowChange } from "./review-changes.ts";

export interface ReviewInput {
  /** What was before. `undefined`: there was no policy tree, and everything is new. */
  readonly base: PolicyTree | undefined;
  readonly head: PolicyTree;
  /** Earlier last days of an app's see-thru window, the oldest first, `head`'s not included; asked for few apps. */
  readonly windowHistory?: (app: string) => readonly string[];
  /** Whether an app's window may have had more last days than `windowHistory` knows. */
  readonly isHistoryCut?: (app: string) => boolean;
  /** Findings of the loader about the base: what they left out counts as new. */
  readonly baseFindings?: readonly Finding[];
  /** Severities of checks where the settings say nothing. */
  readonly defaultSeverities?: ReadonlyMap<string, Severity>;
  /** Observed traffic, once for each network. @default none */
  readonly traffic?: readonly ObservedNetwork[] | undefined;
}

/** Observed traffic, and the name of the network that it comes from. */
export interface ObservedNetwork {
  readonly snapshot: Snapshot;
  readonly network: string;
}

export interface Review {
  readonly verdict: Verdict;
  /** Something is newly reachable: `verdict` is WIDER. */
  readonly widens: boolean;
  /** Something is no longer reachable; holds beside `widens`. */
  readonly narrows: boolean;
  /** Wider ones first, then by name. */
  readonly names: readonly NameChange[];
  readonly windows: readonly WindowChange[];
  /** Those of the settings first, then by app. */
  readonly notices: readonly Notice[];
  /** Apps of which anything is said above, sorted. */
  readonly apps: readonly string[];
  readonly replays: readonly Replay[];
}

/**
 * Steps for all questions about patterns of one review: a few seconds. 5,000 changed names of the usual kind take some
 * thousands; when it is spent, what is left counts as wider and says that it is undecided.
 */
const budgetOfReview = 3_000_000;

export function reviewTrees(input: ReviewInput): Review {
  const { base, head, windowHistory, isHistoryCut, defaultSeverities, traffic = [] } = input;
  const before: PolicyTree = base ?? { settings: head.settings, policies: [], bundles: [] };
  const beforeByApp = policiesByApp(before);
  const headByApp = policiesByApp(head);
  const apps = [...new Set([...beforeByApp.keys(), ...headByApp.keys()])].sort();
  const sameSurroundings = agree([before.settings, ...before.bundles], [head.settings, ...head.bundles]);

  const names = createNameChanges({ base: before, head, budget: { left: budgetOfReview } });
  const windows: WindowChange[] = [];
  const pairs = new Map<string, AppPair>();
  for (const app of apps) {
    const was = beforeByApp.get(app) ?? [];
    const is = headByApp.get(app) ?? [];
    if (sameSurroundings && agree(was, is)) continue;
    const pair = { base: reachOf(before, app, was), head: reachOf(head, app, is) };
    pairs.set(app, pair);
    names.add(app, pair.base, pair.head);
    windows.push(
      ...compareWindows(
        app,
        pair.base,
        pair.head,
        () => windowHistory?.(app) ?? [],
        () => isHistoryCut?.(app) ?? false,
      ),
    );
  }

  const replays = traffic.map(({ snapshot, network }) => replay(snapshot, network, pairs));
  const refused = markRefused(names.all(), (app) => beforeByApp.get(app) ?? []);
  const changes = markNames(refused, replays);
  const byApp = changesByApp(changes);
  const notices = [
    ...[...pairs.keys()].flatMap((app) =>
      compareEmergencies(app, beforeByApp.get(app) ?? [], headByApp.get(app) ?? []),
    ),
    ...baseNotices(input),
    ...compareSettings(before, head, defaultSeverities ?? new Map()),
    ...compareSuppressions(before, head),
    ...compareBundles(before, head),
    ...[...pairs.keys()].flatMap((app) =>
      compareConfirmations(app, beforeByApp.get(app) ?? [], headByApp.get(app) ?? []),
    ),
    ...[...pairs].flatMap(([app, pair]) => compareApp(app, pair.base, pair.head, byApp.get(app) ?? [])),
  ];
  const widens = changes.some(({ direction }) => direction === "wider") || windows.some(({ wider }) => wider);
  const narrows = changes.some(({ direction }) => direction === "narrower") || windows.some(({ narrower }) => narrower);
  return {
    verdict: widens ? "WIDER" : narrows ? "NARROWER" : "EQUAL",
    widens,
    narrows,
    names: changes,
    windows: markWindows(windows, replays),
    notices,
    apps: appsIn(changes, windows, notices),
    replays,
  };
}

/** What keeps the base from being a fair measure. */
function baseNotices({ base, head, baseFindings }: ReviewInput): readonly Notice[] {
  const origin: TreePlace = { tree: "head", file: head.settings.source, at: head.settings.at };
  if (base === undefined) {
    return [{ kind: "base-incomplete", message: "the base has no policies: everything is new", origin }];
  }
  const errors = (baseFindings ?? []).filter(({ severity }) => severity === "error");
  const [first] = errors;
  if (first === undefined) return [];
  const where = `${first.file}:${first.line}`;
  const message = `the base has ${count(errors.length, "error")}, the first in ${where}: what could not be read there counts as new`;
  return [{ kind: "base-incomplete", message, origin }];
}

/** The same texts, in any order of the files. */
function agree(
  ours: readonly { readonly source: { readonly text: string } | undefined }[],
  theirs: readonly { readonly source: { readonly text: string } | undefined }[],
): boolean {
  const textsOf = (files: typeof ours): readonly string[] => files.map(({ source }) => source?.text ?? "").sort();
  const left = textsOf(ours);
  const right = textsOf(theirs);
  return left.length === right.length && left.every((text, index) => text === right[index]);
}

function changesByApp(changes: readonly NameChange[]): ReadonlyMap<string, readonly NameChange[]> {
  const byApp = new Map<string, Group<NameChange>>();
  for (const change of changes) {
    for (const app of new Set(change.places.map((place) => place.app))) {
      addToGroup(byApp, app, change);
    }
  }
  return byApp;
}

function appsIn(
  changes: readonly NameChange[],
  windows: readonly WindowChange[],
  notices: readonly Notice[],
): readonly string[] {
  const apps = new Set<string>();
  for (const { places } of changes) for (const { app } of places) apps.add(app);
  for (const { app } of windows) apps.add(app);
  for (const { apps: concerned } of notices) for (const app of concerned ?? []) apps.add(app);
  return [...apps].sort();
}

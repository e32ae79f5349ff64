/** Everything that observed traffic says about one policy's file, as one edit of its text. Pure. */
import { quote } from "../discriminat/text.ts";
import { editPolicy } from "../policy/edit-policy.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { parsePolicy } from "../policy/parse.ts";
import { formatTarget, type Target } from "../policy/target.ts";
import { acceptedTargets } from "./accepted-tests.ts";
import type { Need } from "./needs.ts";
import { type Pruning, prune, type UnusedName } from "./prune.ts";
import { changesOf, type Suggestion, type SuggestOptions, suggest, type WriteOptions } from "./suggest.ts";

/** What a comparison knows of one app. */
export interface AppTraffic {
  readonly needs: readonly Need[];
  /** What nothing used, where the evidence suffices to say so. */
  readonly unused: readonly UnusedName[];
  /** What was seen and is allowed. */
  readonly used: readonly Target[];
  /** Whether the see-thru window may end; `undefined` where there is none. */
  readonly readiness: { readonly isReady: boolean; readonly because: string } | undefined;
}

export interface EditOptions extends WriteOptions {
  readonly suggest: SuggestOptions;
  readonly prune: boolean;
  readonly force: boolean;
  readonly closeSeeThru: boolean;
  readonly tests: boolean;
}

export interface ProposedEdit {
  readonly policy: Policy;
  readonly suggestion: Suggestion;
  readonly pruning: Pruning | undefined;
  readonly closesSeeThru: boolean;
  /** Why a window stays open that was to be closed, and what else somebody should know: sentences without a full stop. */
  readonly notes: readonly string[];
  /** Targets of new tests. */
  readonly tests: readonly string[];
  /** The policy's text afterwards; the old one where nothing changes. */
  readonly text: string;
}

export function proposeEdit(tree: PolicyTree, policy: Policy, traffic: AppTraffic, options: EditOptions): ProposedEdit {
  const suggestion = suggest(tree, policy, traffic.needs, options.suggest);
  const pruning = options.prune ? prune(tree, policy, traffic.unused, options.force) : undefined;
  const { closes, notes } = closing(policy, traffic, suggestion, options);
  const additions = changesOf(tree, suggestion, options);
  const { source } = policy;
  const edited = editPolicy(source, {
    ...additions,
    removeNames: [...(additions.removeNames ?? []), ...(pruning?.removeNames ?? [])],
    removeEntries: pruning?.removeEntries ?? [],
    removeSeeThru: closes,
  });
  const targets = options.tests ? testTargets(tree, policy, edited, traffic) : [];
  const addTests = targets.map((target) => ({ expect: "allow", target }) as const);
  return {
    policy,
    suggestion,
    pruning,
    closesSeeThru: closes,
    notes: [...notes, ...missingNotes(tree, suggestion, options)],
    tests: targets.map(formatTarget),
    text: addTests.length === 0 ? edited : editPolicy({ ...source, text: edited }, { addTests }),
  };
}

function closing(
  { seeThru }: Policy,
  { readiness }: AppTraffic,
  { withheld }: Suggestion,
  options: EditOptions,
): { readonly closes: boolean; readonly notes: readonly string[] } {
  if (!options.closeSeeThru || seeThru === undefined) return { closes: false, notes: [] };
  if (readiness?.isReady !== true) {
    return { closes: false, notes: [`the see-thru window stays: ${readiness?.because ?? "nothing is known of it"}`] };
  }
  const lost = withheld.filter(({ because }) => because !== "refused");
  const notes = lost.map(({ need }) => `${quote(need.name)} will be blocked once the window is closed`);
  return { closes: true, notes };
}

function testTargets(tree: PolicyTree, policy: Policy, text: string, { used, needs }: AppTraffic): readonly Target[] {
  const { policy: edited } = parsePolicy({ ...policy.source, text }, policy.folder);
  return edited === undefined ? [] : acceptedTargets(tree, edited, [...used, ...needs]);
}

/** What the guardrails ask of new entries, and nobody has said. */
function missingNotes(
  tree: PolicyTree,
  { placements, bundles }: Suggestion,
  { ticket }: WriteOptions,
): readonly string[] {
  const isNew = bundles.length > 0 || placements.some(({ entry }) => entry === undefined);
  const { require } = tree.settings.guardrails.entries;
  return isNew && ticket === undefined && require.includes("ticket")
    ? ["the guardrails require a ticket: add --ticket <text>"]
    : [];
}

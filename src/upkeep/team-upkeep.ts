/**
 * What is due in the policies of one team, as one change: what was declined is left out, and so is what is too much for one
 * change. Pure.
 */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import type { ProposedEdit } from "../suggest/proposed-edit.ts";
import { count } from "../text/words.ts";
import { groupBy } from "../values/group.ts";
import { compareText } from "../values/order.ts";
import type { Item } from "./item.ts";
import { type DuePolicy, duePolicy, type PolicyOptions } from "./policy-upkeep.ts";

export interface UpkeepOptions extends PolicyOptions {
  /** Most items of one change; expired emergency entries are never left out. */
  readonly maxItems: number;
}

/** The policies of one folder, which is one team's and has its own reviewers, and everything that is due in them. */
export interface TeamDue {
  readonly team: string;
  readonly policies: readonly DuePolicy[];
}

export interface TeamUpkeep {
  readonly team: string;
  /** What the edits settle. */
  readonly items: readonly Item[];
  /** What a person has closed before. */
  readonly declined: readonly Item[];
  /** What comes next time. */
  readonly later: readonly Item[];
  /** One for each policy, also where nothing changes. */
  readonly edits: readonly ProposedEdit[];
  /** What is not proposed, and why, by app: sentences without a full stop. */
  readonly notes: readonly { readonly app: string; readonly text: string }[];
  readonly doubts: readonly string[];
}

/** In the order of the teams' names. */
export function dueByTeam(
  tree: PolicyTree,
  policies: readonly Policy[],
  comparisons: readonly TrafficComparison[],
  options: PolicyOptions,
): readonly TeamDue[] {
  return [...groupBy(policies, ({ folder }) => folder)]
    .sort(([left], [right]) => compareText(left, right))
    .map(([team, own]) => ({
      team,
      policies: own.map((policy) => duePolicy(tree, policy, comparisons, options)),
    }));
}

/** What is known of a team's proposals. */
export interface Proposed {
  /** Whether a person has said no to an item on these grounds. */
  readonly isDeclined: (item: Item) => boolean;
  /** Whether it is in the open proposal: what is there comes first, so that a flood of names does not push it out. */
  readonly isOpen: (item: Item) => boolean;
}

const nothingProposed: Proposed = { isDeclined: () => false, isOpen: () => false };

export function teamUpkeep(
  { team, policies }: TeamDue,
  { maxItems }: Pick<UpkeepOptions, "maxItems">,
  { isDeclined, isOpen }: Proposed = nothingProposed,
): TeamUpkeep {
  const declined = policies.flatMap(({ items }) => items.filter(isDeclined));
  const wanted = policies.map(({ items }) => items.filter((item) => !declined.includes(item)));
  const chosen = choose(
    wanted.map((items) => inTurn(items, isOpen)),
    maxItems,
  );
  const items = wanted.flat().filter((item) => chosen.has(item));
  const keys = new Set(items.map(({ key }) => key));
  const refused = new Set(declined.map(({ key }) => key));
  const edits = policies.map(({ settle }) => settle(keys, refused));
  return {
    team,
    items,
    declined,
    later: wanted.flat().filter((item) => !chosen.has(item)),
    edits,
    notes: policies.flatMap(({ policy, notes }, index) =>
      [...notes, ...notesOf(edits[index])].map((text) => ({ app: policy.app?.value ?? "", text })),
    ),
    doubts: [...new Set(policies.flatMap(({ doubts }) => doubts))],
  };
}

/** The window stays last: it closes only together with all that the app still misses. */
function inTurn(items: readonly Item[], isOpen: Proposed["isOpen"]): readonly Item[] {
  const rank = (item: Item): number => (item.kind === "window" ? 2 : isOpen(item) ? 0 : 1);
  return [...items].sort((left, right) => rank(left) - rank(right));
}

/**
 * As many as fit, each app in turn, so that one whose log was flooded does not keep the others waiting.
 */
function choose(queues: readonly (readonly Item[])[], most: number): ReadonlySet<Item> {
  const chosen = new Set(queues.flat().filter(({ kind }) => kind === "emergency"));
  const longest = Math.max(0, ...queues.map((queue) => queue.length));
  for (let turn = 0; turn < longest; turn += 1) {
    for (const queue of queues) {
      const item = queue[turn];
      if (item === undefined || chosen.has(item)) continue;
      if (chosen.size >= most) return chosen;
      chosen.add(item);
    }
  }
  return chosen;
}

/** Of each app: an attacker can send as many names as they like. */
const mostWithheld = 5;

/** What `suggest` says beside an edit. */
function notesOf(edit: ProposedEdit | undefined): readonly string[] {
  if (edit === undefined) return [];
  const { pruning, notes, suggestion } = edit;
  const more = suggestion.withheld.length - mostWithheld;
  return [
    ...notes,
    ...(pruning?.refusedBecause === undefined ? [] : [`nothing unused is removed: ${pruning.refusedBecause}`]),
    ...(pruning?.kept ?? []),
    ...suggestion.withheld.slice(0, mostWithheld).map(({ message }) => message),
    ...(more > 0 ? [`seen and not suggested: ${count(more, "more name")}`] : []),
  ];
}

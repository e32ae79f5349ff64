/**
 * What is due in one policy's file, and the edit that settles a part of it. What to write and where, what is unused and whether
 * a window may close is for `suggest` to decide: this only takes its word, item by item. Pure.
 */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import { admittingNames } from "../evaluate/admitting-names.ts";
import { seeThruOf } from "../policy/allowlist.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { findBundle, namesOfBundle, networksOf } from "../policy/resolve.ts";
import type { Need } from "../suggest/needs.ts";
import { indexOf } from "../suggest/place-needs.ts";
import { type PolicyTraffic, policyTraffic } from "../suggest/policy-traffic.ts";
import { proposeEdit } from "../suggest/propose-edit.ts";
import type { ProposedEdit } from "../suggest/proposed-edit.ts";
import { nameByName } from "../suggest/prune.ts";
import type { SuggestOptions } from "../suggest/suggest.ts";
import { quote } from "../text/quote.ts";
import { count } from "../text/words.ts";
import { daysBetween } from "../values/dates.ts";
import { type EndedEntry, endedBefore, endedEntries } from "./ended-entries.ts";
import { type Item, itemKey } from "./item.ts";
import { type MissingName, missingKey, missingNames } from "./missing-names.ts";
import { unusedItems, unusedKey } from "./unused-names.ts";

export interface PolicyOptions {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly suggest: SuggestOptions;
  readonly ticket: string | undefined;
  /** Versions of an app's policy, replaced ones too, since the observation began. @default not known */
  readonly earlier?: ((app: string) => readonly Policy[]) | undefined;
}

export interface DuePolicy {
  readonly policy: Policy;
  /** Everything that is due, in the order in which it is proposed where there is too much: the window comes last. */
  readonly items: readonly Item[];
  /** What is not proposed, and why: sentences without a full stop. */
  readonly notes: readonly string[];
  /** Why completeness cannot be told of the traffic of its networks: clauses without a full stop. */
  readonly doubts: readonly string[];
  /** The edit that settles some of the items; those of `declined` are not admitted by the way either. */
  readonly settle: (chosen: ReadonlySet<string>, declined: ReadonlySet<string>) => ProposedEdit;
}

/** @param comparisons at most one for each network */
export function duePolicy(
  tree: PolicyTree,
  policy: Policy,
  comparisons: readonly TrafficComparison[],
  { asOf, suggest, ticket, earlier = () => [] }: PolicyOptions,
): DuePolicy {
  const app = policy.app?.value ?? "";
  const ended = endedEntries(policy, comparisons, asOf);
  const observed = policyTraffic(tree, policy, comparisons, asOf);
  // What ends as a whole is not taken apart.
  const isEnded = ({ entry }: { readonly entry: unknown }): boolean => ended.some((one) => one.entry === entry);
  // What was not used some time ago may be in use now.
  const stale = staleNetworks(tree, policy, comparisons, asOf);
  const over = observed.needs.flatMap((need) => {
    const lastDay = endedBefore(tree, earlier(app), need, asOf);
    return lastDay === undefined ? [] : [{ need, lastDay }];
  });
  const weak = doubtsOf(tree, policy, comparisons);
  const traffic = {
    ...observed,
    needs: observed.needs.filter((need) => !over.some((one) => one.need === need)),
    // Said once for the network, not for each name.
    doubts: weak.length + stale.length > 0 ? [] : observed.doubts,
    unused: stale.length > 0 ? [] : observed.unused.filter((one) => !isEnded(one)),
  };
  const propose = (part: PolicyTraffic, gone: readonly EndedEntry[], closeSeeThru: boolean, bundles: boolean) =>
    proposeEdit(tree, policy, part, {
      ...{ asOf, ticket, closeSeeThru, reason: undefined, comments: false, prune: true, force: false, tests: false },
      suggest: { ...suggest, bundles: suggest.bundles && bundles },
      removeEntries: gone.map(({ entry }) => indexOf(entry)),
    });

  const everything = propose(traffic, ended, true, true);
  const missing = missingNames(app, everything.suggestion);
  const unused =
    everything.pruning === undefined
      ? []
      : unusedItems(policy, traffic.unused, everything.pruning, comparisons).map(({ item }) => item);
  const window = everything.closesSeeThru ? [windowItem(tree, policy, observed, asOf)] : [];
  const items = [
    ...ended
      .map(({ item }) => item)
      .sort((left, right) => Number(right.kind === "emergency") - Number(left.kind === "emergency")),
    ...unused,
    ...missing.map(({ item }) => item),
    ...window,
  ];

  const settle: DuePolicy["settle"] = (chosen, declined) => {
    const isOut = (key: string): boolean => !chosen.has(key) && items.some((item) => item.key === key);
    const part = {
      ...traffic,
      needs: traffic.needs.filter((need) => !isOut(missingKey(app, need))),
      unused: traffic.unused.flatMap(nameByName).filter((one) => !isOut(unusedKey(app, one))),
    };
    const gone = ended.filter(({ item }) => chosen.has(item.key));
    const closes = window.some(({ key }) => chosen.has(key));
    const edit = propose(part, gone, closes, true);
    const refused = missing.filter(({ item }) => declined.has(item.key));
    return admits(tree, policy, edit, refused) ? propose(part, gone, closes, false) : edit;
  };
  const notes = over.map(
    ({ need, lastDay }) =>
      `${quote(need.name)} was in an entry that was over after ${lastDay}, and is gone: write an entry, or an item of refuse`,
  );
  return { policy, items, notes, doubts: [...weak, ...stale], settle };
}

function windowItem(tree: PolicyTree, policy: Policy, { readiness }: PolicyTraffic, asOf: string): Item {
  const app = policy.app?.value ?? "";
  const until = policy.seeThru?.until?.value ?? "";
  const isOver = until < asOf;
  const networks = networksOf(policy, tree.settings.networks).filter(
    (network) => seeThruOf(policy, network) !== undefined,
  );
  const days = tree.settings.evidence.readyDays;
  const ends = readiness?.ending.length ?? 0;
  const lost = ends === 0 ? "" : `; that ends ${count(ends, "destination")} that no entry can admit`;
  const where = networks.map(({ name }) => name);
  const why = isOver
    ? `the see-thru window was over after ${until}: its lines do nothing any more`
    : `the see-thru window until ${until} is ready to close: in the last ${count(days, "day")} nothing was missing${lost}`;
  const grounds = { verdict: isOver ? "over" : "ready", connections: 0, days: 0, clients: 0 };
  return { kind: "window", app, key: itemKey("window", app, until, where), grounds, why };
}

/** Whether a bundle of the edit would let in what a person did not want. */
function admits(
  tree: PolicyTree,
  policy: Policy,
  { suggestion }: ProposedEdit,
  refused: readonly MissingName[],
): boolean {
  const networks = networksOf(policy, tree.settings.networks);
  return suggestion.bundles.some(({ bundle: reference }) => {
    const bundle = findBundle(tree, reference);
    return networks.some((network) => {
      const names = bundle === undefined ? [] : namesOfBundle(tree, bundle, network);
      const isAdmitted = (need: Need): boolean =>
        admittingNames(names, need, network.preferences.wildcardExposure, "exposure").length > 0;
      return refused.some(({ need }) => isAdmitted(need));
    });
  });
}

/** Why what was not seen may have happened all the same. A young set of snapshots is not a doubt: it grows. */
function doubtsOf(tree: PolicyTree, policy: Policy, comparisons: readonly TrafficComparison[]): readonly string[] {
  return networksOf(policy, tree.settings.networks).flatMap((network) => {
    const own = comparisons.find((comparison) => comparison.network.name === network.name);
    if (own === undefined) return [`${network.name} was not observed`];
    return own.evidence.problems
      .filter(({ kind }) => kind !== "too-short")
      .map(({ message }) => `${network.name}: ${message}`);
  });
}

/** Networks whose observation ended too long ago; clauses without a full stop. */
function staleNetworks(
  tree: PolicyTree,
  policy: Policy,
  comparisons: readonly TrafficComparison[],
  asOf: string,
): readonly string[] {
  const own = networksOf(policy, tree.settings.networks).map(({ name }) => name);
  return comparisons.flatMap(({ network, snapshot: { window } }) => {
    const isStale = window !== null && daysBetween(window.to.slice(0, 10), asOf) > tree.settings.evidence.readyDays;
    return isStale && own.includes(network.name)
      ? [`${network.name}: the snapshot ends at ${window.to}: observe again`]
      : [];
  });
}

/**
 * What a policy lacks → what would be written into it. Explicit names unless patterns are asked for; everything left out is
 * reported with its reason. Pure; writes nothing, and the day is a parameter.
 *
 * The limit of it: within a see-thru window an attacker's connection to a valid name looks like the app's own. Only how often,
 * on how many days and from how many clients it was seen tells them apart, and in the end the reviewer.
 */

import { matches } from "../discriminat/pattern.ts";
import type { NewEntry, PolicyChanges } from "../policy/edit-policy.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { networksOf } from "../policy/resolve.ts";
import { count } from "../text/words.ts";
import { addDays } from "../values/dates.ts";
import { generalise, offerWildcards, type WildcardOffer, type WildcardThresholds } from "./generalise.ts";
import { countDays, type Evidence, mergeNeeds, type Need, needKey, sumEvidence } from "./needs.ts";
import { type NeededName, type Placement, placeNeeds } from "./place-needs.ts";
import { type BundleProposal, proposeBundles } from "./propose-bundles.ts";
import { type Thresholds, type Withheld, withheldReasons, withhold } from "./withhold.ts";

export interface SuggestOptions extends Thresholds, WildcardThresholds {
  /** Whether bundles are written where they cover enough. */
  readonly bundles: boolean;
  /** Whether patterns are written where they are offered. */
  readonly generalise: boolean;
}

export const defaultSuggestOptions: SuggestOptions = {
  minConnections: 2,
  minDays: 1,
  minSources: 1,
  includeShared: false,
  includeBlocked: false,
  siblings: 5,
  siblingDays: 3,
  bundles: true,
  generalise: false,
};

/** What is suggested for one policy. */
export interface Suggestion {
  readonly policy: Policy;
  readonly placements: readonly Placement[];
  readonly bundles: readonly BundleProposal[];
  readonly withheld: readonly Withheld[];
  /** Patterns: written where that was asked for, else offered. */
  readonly wildcards: readonly WildcardOffer[];
}

/** What was tried, and must not be suggested. */
export interface Refused {
  /** Needs by `needKey`. */
  readonly needs: ReadonlyMap<string, Withheld>;
  readonly bundles: ReadonlySet<string>;
  readonly patterns: ReadonlySet<string>;
}

const nothingRefused: Refused = { needs: new Map(), bundles: new Set(), patterns: new Set() };

/** What to add to a policy so that its app may reach what it needs. */
export function suggest(
  tree: PolicyTree,
  policy: Policy,
  needs: readonly Need[],
  options: SuggestOptions,
  refused: Refused = nothingRefused,
): Suggestion {
  const withheld: Withheld[] = [];
  const wanted: Need[] = [];
  for (const need of mergeNeeds(needs)) {
    const held = withhold(tree, policy, need, options) ?? refused.needs.get(needKey(need));
    if (held === undefined) wanted.push(need);
    else withheld.push(held);
  }
  const { proposals, rest } = options.bundles
    ? proposeBundles(tree, policy, wanted, options, refused.bundles)
    : { proposals: [], rest: wanted };
  const placements = placeNeeds(tree, policy, rest).map((placement) => ({
    placement,
    offers: offerWildcards(tree, policy, placement, options, refused.patterns),
  }));
  return {
    policy,
    placements: placements.map(({ placement, offers }) =>
      options.generalise ? generalise(placement, offers) : placement,
    ),
    bundles: proposals,
    withheld: withheld.sort(
      (left, right) => withheldReasons.indexOf(left.because) - withheldReasons.indexOf(right.because),
    ),
    wildcards: placements.flatMap(({ offers }) => offers),
  };
}

/** How the new lines are written. */
export interface WriteOptions {
  /** `YYYY-MM-DD`: where the guardrails limit how long entries last, that is counted from here. */
  readonly asOf: string;
  /** Instead of what was observed. */
  readonly reason: string | undefined;
  readonly ticket: string | undefined;
  /** Whether the evidence for each name goes into a comment. */
  readonly comments: boolean;
}

/** The changes of the policy's file that a suggestion amounts to. */
export function changesOf(tree: PolicyTree, suggestion: Suggestion, options: WriteOptions): PolicyChanges {
  const { policy, placements, bundles } = suggestion;
  const { maxDays } = tree.settings.guardrails.entries;
  const all = networksOf(policy, tree.settings.networks).map(({ name }) => name);
  const entryFor = (networks: readonly string[], evidence: Evidence): Partial<NewEntry> => ({
    reason: options.reason ?? reasonFor(evidence),
    ticket: options.ticket,
    networks: all.every((name) => networks.includes(name)) ? undefined : networks,
    expires: maxDays === null ? undefined : addDays(options.asOf, maxDays),
  });
  const existing = placements.flatMap(({ entry, names }) => (entry === undefined ? [] : [{ entry, names }]));
  return {
    addNames: existing.map(({ entry, names }) => ({
      entry,
      names: names.map(({ written }) => written),
      comment: options.comments ? names.map(commentFor) : undefined,
    })),
    removeNames: existing.flatMap(({ entry, names }) => shadowedNames(policy, entry, names)),
    addEntries: [
      ...bundles.map(({ bundle, networks, needs }) => ({
        bundle,
        ...entryFor(networks, sumEvidence(needs)),
        comment: options.comments ? needs.map((need) => commentFor({ written: need.name, needs: [need] })) : undefined,
      })),
      ...placements
        .filter(({ entry }) => entry === undefined)
        .map(({ protocol, ports, networks, names }) => ({
          list: { protocol, ports, names: names.map(({ written }) => written) },
          ...entryFor(networks, sumEvidence(names.flatMap(({ needs }) => needs))),
          comment: options.comments ? names.map(commentFor) : undefined,
        })),
    ],
  };
}

/** Names of an entry that a new pattern stands for too. */
function shadowedNames(policy: Policy, entry: number, added: readonly NeededName[]) {
  const written = policy.allow.find(({ at }) => at.path[1] === entry)?.list?.names ?? [];
  const names = written
    .map(({ value }) => value)
    .filter((name) => added.some((pattern) => pattern.written !== name && matches(pattern.written, name)));
  return names.length === 0 ? [] : [{ entry, names }];
}

function reasonFor(evidence: Evidence): string {
  return `Observed: ${inWords(evidence)}`;
}

function commentFor({ written, needs }: NeededName): string {
  const evidence = sumEvidence(needs);
  const [first, last] = [evidence.firstSeen?.slice(0, 10), evidence.lastSeen?.slice(0, 10)];
  const when = first === undefined || last === undefined ? "" : first === last ? `, ${first}` : `, ${first} to ${last}`;
  return `${written}: ${fromClients(evidence)}${when}`;
}

/** `1,234 connections on 13 days from 2 clients`; one client among many is what an attacker's would be. */
export function fromClients(evidence: Evidence): string {
  return `${inWords(evidence)} from ${count(evidence.sources, "client")}`;
}

/** `1,234 connections on 13 days`. */
function inWords({ connections, days }: Evidence): string {
  return `${count(connections, "connection")} on ${count(countDays(days), "day")}`;
}

/** Everything that observed traffic says about one policy's file, as one edit of its text. Pure. */

import { editPolicy } from "../policy/edit-policy.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { parsePolicy } from "../policy/parse-file.ts";
import { formatTarget, type Target } from "../policy/target.ts";
import { quote } from "../text/quote.ts";
import { count, wordList } from "../text/words.ts";
import { acceptedTargets } from "./accepted-tests.ts";
import type { PolicyTraffic } from "./policy-traffic.ts";
import { proposeAccepted } from "./propose-accepted.ts";
import type { EditOptions, ProposedEdit } from "./proposed-edit.ts";
import { prune } from "./prune.ts";
import { changesOf, type Refused, type Suggestion, suggest, type WriteOptions } from "./suggest.ts";
import type { WithheldBecause } from "./withhold.ts";

/** Proposes what `lint` accepts: what it objects to is withheld, with its reason. */
export function proposeEdit(
  tree: PolicyTree,
  policy: Policy,
  traffic: PolicyTraffic,
  options: EditOptions,
): ProposedEdit {
  return proposeAccepted(tree, policy, options, (refused) => editWithout(tree, policy, traffic, options, refused));
}

function editWithout(
  tree: PolicyTree,
  policy: Policy,
  traffic: PolicyTraffic,
  options: EditOptions,
  refused: Refused,
): ProposedEdit {
  const suggestion = suggest(tree, policy, traffic.needs, options.suggest, refused);
  const pruning = options.prune ? prune(tree, policy, traffic, options.force) : undefined;
  const { closes, notes } = closing(policy, traffic, suggestion, options);
  const additions = changesOf(tree, suggestion, options);
  const { source } = policy;
  const edited = editPolicy(source, {
    ...additions,
    removeNames: [...(additions.removeNames ?? []), ...(pruning?.removeNames ?? [])],
    removeEntries: [...(pruning?.removeEntries ?? []), ...(options.removeEntries ?? [])],
    removeSeeThru: closes,
  });
  const targets = options.tests ? testTargets(tree, policy, edited, traffic) : [];
  const addTests = targets.map((target) => ({ expect: "allow", target }) as const);
  return {
    policy,
    suggestion,
    pruning,
    closesSeeThru: closes,
    notes: [...notes, ...namelessNotes(traffic), ...missingNotes(tree, suggestion, options)],
    tests: targets.map(formatTarget),
    text: addTests.length === 0 ? edited : editPolicy({ ...source, text: edited }, { addTests }),
  };
}

function closing(
  { seeThru }: Policy,
  { readiness }: PolicyTraffic,
  { withheld }: Suggestion,
  options: EditOptions,
): { readonly closes: boolean; readonly notes: readonly string[] } {
  if (!options.closeSeeThru || seeThru === undefined) return { closes: false, notes: [] };
  if (readiness?.isReady !== true) {
    const { because = "its traffic was not observed", missing = [] } = readiness ?? {};
    const undecided = withheld
      .filter(({ need }) => missing.some(({ target }) => target !== undefined && isSame(target, need)))
      .map(({ need }) => quote(need.name));
    const decide = `decide on ${firstOf(undecided)}: write an entry, or an item of refuse`;
    return {
      closes: false,
      notes: [`the see-thru window stays: ${because}`, ...(undecided.length === 0 ? [] : [decide])],
    };
  }
  const lost = withheld.filter(({ need, because }) => need.hasPassed && deliberate.includes(because));
  const names = lost.map(({ need }) => quote(need.name));
  const { ending } = readiness;
  const inadmissible = ending.map(({ name, port, verdict }) => {
    const where = name === null ? "a connection without a name" : quote(name);
    return `${where} on port ${port ?? "unknown"} (${verdict.replaceAll("-", " ")})`;
  });
  return {
    closes: true,
    notes: [
      ...(names.length === 0 ? [] : [`${firstOf(names)} will be blocked once the window is closed`]),
      ...(inadmissible.length === 0 ? [] : [`no entry can admit ${firstOf(inadmissible)}; that ends with the window`]),
    ],
  };
}

/** A team may still decide to admit these; the others cannot be admitted, or are not wanted. */
const deliberate: readonly WithheldBecause[] = ["shared", "rare", "port", "too-long"];

function isSame(target: Target, { name, protocol, port }: Target): boolean {
  return target.name === name && target.protocol === protocol && target.port === port;
}

const mostNamed = 5;

/** An attacker can send as many names as they like. */
function firstOf(words: readonly string[]): string {
  const more = words.length - mostNamed;
  return wordList(more > 0 ? [...words.slice(0, mostNamed), `${more} more`] : words);
}

function testTargets(
  tree: PolicyTree,
  policy: Policy,
  text: string,
  { used, needs }: PolicyTraffic,
): readonly Target[] {
  const { policy: edited } = parsePolicy({ ...policy.source, text }, policy.folder);
  return edited === undefined ? [] : acceptedTargets(tree, edited, [...used, ...needs]);
}

/** What was seen and has no name to write down. */
function namelessNotes({ nameless }: PolicyTraffic): readonly string[] {
  if (nameless === 0) return [];
  return [
    `${count(nameless, "connection")} without a name, which no entry can admit: make the client send the name of the server (SNI)`,
  ];
}

/** What the guardrails require of new entries and the options do not give. */
function missingNotes(
  tree: PolicyTree,
  { placements, bundles, withheld }: Suggestion,
  { ticket }: WriteOptions,
): readonly string[] {
  const isNew =
    bundles.length > 0 ||
    placements.some(({ entry }) => entry === undefined) ||
    withheld.some(({ because }) => because === "lint");
  const { require } = tree.settings.guardrails.entries;
  return isNew && ticket === undefined && require.includes("ticket")
    ? ["the guardrails require a ticket: add --ticket <text>"]
    : [];
}

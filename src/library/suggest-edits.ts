/** `suggest` as the command and callers of the library run it. Pure: gives texts, writes nothing. */
import { compareTraffic } from "../compare/compare-traffic.ts";
import type { DeclaredSince } from "../compare/usage.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { policyTraffic } from "../suggest/policy-traffic.ts";
import { proposeEdit } from "../suggest/propose-edit.ts";
import type { EditOptions, ProposedEdit } from "../suggest/proposed-edit.ts";
import { defaultSuggestOptions, type SuggestOptions } from "../suggest/suggest.ts";
import { type Given, withDefaults } from "../values/with-defaults.ts";
import { type NetworkSnapshot, withOwnNetworks } from "./network-snapshots.ts";

export interface SuggestEditsOptions extends Given<Omit<EditOptions, "asOf" | "suggest" | "removeEntries">> {
  /** `YYYY-MM-DD`, UTC: decides which windows are open, and where new entries end that the guardrails limit. */
  readonly asOf: string;
  /** @default every policy of the tree */
  readonly policies?: readonly Policy[] | undefined;
  /** How much must have been seen, and what is written. @default `defaultSuggestOptions` */
  readonly suggest?: Given<SuggestOptions> | undefined;
  /** As for `checkObserved`; only `prune` asks for it. @default not known, so that nothing is removed */
  readonly declaredSince?: ((from: string | undefined) => DeclaredSince) | undefined;
}

/**
 * What observed traffic says about each policy's file, as an edit of its text: comments, order and quotes stay. Suggests no
 * address, nothing that the firewall could not identify, the policy refuses or the guardrails forbid. In a see-thru window an
 * attacker's connection to a valid name looks like the app's own: review what is suggested.
 *
 * @param observed as `networkSnapshots` makes it
 * @returns an edit for each policy; `text` is the policy's own where nothing changes
 * @throws UserError where an argument is not what it should be, or the tree does not have a network.
 */
export function suggestEdits(
  tree: PolicyTree,
  observed: readonly NetworkSnapshot[],
  options: SuggestEditsOptions,
): readonly ProposedEdit[] {
  const { asOf, policies = tree.policies, declaredSince = () => () => undefined } = options;
  const {
    reason,
    ticket,
    comments = false,
    prune = false,
    force = false,
    closeSeeThru = false,
    tests = false,
  } = options;
  const suggest = withDefaults(defaultSuggestOptions, options.suggest);
  const comparisons = withOwnNetworks(tree, observed).map(({ network, snapshot }) =>
    compareTraffic(tree, snapshot, { asOf, network, declaredSince: declaredSince(snapshot.window?.from) }),
  );
  return policies.map((policy) =>
    proposeEdit(tree, policy, policyTraffic(tree, policy, comparisons, asOf), {
      ...{ asOf, reason, ticket, comments, suggest, prune, force, closeSeeThru, tests },
    }),
  );
}

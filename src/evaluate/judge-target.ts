/** Whether an app's connection to a target would pass, network by network, and which line of the policy says so. Pure. */
import { judgeExposure } from "../discriminat/exposure.ts";
import { matches } from "../discriminat/pattern.ts";
import type { Network, Policy, PolicyTree, Refusal } from "../policy/model.ts";
import { appliesTo, networksOf, type ResolvedName, resolveNames } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import { quote } from "../text/quote.ts";
import { admittingNames } from "./admitting-names.ts";
import { nearestName } from "./nearest-name.ts";

/**
 * `allowed`: an entry admits it. `see-thru`: none does, and the open window lets it pass until its last day. `unclear`: an
 * entry admits it only in one of the readings that the firewall's documentation leaves open. `blocked`: neither.
 */
export type Verdict = "allowed" | "see-thru" | "unclear" | "blocked";

export interface Judgement {
  readonly network: Network;
  readonly verdict: Verdict;
  /** The names that admit it, or might where the verdict is `unclear`. */
  readonly names: readonly ResolvedName[];
  /** Last day of the window, where the verdict is `see-thru`. */
  readonly until: string | undefined;
  /** Why it does not pass, or until when it does; sentences without a full stop. */
  readonly notes: readonly string[];
  /** Items of `refuse` that name it. */
  readonly refusals: readonly Refusal[];
}

/**
 * One judgement for each network of the policy.
 *
 * @param asOf `YYYY-MM-DD`; decides only whether the see-thru window is open.
 */
export function judgeTarget(tree: PolicyTree, policy: Policy, target: Target, asOf: string): readonly Judgement[] {
  return networksOf(policy, tree.settings.networks).map((network) => {
    const declared = resolveNames(tree, policy, network);
    const exposure = network.preferences.wildcardExposure;
    const sure = admittingNames(declared, target, exposure, "coverage");
    const possible = admittingNames(declared, target, exposure, "exposure");
    const until = openWindow(policy, network, target, asOf);
    const verdict =
      sure.length > 0 ? "allowed" : until !== undefined ? "see-thru" : possible.length > 0 ? "unclear" : "blocked";
    return {
      network,
      verdict,
      names: sure.length > 0 ? sure : possible,
      until: verdict === "see-thru" ? until : undefined,
      notes: sure.length > 0 ? expiryNotes(sure, asOf) : missingNotes(declared, target, network),
      refusals: policy.refuse.filter(
        ({ name }) => name !== undefined && matches(name.value, target.name, { emptyRun: true }),
      ),
    };
  });
}

function openWindow({ seeThru }: Policy, network: Network, target: Target, asOf: string): string | undefined {
  if (seeThru?.until === undefined || !appliesTo(seeThru, network) || seeThru.until.value < asOf) return undefined;
  const covers = seeThru.ports === undefined || seeThru.ports.some(({ value }) => value === target.port);
  return covers ? seeThru.until.value : undefined;
}

function expiryNotes(names: readonly ResolvedName[], asOf: string): readonly string[] {
  const dates = names.flatMap(({ entry }) => entry.expires?.value ?? []);
  const last = dates.toSorted().at(-1);
  if (last === undefined || dates.length < names.length) return [];
  const what = names.every(({ entry }) => entry.emergency !== undefined) ? "the emergency entry" : "the entry";
  return [
    last < asOf ? `${what} expired on ${last} and stays deployed until it is removed` : `${what} expires after ${last}`,
  ];
}

function missingNotes(declared: readonly ResolvedName[], target: Target, network: Network): readonly string[] {
  const notes: string[] = [];
  for (const { name, protocol, port } of declared) {
    if (protocol !== target.protocol || port !== target.port || !matches(name, target.name)) continue;
    const { verdict, reason } = judgeExposure(name, network.preferences.wildcardExposure);
    if (verdict !== "allowed")
      notes.push(`the firewall ${verdict === "refused" ? "refuses" : "probably refuses"} ${quote(name)}: ${reason}`);
  }
  if (notes.length > 0) return [...new Set(notes)];
  const near = nearestName(declared, target);
  return near === undefined ? [] : [near.message];
}

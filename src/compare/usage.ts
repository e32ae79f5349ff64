/**
 * How much each entry was used, and whether it may be called unused. Pure. Entries are removed on this word, and a wrong one
 * breaks an app: every doubt makes it `unknown`.
 */

import type { Located } from "../findings/finding.ts";
import type { Entry, Policy } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { count } from "../text/words.ts";
import type { Flow } from "../traffic/flow.ts";
import { addToGroup, type Group, groupBy } from "../values/group.ts";
import { type AcceptanceIndex, acceptancesOf } from "./acceptances.ts";
import { type FlowTotals, sumFlows } from "./flow-totals.ts";
import type { Evidence } from "./judge-evidence.ts";
import type { Observation } from "./observation.ts";

/** One written name of an entry, or one reference to a bundle with all its names. */
export interface Usage extends FlowTotals {
  readonly app: string;
  readonly policy: Policy;
  readonly entry: Entry;
  /** Where it is written: the name, or the reference. */
  readonly at: Located<string>;
  /** What it declares in this network. */
  readonly names: readonly ResolvedName[];
  readonly status: "used" | "unused" | "unknown";
  /** Why the status is `unknown`; a clause for messages. */
  readonly because: string | undefined;
}

/**
 * Since when an entry, or a refusal, is declared, as `YYYY-MM-DD` or a whole time, for instance from git; `undefined` where that is not
 * known. Without it an entry may be younger than the window, and is not called unused.
 */
export type DeclaredSince = (policy: Policy, at: Located<string>) => string | undefined;

export interface UsageFacts {
  readonly evidence: Evidence;
  readonly acceptances: AcceptanceIndex;
  readonly declaredSince: DeclaredSince;
  /** Connections of unknown apps that a name could admit. */
  readonly unattributedUse: (name: ResolvedName) => number;
}

/** The usage of everything that a policy declares in a network, in the order of the file. */
export function usageOf(
  app: string,
  policy: Policy,
  declared: readonly ResolvedName[],
  observations: readonly Observation[],
  facts: UsageFacts,
): readonly Usage[] {
  const flows = new Map<Located<string>, Group<Flow>>();
  const possible = new Set<Located<string>>();
  for (const observation of observations) {
    for (const at of new Set(observation.by.map((name) => name.at))) {
      for (const flow of observation.flows) addToGroup(flows, at, flow);
    }
    for (const { at } of observation.possiblyBy) possible.add(at);
  }
  return [...groupBy(declared, (name) => name.at)].map(([at, names]): Usage => {
    const { entry } = names[0];
    const seen = sumFlows(flows.get(at) ?? []);
    const because =
      seen.connections > 0
        ? undefined
        : possible.has(at)
          ? `${quote(at.value)} may have admitted a connection: it is not known how the firewall reads the pattern`
          : doubt(app, policy, at, names, observations.length, facts);
    const status = seen.connections > 0 ? "used" : because === undefined ? "unused" : "unknown";
    return { app, policy, entry, at, names, ...seen, status, because };
  });
}

/** Why a name may not be called unused. */
function doubt(
  app: string,
  policy: Policy,
  at: Located<string>,
  names: readonly ResolvedName[],
  observed: number,
  { evidence, acceptances, declaredSince, unattributedUse }: UsageFacts,
): string | undefined {
  const [problem] = evidence.problems;
  if (problem !== undefined) return problem.message;
  if (observed === 0) return "no connection of the app was seen at all";
  const unattributed = names.reduce((sum, name) => sum + unattributedUse(name), 0);
  if (unattributed > 0) return `${count(unattributed, "connection")} of an unknown app would use it`;
  const from = evidence.window?.from ?? "";
  const since = declaredSince(policy, at);
  if (since !== undefined && startOf(since) <= from) return undefined;
  const accepted = acceptancesOf(acceptances, app, names).some(
    (announced) => announced.outcome === "accepted" && announced.at !== null && announced.at <= from,
  );
  if (accepted) return undefined;
  return since === undefined
    ? "it is not known since when it is declared"
    : `it is declared since ${since}, and the window begins at ${from}`;
}

/** A day counts from its end: the entry may have come in its last minute. */
function startOf(since: string): string {
  return since.length === "YYYY-MM-DD".length ? `${since}T23:59:59Z` : since;
}

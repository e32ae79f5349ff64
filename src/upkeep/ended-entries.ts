/**
 * Entries whose last day is over. Nothing but an edit ends them: what is deployed follows from the files alone, so that their
 * names pass until the lines are gone. Pure: the day is a parameter.
 */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import { admittingNames } from "../evaluate/admitting-names.ts";
import { entryDeclaration } from "../policy/entry-text.ts";
import type { Entry, Policy, PolicyTree } from "../policy/model.ts";
import { resolveNames } from "../policy/resolve.ts";
import { formatTarget } from "../policy/target.ts";
import { type Need, sumEvidence } from "../suggest/needs.ts";
import { indexOf } from "../suggest/place-needs.ts";
import { fromClients } from "../suggest/suggest.ts";
import { quote } from "../text/quote.ts";
import { quotedSome } from "../text/words.ts";
import { isDate } from "../values/dates.ts";
import { type Item, itemKey } from "./item.ts";

export interface EndedEntry {
  readonly entry: Entry;
  readonly item: Item;
}

interface End {
  readonly kind: "emergency" | "expired";
  readonly lastDay: string;
}

/** The last day of an entry; `undefined` for one without. */
function endOf({ expires, emergency }: Entry): End | undefined {
  if (expires === undefined || !isDate(expires.value)) return undefined;
  return { kind: emergency === undefined ? "expired" : "emergency", lastDay: expires.value };
}

export function endedEntries(
  policy: Policy,
  comparisons: readonly TrafficComparison[],
  asOf: string,
): readonly EndedEntry[] {
  const app = policy.app?.value ?? "";
  return policy.allow.flatMap((entry): EndedEntry[] => {
    const end = endOf(entry);
    if (end === undefined || end.lastDay >= asOf) return [];
    const uses = usesOf(policy, entry, comparisons);
    const grounds = { verdict: "ended", connections: 0, days: 0, clients: 0 };
    const key = itemKey(end.kind, app, end.lastDay, entryDeclaration(entry));
    return [
      {
        entry,
        item: { kind: end.kind, app, key, grounds, why: whyEnded(policy, entry, end, uses) },
      },
    ];
  });
}

type Use = ReturnType<typeof usesOf>[number];

/** Destinations that the entry alone admits. */
function usesOf(policy: Policy, entry: Entry, comparisons: readonly TrafficComparison[]) {
  return comparisons.flatMap(({ network, apps }) =>
    apps
      .filter((app) => app.policy === policy)
      .flatMap(({ observations }) => observations)
      .flatMap(({ target, by, flows }) => {
        if (target === undefined || by.length === 0 || by.some((name) => name.entry !== entry)) return [];
        const seen = flows.map((flow) => ({ ...flow, firstSeen: flow.first_seen, lastSeen: flow.last_seen }));
        return [{ ...target, networks: [network.name], ...sumEvidence(seen) }];
      }),
  );
}

function whyEnded(policy: Policy, entry: Entry, { kind, lastDay }: End, uses: readonly Use[]): string {
  const what = kind === "emergency" ? "emergency entry" : "entry";
  const names = entry.bundle === undefined ? (entry.list?.names ?? []) : [entry.bundle];
  const reason = entry.reason === undefined ? "" : ` (${quote(entry.reason.value)})`;
  const last = sumEvidence(uses).lastSeen?.slice(0, 10);
  const used =
    uses.length === 0 ? "" : `; still in use: ${fromClients(sumEvidence(uses))}, last on ${last ?? "an unknown day"}`;
  const tests = policy.tests
    .filter(({ expect, target }) => expect === "allow" && uses.some((use) => formatTarget(use) === target.value))
    .map(({ target }) => target.value);
  const failing =
    tests.length === 0 ? "" : `; the policy's tests ask for ${quotedSome(tests)}: remove them too, or renew the entry`;
  return `${what} ${indexOf(entry) + 1} with ${quotedSome(names.map(({ value }) => value))}${reason} was over after ${lastDay}${used}${failing}`;
}

/**
 * The last day of an entry that admitted a name, was over, and is gone: what removed it has decided about the name. Proposing it
 * again because it was seen before would undo that.
 *
 * @param earlier versions of the app's policy that were replaced
 */
export function endedBefore(
  tree: PolicyTree,
  earlier: readonly Policy[],
  need: Need,
  asOf: string,
): string | undefined {
  const networks = tree.settings.networks.filter(({ name }) => need.networks.includes(name));
  for (const policy of earlier) {
    for (const entry of policy.allow) {
      const end = endOf(entry);
      if (end === undefined || end.lastDay >= asOf) continue;
      const isAdmitted = networks.some((network) => {
        const names = resolveNames(tree, { ...policy, allow: [entry] }, network);
        return admittingNames(names, need, network.preferences.wildcardExposure, "coverage").length > 0;
      });
      if (isAdmitted) return end.lastDay;
    }
  }
  return undefined;
}

/**
 * Entries whose last day is over. Nothing but an edit ends them: what is deployed follows from the files alone, so that their
 * names pass until the lines are gone. Pure: the day is a parameter.
 */
import type { TrafficComparison } from "../compare/compare-traffic.ts";
import type { Entry, Policy } from "../policy/model.ts";
import { formatTarget } from "../policy/target.ts";
import { sumEvidence } from "../suggest/needs.ts";
import { indexOf } from "../suggest/place-needs.ts";
import { fromClients } from "../suggest/suggest.ts";
import { quote } from "../text/quote.ts";
import { quotedSome } from "../text/words.ts";
import { isDate } from "../values/dates.ts";
import { type Grounds, type Item, itemKey } from "./item.ts";
import { missingKey, needGrounds } from "./missing-names.ts";

export interface EndedEntry {
  readonly entry: Entry;
  readonly item: Item;
  /** What it still admitted, by the keys that these names have as missing ones once the entry is gone. */
  readonly after: ReadonlyMap<string, Grounds>;
}

interface End {
  readonly kind: "emergency" | "expired";
  readonly lastDay: string;
}

/** The last day of an entry; `undefined` for one without. */
function endOf({ expires }: Entry): End | undefined {
  if (expires !== undefined && isDate(expires.value)) return { kind: "expired", lastDay: expires.value };
  return undefined;
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
    const key = itemKey(end.kind, app, end.lastDay, declarationOf(entry));
    return [
      {
        entry,
        item: { kind: end.kind, app, key, grounds, why: whyEnded(policy, entry, end, uses) },
        after: afterOf(app, uses),
      },
    ];
  });
}

/** Of what stands in the entry, not where. */
function declarationOf({ list, bundle, networks }: Entry): unknown {
  const values = (all: readonly { readonly value: string | number }[] | undefined) => all?.map(({ value }) => value);
  return [list?.protocol, values(list?.names), values(list?.ports), bundle?.value, values(networks)];
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

function afterOf(app: string, uses: readonly Use[]): ReadonlyMap<string, Grounds> {
  return new Map(uses.map((use) => [missingKey(app, use), needGrounds({ ...use, hasPassed: true })]));
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

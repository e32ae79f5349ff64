/** What ends on which day: see-thru windows and entries, in the networks that were asked for. Pure: the date is a parameter. */

import type { Located } from "../../findings/finding.ts";
import { expiriesOf, windowsOf } from "../../lint/expiries.ts";
import type { Entry, Network, Policy, PolicyTree, SeeThru } from "../../policy/model.ts";
import { appliesTo, networksOf } from "../../policy/resolve.ts";
import { quote } from "../../text/quote.ts";
import { wordList } from "../../text/words.ts";
import { daysBetween } from "../../values/dates.ts";

export interface Ending {
  readonly policy: Policy;
  /** `undefined` for the see-thru window. */
  readonly entry: Entry | undefined;
  readonly networks: readonly string[];
  /** The last day, as it is written. */
  readonly last: Located<string>;
  /** Its last day and today included; 0 where it is over. */
  readonly daysLeft: number;
  readonly reason: string | undefined;
}

/** Sorted by date, then windows before entries, then in the order of the tree. */
export function endingsOf(tree: PolicyTree, networks: readonly Network[], asOf: string): readonly Ending[] {
  const ending = (policy: Policy, item: Entry | SeeThru, last: Located<string>): readonly Ending[] => {
    const where = networksOf(policy, tree.settings.networks).filter(
      (network) => networks.includes(network) && appliesTo(item, network),
    );
    if (where.length === 0) return [];
    return [
      {
        policy,
        entry: "list" in item ? item : undefined,
        networks: where.map(({ name }) => name),
        last,
        daysLeft: Math.max(0, daysBetween(asOf, last.value) + 1),
        reason: item.reason?.value,
      },
    ];
  };
  const windows = [...windowsOf(tree)].flatMap(({ policy, seeThru, until }) => ending(policy, seeThru, until));
  const entries = [...expiriesOf(tree)].flatMap(({ policy, entry, expires }) => ending(policy, entry, expires));
  return [...windows, ...entries].sort((left, right) => daysBetween(right.last.value, left.last.value));
}

const namedNames = 2;

/** What an entry is about: `the bundle "aws/ecr"`, `"a.example"`, `"a.example", "b.example" and 3 more`. */
export function subjectOf({ list, bundle }: Entry): string {
  if (bundle !== undefined) return `the bundle ${quote(bundle.value)}`;
  const names = list?.names.map(({ value }) => quote(value)) ?? [];
  const more = names.length - namedNames;
  return wordList(more > 1 ? [...names.slice(0, namedNames), `${more} more`] : names);
}

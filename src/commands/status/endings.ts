/** What ends on which day: see-thru windows and entries, in the networks that were asked for. Pure: the date is a parameter. */

import type { Located } from "../../findings/finding.ts";
import { expiriesOf, windowsOf } from "../../lint/expiries.ts";
import { entrySubject } from "../../policy/entry-text.ts";
import type { Entry, Network, Policy, PolicyTree, SeeThru } from "../../policy/model.ts";
import { appliesTo, networksOf } from "../../policy/resolve.ts";
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

/** Emergencies first; then by date, then windows before entries, then in the order of the tree. */
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
  const isEmergency = ({ entry }: Ending): number => (entry?.emergency === undefined ? 0 : 1);
  return [...windows, ...entries].sort(
    (left, right) => isEmergency(right) - isEmergency(left) || daysBetween(right.last.value, left.last.value),
  );
}

/** What an entry is about, and of an emergency its ticket. */
export function wordsOf(entry: Entry): string {
  if (entry.emergency === undefined) return entrySubject(entry);
  return `emergency${entry.ticket === undefined ? "" : ` ${entry.ticket.value}`}: ${entrySubject(entry)}`;
}

/** What ends on a day: entries and see-thru windows with a valid date. Pure; must not compare with the clock. */
import type { Located } from "../findings/finding.ts";
import type { Entry, Policy, PolicyTree, SeeThru } from "../policy/model.ts";
import { isDate } from "../values/dates.ts";

/** How many days ahead an end is announced. */
export const noticeDays = 7;

/** Every entry with an end that is not an emergency. */
export function* plainExpiriesOf(tree: PolicyTree): ReturnType<typeof expiriesOf> {
  for (const expiry of expiriesOf(tree)) if (expiry.entry.emergency === undefined) yield expiry;
}

/** Every emergency entry with an end. */
export function* emergenciesOf(tree: PolicyTree): ReturnType<typeof expiriesOf> {
  for (const expiry of expiriesOf(tree)) if (expiry.entry.emergency !== undefined) yield expiry;
}

/** Every entry with an end, emergencies included. */
export function* expiriesOf(
  tree: PolicyTree,
): Generator<{ readonly policy: Policy; readonly entry: Entry; readonly expires: Located<string> }> {
  for (const policy of tree.policies) {
    for (const entry of policy.allow) {
      const { expires } = entry;
      if (expires !== undefined && isDate(expires.value)) yield { policy, entry, expires };
    }
  }
}

/** Every see-thru window. */
export function* windowsOf(
  tree: PolicyTree,
): Generator<{ readonly policy: Policy; readonly seeThru: SeeThru; readonly until: Located<string> }> {
  for (const policy of tree.policies) {
    const { seeThru } = policy;
    if (seeThru?.until !== undefined && isDate(seeThru.until.value)) yield { policy, seeThru, until: seeThru.until };
  }
}

/** What is known of how the policies came to say what they say: from git and the file of code owners, or from whoever asks. */
import type { Commit, Input, Provenance } from "../page/model.ts";
import type { Policy } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";

export interface History {
  readonly ofName: (policy: Policy, network: string, name: ResolvedName) => Provenance;
  /** `YYYY-MM-DD` on which the see-thru window came into the branch; `undefined` where that is not known. */
  readonly windowFrom: (policy: Policy, network: string) => string | undefined;
  /** From the file of code owners. */
  readonly ownersOf: (policy: Policy) => readonly string[];
  /** Those that the answers of `ofName` refer to, the latest first. */
  readonly commits: () => readonly Commit[];
  /** What it was read from. */
  readonly inputs: readonly Input[];
}

/** Of what nothing is known. */
export const unknownProvenance: Provenance = {
  ...{ since: undefined, commit: undefined, approved: undefined, lastChanged: undefined },
};

/** For those who know no more than a date. */
export function historyOfDates(
  since: (policy: Policy, network: string, name: ResolvedName) => string | undefined,
): History {
  return {
    ofName: (policy, network, name) => ({ ...unknownProvenance, since: since(policy, network, name) }),
    windowFrom: () => undefined,
    ownersOf: () => [],
    commits: () => [],
    inputs: [],
  };
}

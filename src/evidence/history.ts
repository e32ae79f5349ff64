/** What is known of how the policies came to say what they say: from git and the file of code owners, or from the caller. */
import type { Protocol } from "../discriminat/preferences.ts";
import type { Commit, Input, Provenance } from "../page/model.ts";
import type { Policy } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { NameChange, WindowChange } from "../review/review-changes.ts";

export interface History {
  readonly ofName: (policy: Policy, network: string, name: ResolvedName) => Provenance;
  /** `YYYY-MM-DD` on which the see-thru window came into the branch; `undefined` where that is not known. */
  readonly windowFrom: (policy: Policy, network: string) => string | undefined;
  /** Who changed it, when and in which commit, in words; `undefined` where that is not known. */
  readonly ofChange: (change: ChangedThing) => string | undefined;
  /** From the file of code owners. */
  readonly ownersOf: (policy: Policy) => readonly string[];
  /** Those that the answers of `ofName` refer to, the latest first. */
  readonly commits: () => readonly Commit[];
  /** What it was read from. */
  readonly inputs: readonly Input[];
}

/** A name that an app may reach, or no longer, or for other days; or its see-thru window. */
export interface ChangedThing {
  readonly event: "added" | "changed" | "removed";
  readonly app: string;
  readonly network: string;
  /** `undefined` for the window. */
  readonly name:
    | {
        readonly name: string;
        readonly protocol: Protocol;
        readonly port: number;
        /** The one that names it. */
        readonly bundle: string | undefined;
      }
    | undefined;
}

export function nameEvent({ of, direction }: Pick<NameChange, "of" | "direction">): ChangedThing["event"] {
  if (of === "time") return "changed";
  return direction === "wider" ? "added" : "removed";
}

export function windowEvent(kind: WindowChange["kind"]): ChangedThing["event"] {
  if (kind === "opened") return "added";
  return kind === "closed" ? "removed" : "changed";
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
    ofChange: () => undefined,
    ownersOf: () => [],
    commits: () => [],
    inputs: [],
  };
}

const dayAlone = /^\d{4}-\d{2}-\d{2}$/;

/** Whether it is known on which day a name came: what git cannot tell has words before it. There are many: it is not looked up in a calendar. */
export function isDay(since: string | undefined): since is string {
  return since !== undefined && dayAlone.test(since);
}

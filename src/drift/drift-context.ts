/** What judging one app shares with judging the next. Types only. */
import type { DeployedGroup, DeployedRule } from "../deployed-groups/deployed-group.ts";
import type { FilePlace, Problem } from "../findings/finding.ts";
import type { Owner } from "../plan-proof/find-owner.ts";
import type { Network } from "../policy/model.ts";
import type { HeldRule } from "./app-drift.ts";
import type { Report } from "./drift-problem.ts";

export interface DriftPlaces {
  readonly ofGroup: (group: DeployedGroup, network: Network | undefined) => FilePlace;
  readonly ofNetwork: (network: Network | undefined) => FilePlace;
  readonly ofPolicy: (owner: Pick<Owner, "policies">) => FilePlace;
  /** The group in the file that lists it; empty where it was not read from a file. */
  readonly related: (group: DeployedGroup) => NonNullable<Problem["related"]>;
  /** What tells the rule. */
  readonly evidence: (held: { readonly rule: DeployedRule; readonly group: DeployedGroup }) => Record<string, string>;
}

export interface DriftContext {
  /** `YYYY-MM-DD`, UTC. */
  readonly asOf: string;
  /** Nothing was left out of what was read: what is not there is missing. */
  readonly isWhole: boolean;
  readonly places: DriftPlaces;
  /** Who made a rule as it is, and when: a clause that begins with a semicolon; empty where nothing says so. */
  readonly whoWrote: (held: HeldRule) => string;
  readonly report: Report;
}

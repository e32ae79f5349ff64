/**
 * How an app's rules come into Security Groups that hold annotated rules already, without a moment in which a name that stays is in
 * none: as data. Types only. See docs/decisions/0040-taking-over-groups.md.
 */
import type { DeployedGroups } from "../deployed-groups/deployed-group.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { AppLayout } from "../security-groups/layout.ts";

/** A rule that is there after the first apply of an adoption, and goes with the second. */
export interface TemporaryRule {
  /** Made of its permission, so that reading the groups anew between the two applies changes nothing: `temporary-tcp-443-0-0-0-0_31`. */
  readonly id: string;
  /** Index in the groups of the layout. */
  readonly group: number;
  readonly protocol: "tcp" | "udp" | "-1";
  /** 0 to 65535 where the protocol is `-1`. */
  readonly fromPort: number;
  readonly toPort: number;
  /** A CIDR of IPv4 or IPv6, or the id of a prefix list. */
  readonly destination: string;
  readonly description: string;
  /** `sgr-…`; `undefined`: the rule is made. */
  readonly importId: string | undefined;
}

export interface Adoption {
  /** What stands in the groups after the second apply. */
  readonly layout: AppLayout;
  /** Rules of the layout that are there already: by the id of the rule. */
  readonly imports: ReadonlyMap<string, { readonly importId: string; readonly isChanged: boolean }>;
  /** Rules that are made before anything changes, and hold names that change their place. */
  readonly bridges: readonly TemporaryRule[];
  /** Annotated rules at other permissions than those of the layout. They change last, and keep the names that the policy declares. */
  readonly old: readonly TemporaryRule[];
  /** Rules of the layout that are made. */
  readonly created: number;
  /** Rules without an annotation: they are others', and stay as they are. */
  readonly left: number;
  /** What is admitted now, and no longer after the first apply, because the policy does not declare it. */
  readonly lost: readonly LostName[];
  /** A see-thru window that is in the groups now, and not in the policy. */
  readonly closesWindow: boolean;
}

/** A name or pattern of an old rule. */
export interface LostName {
  readonly name: string;
  readonly protocol: Protocol;
  /** Of the rule; 0 to 65535 for all protocols. */
  readonly fromPort: number;
  readonly toPort: number;
}

/** Why groups cannot be taken over. Clauses without a full stop. */
export interface AdoptionProblem {
  readonly app: string;
  readonly network: string;
  readonly message: string;
  readonly help: string;
}

export interface AdoptionInput {
  /** With at least one existing group. */
  readonly layout: AppLayout;
  readonly deployed: DeployedGroups;
  /** Id of the network's VPC; `undefined` where a variable says it. */
  readonly vpcId: string | undefined;
  /** Egress rules that one group may have. */
  readonly quota: number;
}

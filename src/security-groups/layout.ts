/** The Security Groups of one app in one network, as data. Types only; the layout itself is made in `lay-out-app.ts`. */
import type { Protocol } from "../discriminat/preferences.ts";

/** One egress rule of a Security Group. */
export interface Rule {
  /** Unique in its app and network, made of protocol, port and slot, never of names: `tls-443-0`, `see-thru`. */
  readonly id: string;
  readonly protocol: "tcp" | "-1";
  /** 0, as `toPort`, where the protocol is `-1`. */
  readonly fromPort: number;
  readonly toPort: number;
  readonly cidr: string;
  /** At most 255 characters of AWS's set. An annotation, or plain text for a slot that is empty at present. */
  readonly description: string;
  /** The names in the annotation, sorted, in the policy's language. */
  readonly names: readonly string[];
  /** Ids of rules that must exist before this one changes (Terraform's `depends_on`). */
  readonly dependsOn: readonly string[];
}

export interface SecurityGroup {
  /** `<app>-egress`, `<app>-egress-2`, `<app>-see-thru`; an existing group may have another. Never depends on content. */
  readonly name: string;
  /** Never depends on content: a change would replace the group. */
  readonly description: string;
  /** Construct id, unique in its app and network: `egress`, `egress-2`, `see-thru`. */
  readonly id: string;
  /** Id of a group that is there already and takes the rules; `undefined`: the group is made. */
  readonly existingId: string | undefined;
  readonly rules: readonly Rule[];
}

/** Why a list of names does not fit. */
export type LayoutProblem =
  | { readonly kind: "name-too-long"; readonly name: string; readonly length: number; readonly limit: number }
  | {
      readonly kind: "slots-exceeded";
      readonly protocol: Protocol;
      readonly port: number;
      readonly names: number;
      /** Slots that the declared groups offer to this protocol and port. */
      readonly slots: number;
      /** What else needs slots of this port. Not empty: further groups do not help, see docs/decisions/0002-shared-ports.md. */
      readonly sharedWith: readonly (Protocol | "see-thru")[];
      /** The smallest `security_groups` with which it fits, or `undefined` where none was found. */
      readonly securityGroupsNeeded: number | undefined;
    };

export interface AppLayout {
  readonly app: string;
  readonly team: string;
  readonly network: string;
  readonly groups: readonly SecurityGroup[];
  /** Not empty: the groups are incomplete and must not be deployed. */
  readonly problems: readonly LayoutProblem[];
}

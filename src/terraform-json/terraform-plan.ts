/**
 * A Terraform plan reduced to what egress is made of: Security Groups and their egress rules, before and after. Types only.
 * Knows nothing of annotations and policies; every text in it is untrusted.
 */

/** `forget`: Terraform lets go of it, and it stays as it is in AWS. */
export type ChangeKind = "create" | "update" | "replace" | "delete" | "forget" | "keep";

/** One permission as EC2 has it: one protocol, one range of ports, one destination. */
export interface EgressRule {
  /** Terraform's address of the resource that holds it. */
  readonly address: string;
  /**
   * `inline`: an `egress` block of the group. `resource`: a resource of its own. `live`: the refresh has seen it in the group, and
   * no resource of the plan says that it changes; its `address` is the group's.
   */
  readonly way: "inline" | "resource" | "live";
  /** What happens to the resource. */
  readonly change: ChangeKind;
  /** `tcp`, `udp`, `icmp`, `-1`, a number. */
  readonly protocol: string;
  /** 0 to 65535 where the protocol is `-1`. */
  readonly fromPort: number;
  readonly toPort: number;
  /** A CIDR in its canonical form, the id of a prefix list or a Security Group, `self`; `undefined`: known only after apply. */
  readonly destination: string | undefined;
  /** Empty where there is none. */
  readonly description: string;
}

/** A value that decides about egress and cannot be read. */
export interface Doubt {
  readonly address: string;
  /** `rules` are all of them; `direction`: egress or ingress; `group`: the one that the rule will belong to. */
  readonly what: "description" | "destination" | "direction" | "group" | "protocol and ports" | "rules";
  /** `unknown`: known only after apply. `sensitive`: marked so, and therefore neither read nor shown. */
  readonly why: "unknown" | "sensitive";
  /** Of the rule, where that can be read. */
  readonly description: string | undefined;
}

export interface PlannedGroup {
  /** Unique in the plan: Terraform's address, or the id of a group that the plan only refers to. */
  readonly key: string;
  readonly address: string | undefined;
  readonly change: ChangeKind;
  /** A leftover of an earlier replacement that failed half-way. */
  readonly deposed: boolean;
  /** Attributes whose change forces the replacement. */
  readonly replacedFor: readonly string[];
  readonly idBefore: string | undefined;
  /** `undefined` also where it is known only after apply. */
  readonly idAfter: string | undefined;
  readonly name: string | undefined;
  /** From which AWS makes the name. */
  readonly namePrefix: string | undefined;
  readonly vpcId: string | undefined;
  /** As planned; of a group that goes, as it was. */
  readonly tags: Readonly<Record<string, string>>;
  /** Which of what says whose the group is comes to be known only after the apply. */
  readonly unknown: { readonly vpcId: boolean; readonly appTag: boolean };
  readonly before: readonly EgressRule[];
  readonly after: readonly EgressRule[];
  readonly doubts: readonly Doubt[];
}

/** A resource, or another part of a plan, that could write rules or hold annotations and is not read. */
export interface Unread {
  readonly address: string;
  /** A clause without a full stop that follows the address: `runs a program`. */
  readonly why: string;
}

/** A rule that was changed in AWS since the last apply. */
export interface OutsideChange {
  readonly address: string;
  readonly before: readonly EgressRule[];
  /** None where it was removed. */
  readonly after: readonly EgressRule[];
}

export interface TerraformPlan {
  /** Sorted by key. */
  readonly groups: readonly PlannedGroup[];
  /** Rules whose group is known only after the apply. */
  readonly rulesWithoutGroup: readonly EgressRule[];
  /** What cannot be read of such rules. */
  readonly doubtsWithoutGroup: readonly Doubt[];
  /** What could write rules or hold annotations, and is not read. In the order of the plan. */
  readonly unread: readonly Unread[];
  /** The addresses of each managed prefix list of the plan; `undefined` where they are not known. By id. */
  readonly prefixLists: ReadonlyMap<string, readonly string[] | undefined>;
  readonly outside: readonly OutsideChange[];
  /** Resources of rules that are destroyed before their successors are created. */
  readonly deletedFirst: ReadonlySet<string>;
  /** As Terraform counts: a replacement is one added and one destroyed. */
  readonly counts: { readonly import: number; readonly add: number; readonly change: number; readonly destroy: number };
  /** Nothing would change or be imported, outputs included. */
  readonly isEmpty: boolean;
  /** The value of the output `security_group_ids`, as far as it is known: app → ids. `undefined` without that output. */
  readonly groupsOfApps: Readonly<Record<string, readonly string[]>> | undefined;
  /** Why the plan does not hold everything; clauses without a full stop. */
  readonly gaps: readonly string[];
  /** When Terraform made it, as it says; not judged. */
  readonly plannedAt?: string | undefined;
}

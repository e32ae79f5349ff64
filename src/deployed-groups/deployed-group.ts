/** Security Groups as they stand in AWS, by hand or by any tool. Types only. Every text in it is untrusted. */

/** One permission as EC2 has it: one protocol, one range of ports, one destination. Its description is not part of its identity. */
export interface DeployedRule {
  /** `sgr-…`, where the source says it. */
  readonly id: string | undefined;
  /** `tcp`, `udp`, `icmp`, `-1`, a number. */
  readonly protocol: string;
  /** 0 to 65535 where the protocol is `-1`. */
  readonly fromPort: number;
  readonly toPort: number;
  /** A CIDR in its canonical form, the id of a prefix list or a Security Group, `self`; `undefined`: not known. */
  readonly destination: string | undefined;
  /** Empty where there is none. */
  readonly description: string;
  /** Where it was read, for people: `state.json: aws_security_group.web`, `EC2 in eu-west-2`. */
  readonly from: string;
}

export interface DeployedGroup {
  /** `sg-…`; `undefined` in a template, and in a plan that will create it. */
  readonly id: string | undefined;
  /** Unique among the groups that were read: the id, or where it was read. */
  readonly key: string;
  readonly name: string | undefined;
  /** The group's own, which holds no annotation. */
  readonly description: string | undefined;
  readonly vpcId: string | undefined;
  /** Account. */
  readonly ownerId: string | undefined;
  readonly tags: Readonly<Record<string, string>>;
  /** In the order of the source. */
  readonly rules: readonly DeployedRule[];
  /** Where it was read, for people. */
  readonly from: string;
}

/** What a group is attached to. */
export interface NetworkInterface {
  /** `eni-…` */
  readonly id: string;
  /** Ids of its groups, sorted. */
  readonly groups: readonly string[];
  readonly vpcId: string | undefined;
  /** What AWS or its owner says about it. */
  readonly description: string;
  /** Id of the instance that it belongs to. */
  readonly instance: string | undefined;
  readonly from: string;
}

/** What was read of AWS, from one source or several. */
export interface DeployedGroups {
  /** Sorted by key. */
  readonly groups: readonly DeployedGroup[];
  /** Sorted by id; `undefined` where no source lists them. */
  readonly interfaces: readonly NetworkInterface[] | undefined;
  /** Sources that say what a program last wrote, or is about to write, and not what AWS has: states, plans, templates. */
  readonly recorded: readonly string[];
  /** Why groups or rules may be missing; clauses without a full stop, each with its source. */
  readonly gaps: readonly string[];
}

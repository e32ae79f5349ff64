/** What CloudTrail says of changes of egress rules. Types only; every text in it is untrusted. */

export interface TrailRule {
  /** `sgr-…`, where the event says it. */
  readonly id: string | undefined;
  /** As `permission` writes it; `undefined` where the event names the rule by its id alone. */
  readonly permission: string | undefined;
  /** What the rule was given, where the event gives one. */
  readonly description: string | undefined;
}

export interface TrailEvent {
  /** `AuthorizeSecurityGroupEgress` */
  readonly name: string;
  /** `YYYY-MM-DDTHH:MM:SSZ` */
  readonly at: string;
  /** ARN of who called, or what else tells them. */
  readonly who: string;
  readonly group: string;
  readonly rules: readonly TrailRule[];
}

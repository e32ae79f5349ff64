/** What `doctor` has found out about a network, before anything is judged. Types only. */
import type { Answer, Refusal } from "./answer.ts";

export interface Identity {
  /** Twelve digits. */
  readonly account: string;
  /** Of a user or a role, without the name of the session. */
  readonly arn: string;
}

export interface LogGroup {
  /** `undefined`: records are kept for ever. */
  readonly retentionDays: number | undefined;
  /** `STANDARD`, `INFREQUENT_ACCESS` or `DELIVERY`; `undefined` where AWS does not say. */
  readonly logClass: string | undefined;
}

export interface LogStream {
  /** Milliseconds; `undefined` where the stream has no record. */
  readonly latestRecordMs: number | undefined;
}

export interface LogFacts {
  /** `undefined`: there is no group of that name. */
  readonly group: Answer<LogGroup | undefined>;
  /** Groups with a similar name; asked only where the group itself is missing. */
  readonly similar: readonly string[];
  /** `undefined`: there is no stream of that name. */
  readonly flow: Answer<LogStream | undefined>;
  readonly config: Answer<LogStream | undefined>;
}

/** A Security Group that EC2 has. */
export interface LiveGroup {
  readonly name: string;
  readonly vpcId: string;
}

/** An SSM parameter. */
export interface Parameter {
  readonly text: string;
  /** `String`, `StringList` or `SecureString`. */
  readonly type: string;
}

/** What AWS grants. */
export interface QuotaFacts {
  /** Rules in one direction. */
  readonly rulesPerGroup: Answer<number>;
  readonly groupsPerInterface: Answer<number>;
  readonly groupsPerRegion: Answer<number>;
}

/** One call, by what IAM made of it. */
export interface Call {
  /** `logs:StartQuery` */
  readonly action: string;
  /** `allowed` whatever came of it; `untold` where nothing came back. */
  readonly permission: "allowed" | "untold" | Refusal;
}

export interface NetworkFacts {
  readonly identity: Answer<Identity>;
  /** How far this machine's clock is ahead of AWS's, in milliseconds; `undefined` where AWS has not answered. */
  readonly clockAheadMs: number | undefined;
  readonly logs: LogFacts;
  /** All of the region. */
  readonly groups: Answer<readonly LiveGroup[]>;
  /** With the firewall's preferences; `undefined`: there is none. */
  readonly parameter: Answer<Parameter | undefined>;
  readonly quotas: QuotaFacts;
  readonly calls: readonly Call[];
}

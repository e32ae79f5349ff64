/** What an allowlist of any kind grants, before it is a policy of ours. Types only. Every text in it is untrusted. */
import type { Protocol } from "../discriminat/preferences.ts";
import type { CheckProblem } from "../findings/check.ts";
import type { FilePlace } from "../findings/finding.ts";
import type { ImportCheckId } from "./checks.ts";

export interface Grant extends FilePlace {
  /** A valid name or pattern in the policy's language. */
  readonly name: string;
  readonly protocol: Protocol;
  readonly port: number;
}

export interface GrantedWindow extends FilePlace {
  /** `YYYY-MM-DD`, inclusive. */
  readonly until: string;
  readonly ports: readonly number[] | "all";
}

/** One Security Group, or one list of another tool. */
export interface Workload extends FilePlace {
  /** How `--map` may call it: id and name. */
  readonly keys: readonly string[];
  /** For reasons and messages: `the Security Group checkout-egress (sg-0ab1)`. */
  readonly words: string;
  /** What its app and team are called there, as written; the first that makes a name is taken. */
  readonly apps: readonly string[];
  readonly teams: readonly string[];
  /** Where it stands, as far as the source says it. */
  readonly network: string | undefined;
  readonly vpcId: string | undefined;
  /** `sg-…` of a group that is there. */
  readonly groupId: string | undefined;
  readonly grants: readonly Grant[];
  readonly windows: readonly GrantedWindow[];
}

export type ImportProblem = CheckProblem<ImportCheckId>;

/** One source, read. */
export interface ReadSource {
  readonly workloads: readonly Workload[];
  readonly problems: readonly ImportProblem[];
  /** Words for what was passed over because it has nothing to do with the firewall. */
  readonly passedOver: readonly string[];
}

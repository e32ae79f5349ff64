/** What comparing says of observed traffic. Types only. */

import type { NearestName } from "../evaluate/nearest-name.ts";
import type { Refusal } from "../policy/model.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import type { Flow, FlowProtocol } from "../traffic/flow.ts";
import type { NotApplied } from "./explanations/explain-not-applied.ts";
import type { StillPassing } from "./explanations/explain-still-passing.ts";
import type { FlowTotals } from "./flow-totals.ts";

/**
 * `covered`: an entry surely admits it. `missing`: none does, and it passed. `refused`: listed under `refuse`. `blocked`: no
 * entry admits it, and it never passed. The others are what no entry can change: `ip-address`, `no-name` (no valid name, or no
 * port), `unknown-protocol`, `plaintext-http`, `old-tls`, and `transient`, the first moments of a new entry.
 */
export type FlowVerdict =
  | "covered"
  | "missing"
  | "refused"
  | "blocked"
  | "ip-address"
  | "no-name"
  | "unknown-protocol"
  | "plaintext-http"
  | "old-tls"
  | "transient";

/** Flows of one app to one destination that get the same verdict, added up. */
export interface Observation extends FlowTotals {
  readonly app: string;
  readonly verdict: FlowVerdict;
  /** As observed; hostile unless `target` is set. */
  readonly name: string | null;
  readonly protocol: FlowProtocol;
  readonly port: number | null;
  /** What an entry could admit: a valid name, `tls` or `ssh`, and a port. Always set for the first four verdicts. */
  readonly target: Target | undefined;
  /** Connections that only see-thru let pass. */
  readonly exerted: number;
  /** Connections that the firewall did not let pass. */
  readonly disallowed: number;
  /** The names that admit it, the deciding one first. */
  readonly by: readonly ResolvedName[];
  /** Names that admit it only in a reading that the firewall's documentation leaves open. */
  readonly possiblyBy: readonly ResolvedName[];
  readonly refusal: Refusal | undefined;
  /** For `missing` and `blocked`: the declared name that was probably meant for it. */
  readonly nearest: NearestName | undefined;
  /** Where an entry admits it and the firewall did not apply the entry. */
  readonly notApplied: NotApplied | undefined;
  /** Where it is `refused` and passed all the same, other than by see-thru. */
  readonly stillPassing: StillPassing | undefined;
  readonly flows: readonly Flow[];
}

/** What was observed of one app's connections to one target. Pure. */
import type { Target } from "../policy/target.ts";
import type { TrafficComparison } from "./compare-traffic.ts";
import { type FlowTotals, sumFlows } from "./flow-totals.ts";
import { targetOf } from "./flow-verdict.ts";
import type { Observation } from "./observation.ts";

export interface ObservedTarget {
  /** One for each verdict; several where it differs, for instance while an entry was new. Empty: it was not seen. */
  readonly observations: readonly Observation[];
  /** The same name on other ports or for other protocols. */
  readonly elsewhere: readonly Observation[];
  /** The same target, by an app that cannot be told. */
  readonly unattributed: FlowTotals;
}

export function observedTarget({ apps, unattributed }: TrafficComparison, app: string, target: Target): ObservedTarget {
  const observations = apps.find((one) => one.app === app)?.observations ?? [];
  const named = observations.filter(({ name }) => name === target.name);
  const isTarget = ({ protocol, port }: { readonly protocol: string; readonly port: number | null }): boolean =>
    protocol === target.protocol && port === target.port;
  return {
    observations: named.filter(isTarget),
    elsewhere: named.filter((observation) => !isTarget(observation)),
    unattributed: sumFlows(unattributed.flows.filter((flow) => targetOf(flow)?.name === target.name && isTarget(flow))),
  };
}

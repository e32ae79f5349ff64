/** What `why` says of observed traffic: in words and as JSON. Pure. */

import type { FlowTotals } from "../../compare/flow-totals.ts";
import type { Evidence } from "../../compare/judge-evidence.ts";
import type { Observation } from "../../compare/observation.ts";
import type { ObservedTarget } from "../../compare/observed-target.ts";
import { quote } from "../../text/quote.ts";
import { count } from "../../text/words.ts";

/** What the snapshot of one network says of a target. */
export interface ObservedIn extends ObservedTarget {
  readonly evidence: Evidence;
}

/** A client that sends many names on many ports must not fill the screen. */
const mostElsewhere = 3;
const mostReasons = 3;

/** @param asked whether there were observations at all, of this network or another */
export function observedLines(observed: ObservedIn | undefined, asked: boolean): readonly string[] {
  if (observed === undefined) return asked ? ["this network was not observed"] : [];
  const { observations, elsewhere, unattributed, evidence } = observed;
  return [
    ...(observations.length === 0 ? [unseenLine(evidence)] : observations.flatMap(observationLines)),
    ...elsewhere
      .slice(0, mostElsewhere)
      .map(
        (one) =>
          `seen with ${one.protocol} on ${one.port === null ? "no port" : `port ${one.port}`}: ${seenWords(one)}`,
      ),
    ...(elsewhere.length > mostElsewhere ? [`and in ${elsewhere.length - mostElsewhere} more ways`] : []),
    ...(unattributed.connections === 0 ? [] : [`seen of an app that cannot be told: ${seenWords(unattributed)}`]),
  ];
}

function unseenLine({ window, days, problems }: Evidence): string {
  const [problem] = problems;
  const when = window === null ? "" : ` in ${count(days, "day")}, ${window.from} to ${window.to}`;
  return `not seen${when}${problem === undefined ? "" : `; that proves little: ${problem.message}`}`;
}

function observationLines(observation: Observation): readonly string[] {
  const { verdict, notApplied, flows, exerted, disallowed } = observation;
  const reasons = [...new Set(flows.flatMap((flow) => flow.reasons))].sort();
  return [
    `seen: ${seenWords(observation)}; ${fateWords(observation)}`,
    ...(notApplied === undefined ? [] : [`why not by the entry: ${notApplied.message}`]),
    ...(verdict === "transient" ? ["denied for a moment: the firewall had not read the new entry yet"] : []),
    ...(verdict === "old-tls" ? ["all of it was older than TLS 1.2, which no entry admits"] : []),
    ...(exerted + disallowed === 0
      ? []
      : reasons.slice(0, mostReasons).map((reason) => `the firewall says: ${quote(reason)}`)),
  ];
}

function seenWords({ connections, days, sources, firstSeen, lastSeen }: FlowTotals): string {
  const when = firstSeen === null || lastSeen === null ? "" : `, ${firstSeen} to ${lastSeen}`;
  const on = days === 0 ? "" : ` on ${count(days, "day")}`;
  return `${count(connections, "connection")}${on} from ${count(sources, "client")}${when}`;
}

/** What became of the connections. */
function fateWords({ verdict, connections, exerted, disallowed }: Observation): string {
  const byEntry = verdict === "covered" ? "passed by the entry" : "passed although no entry admits it";
  const fates = [
    { connections: connections - exerted - disallowed, words: byEntry },
    { connections: exerted, words: "passed by see-thru alone" },
    { connections: disallowed, words: "blocked" },
  ].filter((fate) => fate.connections > 0);
  return fates
    .map((fate) => `${fates.length === 1 ? "all" : count(fate.connections, "of them", "of them")} ${fate.words}`)
    .join(", ");
}

/** The JSON form; keys are a promise as in report/json.ts. */
export function observedData({ observations, elsewhere, unattributed, evidence }: ObservedIn): object {
  return {
    window: evidence.window,
    days: evidence.days,
    problems: evidence.problems,
    observations: observations.map(observationData),
    elsewhere: elsewhere.map((one) => ({ protocol: one.protocol, port: one.port, ...observationData(one) })),
    unattributed: seenData(unattributed),
  };
}

function observationData(observation: Observation): object {
  const { verdict, exerted, disallowed, notApplied, nearest, flows } = observation;
  return {
    verdict,
    ...seenData(observation),
    passedBySeeThru: exerted,
    blocked: disallowed,
    // Whether the entry that admits it let all of it pass.
    applied: verdict === "covered" ? notApplied === undefined : undefined,
    notApplied: notApplied && {
      kind: notApplied.kind,
      connections: notApplied.connections,
      lastSeen: notApplied.lastSeen,
      because: notApplied.message,
    },
    nearest: nearest && { kind: nearest.kind, name: nearest.declared.name, message: nearest.message },
    reasons: [...new Set(flows.flatMap(({ reasons }) => reasons))].sort(),
  };
}

function seenData({ connections, sources, days, firstSeen, lastSeen }: FlowTotals): FlowTotals {
  return { connections, sources, days, firstSeen, lastSeen };
}

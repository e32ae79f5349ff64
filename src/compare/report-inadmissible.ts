/** Reports destinations that no entry can admit: one finding for each app and verdict. Pure. */

import type { Place } from "../findings/finding.ts";
import { headOf } from "../policy/places.ts";
import { quote } from "../text/quote.ts";
import { thousands } from "../text/words.ts";
import type { AppTraffic } from "./compare-traffic.ts";
import { groupEvidence } from "./finding-evidence.ts";
import type { FlowVerdict, Observation } from "./observation.ts";
import type { TrafficCheck } from "./traffic-check.ts";
import { destinationsWords, seenWords } from "./traffic-words.ts";

/**
 * Reports the destinations of an app that get a verdict.
 *
 * @param phrase follows the app, for instance `connected to IP addresses`
 */
export function reportInadmissible(verdict: FlowVerdict, phrase: string, help: string): TrafficCheck["run"] {
  return ({ apps, comparison: { network } }, report) => {
    for (const traffic of apps) {
      const { app, policy } = traffic;
      const found = traffic.observations.filter((observation) => observation.verdict === verdict);
      if (found.length === 0) continue;
      const connections = found.reduce((sum, one) => sum + one.connections, 0);
      const exerted = found.reduce((sum, one) => sum + one.exerted, 0);
      const share = exerted === connections ? "all" : thousands(exerted);
      const ends = exerted === 0 ? "" : `; ${share} of them passed by see-thru alone and end with it`;
      report({
        file: policy.source,
        at: placeOf(traffic, found, exerted),
        message: `${quote(app)} ${phrase}: ${seenWords({ connections, days: 0 })} to ${destinationsWords(found)}${ends}`,
        help,
        evidence: groupEvidence(network.name, app, found),
        ...(exerted === 0 ? {} : { severity: "warning" }),
      });
    }
  };
}

/** The window where it alone let them pass, else the entry that would admit them, else the app. */
function placeOf({ policy }: AppTraffic, found: readonly Observation[], exerted: number): Place {
  if (exerted > 0 && policy.seeThru !== undefined) return policy.seeThru.at;
  return found.find(({ by }) => by.length > 0)?.by[0]?.at ?? headOf(policy);
}

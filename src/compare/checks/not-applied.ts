/** Declared names that the firewall did not apply. Points at the name, once for everything that it should have let pass. */

import { subjectOf } from "../../policy/places.ts";
import type { ResolvedName } from "../../policy/resolve.ts";
import { count } from "../../text/words.ts";
import type { NotApplied } from "../explanations/explain-not-applied.ts";
import { groupEvidence } from "../finding-evidence.ts";
import { isNotApplied } from "../lifecycle.ts";
import type { Observation } from "../observation.ts";
import { defineTrafficCheck } from "../traffic-check.ts";
import { isWindowOpen, seenWords } from "../traffic-words.ts";

interface Group {
  readonly by: ResolvedName;
  readonly observations: Observation[];
  readonly notApplied: NotApplied;
  connections: number;
}

export const notApplied = defineTrafficCheck({
  id: "traffic/not-applied",
  summary: "a declared name did not pass by its entry",
  why: "The policy admits the name, but the firewall blocked the connection or let it pass by see-thru alone. The entry is not deployed, its Security Group is not attached to these clients, or the firewall refused the name; its config log says which. It is a warning while a window is open, unless the firewall refused the name, and an error otherwise.",
  repair:
    "Deploy the policy, attach the app's Security Groups to everything that the app runs on, and observe again. Rewrite a name that the firewall refuses.",
  severity: "error",
  run: ({ apps, comparison: { network } }, report) => {
    for (const traffic of apps) {
      for (const { by, observations, notApplied: found, connections } of groupByName(traffic.observations)) {
        const where = observations.length > 1 ? ` to ${count(observations.length, "destination")}` : "";
        report({
          file: traffic.policy.source,
          at: by.at,
          message: `${subjectOf(by)} is declared, and ${seenWords({ connections, days: 0 })}${where} did not pass by it: ${found.message}`,
          help: helps[found.kind],
          evidence: {
            ...groupEvidence(network.name, traffic.app, observations),
            because: found.kind,
            notApplied: connections,
            ...(found.lastSeen === null ? {} : { lastNotApplied: found.lastSeen }),
          },
          ...(isWindowOpen(traffic) && found.kind !== "refused" ? { severity: "warning" } : {}),
        });
      }
    }
  },
});

const helps: Readonly<Record<NotApplied["kind"], string>> = {
  unknown: "deploy the policy, and attach the app's Security Groups",
  accepted: "attach the app's Security Groups to these clients",
  refused: "rewrite the name in a form that the firewall accepts",
  removed: "deploy the policy again",
  "since-applied": "nothing to do",
};

function groupByName(observations: readonly Observation[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const observation of observations) {
    const [by] = observation.by;
    if (by === undefined || observation.notApplied === undefined || !isNotApplied(observation)) continue;
    const { message, connections } = observation.notApplied;
    const key = `${by.at.span.start} ${by.name} ${message}`;
    const known = groups.get(key);
    if (known === undefined) {
      groups.set(key, { by, observations: [observation], notApplied: observation.notApplied, connections });
    } else {
      known.observations.push(observation);
      known.connections += connections;
    }
  }
  return groups.values();
}

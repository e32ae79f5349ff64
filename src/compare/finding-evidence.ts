/** The `evidence` of findings about traffic: the same facts under the same keys. Pure. */
import type { Items } from "../findings/finding.ts";
import { shortTarget } from "../policy/target.ts";
import type { FlowTotals } from "./flow-totals.ts";
import type { Observation } from "./observation.ts";

/** No valid name is longer. */
const longestName = 253;

/** What was seen of something, for `evidence`. */
export function seenEvidence({ connections, days, sources, firstSeen, lastSeen }: FlowTotals) {
  return { connections, days, sources, ...timesSeen({ firstSeen, lastSeen }) };
}

function timesSeen({ firstSeen, lastSeen }: Pick<FlowTotals, "firstSeen" | "lastSeen">) {
  return { ...(firstSeen === null ? {} : { firstSeen }), ...(lastSeen === null ? {} : { lastSeen }) };
}

/** What was seen of one destination, for `evidence`. The name is as observed, but no longer than a name can be. */
export function observationEvidence(network: string, observation: Observation) {
  const { app, verdict, name, protocol, port, exerted, disallowed } = observation;
  return {
    network,
    app,
    verdict,
    ...(name === null ? {} : { name: name.slice(0, longestName) }),
    protocol,
    ...(port === null ? {} : { port }),
    ...seenEvidence(observation),
    ...(exerted === 0 ? {} : { exerted }),
    ...(disallowed === 0 ? {} : { disallowed }),
  };
}

/** Destinations one by one, those with the most connections first. */
export function destinationItems(observations: readonly Observation[]): Items {
  const sorted = [...observations].sort((left, right) => right.connections - left.connections);
  return {
    shown: ["destination", "connections", "days", "clients", "lastSeen"],
    rows: sorted.map(({ name, protocol, port, sources, ...seen }) => ({
      destination: shortTarget({ name: (name ?? "(no name)").slice(0, longestName), protocol, port }),
      ...(name === null ? {} : { name: name.slice(0, longestName) }),
      protocol,
      ...(port === null ? {} : { port }),
      connections: seen.connections,
      ...(seen.days === 0 ? {} : { days: seen.days }),
      clients: sources,
      ...timesSeen(seen),
    })),
  };
}

/** What was seen of several destinations of an app together, for `evidence`. */
export function groupEvidence(network: string, app: string, observations: readonly Observation[]) {
  const times = (key: "firstSeen" | "lastSeen") => observations.flatMap((one) => one[key] ?? []).sort();
  const sum = (key: "connections" | "exerted" | "disallowed") => observations.reduce((all, one) => all + one[key], 0);
  const [firstSeen] = times("firstSeen");
  const lastSeen = times("lastSeen").at(-1);
  return {
    network,
    app,
    destinations: observations.length,
    connections: sum("connections"),
    ...(firstSeen === undefined ? {} : { firstSeen }),
    ...(lastSeen === undefined ? {} : { lastSeen }),
    exerted: sum("exerted"),
    disallowed: sum("disallowed"),
  };
}

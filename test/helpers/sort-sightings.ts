/** The order that `Sightings.sightings` has, written down once more: for sightings that no table has sorted. */
import type { Sighting } from "../../src/traffic/flow.ts";

const protocols = ["tls", "ssh", "http", "unknown"];

const partsOf = (sighting: Sighting): readonly (string | number | null)[] => [
  sighting.name,
  sighting.port,
  protocols.indexOf(sighting.protocol),
  ["allowed", "disallowed"].indexOf(sighting.outcome),
  ["exerted", "not_exerted", "none"].indexOf(sighting.seeThru),
  sighting.group,
  sighting.source,
  sighting.day,
  sighting.protocolVersion,
  sighting.reason,
];

export function sortSightings(sightings: readonly Sighting[]): readonly Sighting[] {
  return [...sightings].sort((left, right) => {
    const others = partsOf(right);
    for (const [index, part] of partsOf(left).entries()) {
      const other = others[index] ?? null;
      if (part === other) continue;
      if (part === null) return -1;
      return other !== null && part < other ? -1 : 1;
    }
    return 0;
  });
}

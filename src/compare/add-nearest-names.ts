/** Adds to observations the declared name that was probably meant. Pure; bounded however many names an attacker invents. */

import { nearestName } from "../evaluate/nearest-name.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Observation } from "./observation.ts";

/** Most pairs of names that are compared for one app. Real apps stay far below; a flooded log does not. */
const maxPairs = 2_000_000;

/** If there are too many pairs, the destinations with the most connections go first. */
export function addNearestNames(
  declared: readonly ResolvedName[],
  observations: readonly Observation[],
): readonly Observation[] {
  const isOpen = ({ verdict }: Observation): boolean => verdict === "missing" || verdict === "blocked";
  const room = Math.floor(maxPairs / Math.max(declared.length, 1));
  const open = observations.filter(isOpen);
  const helped = open.length <= room ? open : [...open].sort(byConnections).slice(0, room);
  const wanted = new Set(helped);
  return observations.map((observation) => {
    const { target } = observation;
    const nearest = target !== undefined && wanted.has(observation) ? nearestName(declared, target) : undefined;
    return nearest === undefined ? observation : { ...observation, nearest };
  });
}

function byConnections(left: Observation, right: Observation): number {
  return right.connections - left.connections || ((left.name ?? "") < (right.name ?? "") ? -1 : 1);
}

/** Adds to observations which declared name was probably meant. Pure; bounded however many names somebody makes up. */

import { nearestName } from "../evaluate/nearest-name.ts";
import type { ResolvedName } from "../policy/resolve.ts";
import type { Observation } from "./observation.ts";

/** Pairs of names that are compared for one app. Every real app stays far below; whoever floods the log does not. */
const maxPairs = 2_000_000;

/** Where there are too many, the destinations with the most connections get help. */
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

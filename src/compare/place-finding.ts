/** Finds the line of a policy at which a finding about a destination is reported. Pure. */
import type { Place } from "../findings/finding.ts";
import { headOf } from "../policy/places.ts";
import { domainOf } from "../policy/written-name.ts";
import type { AppTraffic } from "./compare-traffic.ts";
import type { Observation } from "./observation.ts";

/**
 * Where an entry for an undeclared destination would be written: at the nearest declared name, else at the last name of the
 * same owner, else at the `allow` key.
 */
export function createPlaceFinder({ policy, declared }: AppTraffic): (observation: Observation) => Place {
  let byOwner: Map<string, Place> | undefined;
  return ({ nearest, target }) => {
    if (nearest !== undefined) return nearest.declared.at;
    byOwner ??= new Map(
      declared
        .filter(({ bundle }) => bundle === undefined)
        .map(({ name, protocol, at }) => [`${protocol} ${domainOf(name)}`, at]),
    );
    const near = target && byOwner.get(`${target.protocol} ${domainOf(target.name)}`);
    return near ?? policy.allowAt ?? headOf(policy);
  };
}

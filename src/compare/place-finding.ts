/** Which line of a policy decides what happens to a destination. Pure. */
import type { Place } from "../findings/finding.ts";
import { headOf } from "../policy/places.ts";
import { domainOf } from "../policy/written-name.ts";
import type { AppTraffic } from "./compare-traffic.ts";
import type { Observation } from "./observation.ts";

/**
 * Where somebody would write an entry for a destination that has none: the declared name that is nearest to it, the last one
 * of the same owner, else the `allow` key.
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

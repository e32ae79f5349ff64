/** The rules of a see-thru window. Synthesis depends on the files alone: whether the window is over is not asked here. */
import { formatAnnotation } from "../discriminat/annotation.ts";
import type { AppAllowlist, Rule } from "./layout.ts";
import { seeThruCidr } from "./positions.ts";

type SeeThru = NonNullable<AppAllowlist["seeThru"]>;

/** Ports that the window lists, sorted, without duplicates; none where it is open on all. */
export function listedPorts(seeThru: SeeThru | undefined): readonly number[] {
  if (seeThru === undefined || seeThru.ports === "all") return [];
  return [...new Set(seeThru.ports)].sort((left, right) => left - right);
}

/** Id of the window's rule for a port, or `undefined` where the window does not reach it. */
export function seeThruRuleId(seeThru: SeeThru | undefined, port: number): string | undefined {
  if (seeThru === undefined) return undefined;
  if (seeThru.ports === "all") return "see-thru";
  return seeThru.ports.includes(port) ? `see-thru-${port}` : undefined;
}

/** One rule for everything, or one for each listed port. */
export function seeThruRules(seeThru: SeeThru): readonly Rule[] {
  const shared = {
    description: formatAnnotation({ kind: "see-thru", until: seeThru.until }),
    names: [],
    dependsOn: [],
  };
  if (seeThru.ports === "all") {
    return [{ id: "see-thru", protocol: "-1", fromPort: 0, toPort: 0, cidr: "0.0.0.0/0", ...shared }];
  }
  const cidr = seeThru.group === "same" ? seeThruCidr : "0.0.0.0/0";
  return listedPorts(seeThru).map((port) => ({
    id: `see-thru-${port}`,
    protocol: "tcp",
    fromPort: port,
    toPort: port,
    cidr,
    ...shared,
  }));
}

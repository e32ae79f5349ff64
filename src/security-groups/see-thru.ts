/** The rules of a see-thru window. Made from the files alone: whether the window is over is not asked here. */
import { formatAnnotation } from "../discriminat/annotation.ts";
import type { AppAllowlist } from "../policy/allowlist.ts";
import type { Rule } from "./layout.ts";
import { carrierCidr, seeThruCidr } from "./positions.ts";

type SeeThru = NonNullable<AppAllowlist["seeThru"]>;

/** Ports on which a window takes a rule of its own among those of the names, sorted. */
export function sharedPorts(seeThru: SeeThru | undefined): readonly number[] {
  return seeThru?.group === "same" && seeThru.ports !== "all" ? sortedPorts(seeThru.ports) : [];
}

/** Id of the window's rule for a port, or `undefined` where the window does not reach that port. */
export function seeThruRuleId(seeThru: SeeThru | undefined, port: number): string | undefined {
  if (seeThru === undefined) return undefined;
  if (seeThru.ports === "all") return "see-thru";
  return seeThru.ports.includes(port) ? `see-thru-${port}` : undefined;
}

/** One rule for everything, or one for each listed port. */
export function seeThruRules({ until, ports, group }: SeeThru): readonly Rule[] {
  const description = formatAnnotation({ kind: "see-thru", until });
  const common = { description, names: [], dependsOn: [] };
  if (ports === "all") {
    return [{ id: "see-thru", protocol: "-1", fromPort: 0, toPort: 0, cidr: "0.0.0.0/0", ...common }];
  }
  const cidr = group === "same" ? seeThruCidr : carrierCidr;
  return sortedPorts(ports).map((port) => ({
    id: `see-thru-${port}`,
    protocol: "tcp",
    fromPort: port,
    toPort: port,
    cidr,
    ...common,
  }));
}

function sortedPorts(ports: readonly number[]): readonly number[] {
  return [...new Set(ports)].sort((left, right) => left - right);
}

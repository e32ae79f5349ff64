/**
 * An app's allowlist in one network → its Security Groups and their rules. Pure; depends on the set of names alone. Which
 * name goes to which slot is decided in `slots.ts`, where a slot stands in `positions.ts`. Must not judge names or quotas.
 */
import { formatAnnotation, maxListLength } from "../discriminat/annotation.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { AllowedName, AppAllowlist, AppLayout, LayoutProblem, Rule, SecurityGroup } from "./layout.ts";
import { maxSecurityGroups, slotsPerGroup } from "./limits.ts";
import { guestPosition, maxGuestSlots, ownerOf, ownerPosition, type Position } from "./positions.ts";
import { listedPorts, seeThruRuleId, seeThruRules } from "./see-thru.ts";
import { fillSlots } from "./slots.ts";

type Slots = readonly (readonly string[])[];
type PlacedRule = Rule & { readonly group: number };

/**
 * Lays out one app. Never depends on the order of the names, on duplicates or on the clock.
 * @throws {RangeError} on names or dates that are not valid (`policy/*` checks report those before).
 */
export function layOutApp(allowlist: AppAllowlist): AppLayout {
  const { app, team, network, seeThru, securityGroups } = allowlist;
  const problems: LayoutProblem[] = [];
  const rules = portsOf(allowlist).flatMap((port) => layOutPort(allowlist, port, problems));

  const groups = Array.from({ length: securityGroups }, (_, index): SecurityGroup => {
    const suffix = index === 0 ? "egress" : `egress-${index + 1}`;
    return {
      name: `${app}-${suffix}`,
      description: `Egress of ${app}, managed by discriminat-policy`,
      id: suffix,
      rules: [
        ...rules.filter((rule) => rule.group === index).map(({ group, ...rule }) => rule),
        ...(index === 0 && seeThru?.group === "same" ? seeThruRules(seeThru) : []),
      ],
    };
  });
  if (seeThru?.group === "separate") {
    groups.push({
      name: `${app}-see-thru`,
      description: `See-thru window of ${app}, managed by discriminat-policy`,
      id: "see-thru",
      rules: seeThruRules(seeThru),
    });
  }
  return { app, team, network, groups, problems };
}

/** Ports that hold a rule of tcp in the groups of the names, sorted. */
function portsOf({ names, seeThru }: AppAllowlist): readonly number[] {
  const ports = new Set(names.map((name) => name.port));
  if (seeThru?.group === "same") for (const port of listedPorts(seeThru)) ports.add(port);
  return [...ports].sort((left, right) => left - right);
}

function layOutPort(allowlist: AppAllowlist, port: number, problems: LayoutProblem[]): readonly PlacedRule[] {
  const { names, seeThru, securityGroups } = allowlist;
  const owner = ownerOf(port);
  const guest: Protocol = owner === "tls" ? "ssh" : "tls";
  const slotsOf = (protocol: Protocol, limit: number, taken: number): Slots => {
    const list = writableNames(names, protocol, port, problems);
    const slots = fillSlots(list, slotsPerGroup * maxSecurityGroups);
    if (slots !== undefined && slots.length <= limit) return slots;
    const fitsWithMore = slots !== undefined && protocol === owner && taken === 0;
    const securityGroupsNeeded = fitsWithMore ? Math.ceil(slots.length / slotsPerGroup) : undefined;
    problems.push({ kind: "slots-exceeded", protocol, port, names: list.length, slots: limit, securityGroupsNeeded });
    return [];
  };

  const after = seeThruRuleId(seeThru, port);
  const guestSlots = slotsOf(guest, maxGuestSlots, 0);
  const windowHere = after !== undefined && after !== "see-thru" && seeThru?.group === "same";
  const taken = guestSlots.length > 0 ? guestSlots.length + 1 : windowHere ? 1 : 0;
  const ownerSlots = slotsOf(owner, taken > 0 ? slotsPerGroup - taken : slotsPerGroup * securityGroups, taken);
  const carriers: Slots = ownerSlots.length === 0 && taken > 0 ? [[]] : ownerSlots;
  return [
    ...slotRules(owner, port, carriers, ownerPosition, after),
    ...slotRules(guest, port, guestSlots, guestPosition, after),
  ];
}

/** The names of one (protocol, port) as the annotation holds them, sorted, without duplicates and without those that are too long. */
function writableNames(
  names: readonly AllowedName[],
  protocol: Protocol,
  port: number,
  problems: LayoutProblem[],
): readonly string[] {
  const wanted = new Set(
    names.filter((name) => name.protocol === protocol && name.port === port).map((name) => name.name),
  );
  const sorted = [...wanted].sort();
  for (const name of sorted) {
    if (name.length > maxListLength) {
      problems.push({ kind: "name-too-long", name, length: name.length, limit: maxListLength });
    }
  }
  return sorted.filter((name) => name.length <= maxListLength).map((name) => name.replaceAll("?", "_"));
}

/**
 * One rule a slot. Each depends on the next slot: names that move at growth go to higher slots, which must exist first, and
 * names that move at shrinking come from higher slots, which must go last.
 */
function slotRules(
  protocol: Protocol,
  port: number,
  slots: Slots,
  positionOf: (slot: number) => Position,
  after: string | undefined,
): readonly PlacedRule[] {
  return slots.map((emitted, slot) => {
    const { group, cidr } = positionOf(slot);
    const names = emitted.map((name) => name.replaceAll("_", "?"));
    const next = slot + 1 < slots.length ? `${protocol}-${port}-${slot + 1}` : after;
    return {
      id: `${protocol}-${port}-${slot}`,
      group,
      protocol: "tcp",
      fromPort: port,
      toPort: port,
      cidr,
      description:
        names.length > 0 ? formatAnnotation({ kind: protocol, names }) : plainDescription(protocol, port, slot, cidr),
      names,
      dependsOn: next === undefined ? [] : [next],
    };
  });
}

/** For a rule without names. Not an annotation, and as constant as the rule's position. */
function plainDescription(protocol: Protocol, port: number, slot: number, cidr: string): string {
  return cidr === "0.0.0.0/0"
    ? `Keeps tcp/${port} open for the other rules of this group`
    : `Slot ${slot} of ${protocol} on tcp/${port}, empty at present`;
}

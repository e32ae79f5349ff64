/**
 * The rules of one port of an app: the slots of the protocol that owns the port, and those of the other one, its guest. Where
 * they stand is decided in `positions.ts`, which name goes where in `slots.ts`.
 */
import { formatAnnotation } from "../discriminat/annotation.ts";
import type { Protocol } from "../discriminat/preferences.ts";
import type { LayoutProblem, Rule } from "./layout.ts";
import { maxSecurityGroups, slotsPerGroup } from "./limits.ts";
import {
  carrierCidr,
  guestOf,
  guestPosition,
  maxGuestSlots,
  ownerOf,
  ownerPosition,
  type Position,
} from "./positions.ts";
import { fillSlots, type Slots } from "./slots.ts";

export interface PortContents {
  readonly port: number;
  /** Sorted, without duplicates, each short enough for a description. */
  readonly names: Readonly<Record<Protocol, readonly string[]>>;
  /** Whether a see-thru rule for this very port stands in the first group. */
  readonly sharesSeeThru: boolean;
  /** The see-thru rule that reaches this port, wherever it stands. */
  readonly seeThruRuleId: string | undefined;
}

/** A rule and the zero-based number of its group. */
interface PlacedRule {
  readonly group: number;
  readonly rule: Rule;
}

interface PortLayout {
  /** None where there are problems. */
  readonly rules: readonly PlacedRule[];
  readonly problems: readonly LayoutProblem[];
}

export function layOutPort(contents: PortContents, securityGroups: number): PortLayout {
  const { port, names, sharesSeeThru } = contents;
  const owner = ownerOf(port);
  const guest = guestOf(port);
  const sharedWith = [...(names[guest].length > 0 ? [guest] : []), ...(sharesSeeThru ? ["see-thru" as const] : [])];
  const shared = sharedWith.length > 0;

  const guestSlots = fillSlots(names[guest], maxGuestSlots);
  const ownerSlots = fillSlots(names[owner], slotsPerGroup * maxSecurityGroups);
  const ownerLimit = shared ? slotsPerGroup - 1 - (guestSlots?.length ?? 0) : slotsPerGroup * securityGroups;

  const problems: LayoutProblem[] = [];
  const exceeded = { kind: "slots-exceeded", port, securityGroupsNeeded: undefined } as const;
  if (guestSlots === undefined) {
    problems.push({
      ...exceeded,
      protocol: guest,
      names: names[guest].length,
      slots: maxGuestSlots,
      sharedWith: [owner],
    });
  }
  if (ownerSlots === undefined || ownerSlots.length > ownerLimit) {
    const securityGroupsNeeded = ownerSlots && !shared ? Math.ceil(ownerSlots.length / slotsPerGroup) : undefined;
    problems.push({
      ...exceeded,
      protocol: owner,
      names: names[owner].length,
      slots: ownerLimit,
      sharedWith,
      securityGroupsNeeded,
    });
  }
  // Stryker disable ArrayDeclaration: what is planted there is no rule, and no group would take it.
  // Stryker disable next-line ConditionalExpression,LogicalOperator: for the compiler; where one is undefined there is a problem.
  if (guestSlots === undefined || ownerSlots === undefined) return { rules: [], problems };
  if (problems.length > 0) return { rules: [], problems };
  // Stryker restore ArrayDeclaration

  const withCarrier = ownerSlots.length === 0 && shared ? [[]] : ownerSlots;
  return {
    rules: [
      ...slotRules(contents, owner, withCarrier, ownerPosition),
      ...slotRules(contents, guest, guestSlots, guestPosition),
    ],
    problems,
  };
}

/**
 * One rule a slot, empty slots included, each depending on the next: names that move when slots are added go up, to rules
 * that must be created first; names that move when slots are removed come down, from rules that must be revoked last.
 */
function slotRules(
  { port, seeThruRuleId }: PortContents,
  protocol: Protocol,
  slots: Slots,
  positionOf: (slot: number) => Position,
): readonly PlacedRule[] {
  const idOf = (slot: number): string => `${protocol}-${port}-${slot}`;
  return slots.map((names, slot) => {
    const { group, cidr } = positionOf(slot);
    const description = names.length > 0 ? formatAnnotation({ kind: protocol, names }) : plainDescription(port, cidr);
    const next = slot + 1 < slots.length ? idOf(slot + 1) : seeThruRuleId;
    const dependsOn = next === undefined ? [] : [next];
    return {
      group,
      rule: { id: idOf(slot), protocol: "tcp", fromPort: port, toPort: port, cidr, description, names, dependsOn },
    };
  });
}

/** For a slot without names: not an annotation, and as constant as its position. */
function plainDescription(port: number, cidr: string): string {
  return cidr === carrierCidr
    ? `Keeps tcp/${port} open for the other rules of this group`
    : `Holds no name at present; kept so that names can move here without a gap`;
}

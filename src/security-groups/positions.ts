/**
 * Where a slot stands: in which group and at which CIDR. Depends on port, protocol and slot number alone, never on what else
 * a policy holds, so that no edit moves a rule; see docs/decisions/0002-shared-ports.md.
 */
import type { Protocol } from "../discriminat/preferences.ts";
import { slotsPerGroup } from "./limits.ts";

export interface Position {
  /** Zero-based. */
  readonly group: number;
  readonly cidr: string;
}

/** The rule that lets a port's traffic reach the firewall at all; AWS takes the CIDRs of all others literally. */
export const carrierCidr = "0.0.0.0/0";

/** Where a see-thru rule for a listed port stands when it shares a group with names. */
export const seeThruCidr = "0.0.0.0/32";

/** Most slots of a port's guest: `/31` down to `/1`. */
export const maxGuestSlots = slotsPerGroup - 2;

/** Two protocols can share a port. The owner's slots start at `/0`: ssh on ports that end in 22 (22, 2222, 10022), else tls. */
export function ownerOf(port: number): Protocol {
  return port % 100 === 22 ? "ssh" : "tls";
}

/** The protocol that does not own the port. */
export function guestOf(port: number): Protocol {
  return ownerOf(port) === "tls" ? "ssh" : "tls";
}

/** The owner's slots count from `/0` up, and go on in further groups. */
export function ownerPosition(slot: number): Position {
  return { group: Math.floor(slot / slotsPerGroup), cidr: `0.0.0.0/${slot % slotsPerGroup}` };
}

/** The guest's slots count from `/31` down, in the first group only. */
export function guestPosition(slot: number): Position {
  return { group: 0, cidr: `0.0.0.0/${maxGuestSlots - slot}` };
}

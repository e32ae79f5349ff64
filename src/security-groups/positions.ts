/**
 * Where a slot stands: in which group and at which CIDR. Depends on protocol, port and slot number alone, never on what else
 * a policy holds, so that no edit moves a rule. See `docs/decisions/0002-shared-ports.md`.
 */
import type { Protocol } from "../discriminat/preferences.ts";
import { slotsPerGroup } from "./limits.ts";

export interface Position {
  /** Zero-based. */
  readonly group: number;
  readonly cidr: string;
}

const cidrOf = (mask: number): string => `0.0.0.0/${mask}`;

/** A see-thru rule on a listed port leaves all other masks to the names. */
export const seeThruCidr = cidrOf(slotsPerGroup - 1);
/** Slots of the protocol that does not own its port: `/31` down to `/1`, in the first group. */
export const maxGuestSlots = slotsPerGroup - 2;

/** The protocol that counts its slots from `/0` on this port: ssh where the number ends in 22 (22, 2222, 10022), tls elsewhere. */
export function ownerOf(port: number): Protocol {
  return port % 100 === 22 ? "ssh" : "tls";
}

/** Position of a slot of the port's owner: from `/0` up, on into further groups. */
export function ownerPosition(slot: number): Position {
  return { group: Math.floor(slot / slotsPerGroup), cidr: cidrOf(slot % slotsPerGroup) };
}

/** Position of a slot of the other protocol: from `/31` down. */
export function guestPosition(slot: number): Position {
  return { group: 0, cidr: cidrOf(slotsPerGroup - 2 - slot) };
}

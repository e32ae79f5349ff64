/**
 * The hash that decides which slot a name goes to. Part of the format: another one would move every name of every app; see
 * docs/decisions/0001-rendezvous-slots.md.
 */
import { hash } from "node:crypto";

/** One digest holds the weights of eight slots, because taking digests is what laying out costs. */
export const slotsPerDigest = 8;

/**
 * SHA-256 of block, line feed and name, as lower-case hex, for slots `8 * block` to `8 * block + 7`. The name is taken as it
 * stands in the description (`_` for `?`): `printf '0\napi.stripe.com' | sha256sum`.
 */
export function digestOf(name: string, block: number): string {
  return hash("sha256", `${block}\n${name.replaceAll("?", "_")}`, "hex");
}

/** Weight of a name for a slot: one 32-bit word of the digest of the slot's block. The larger text wins, the lower slot if equal. */
export function weightIn(digest: string, slot: number): string {
  const start = (slot % slotsPerDigest) * 8;
  return digest.slice(start, start + 8);
}

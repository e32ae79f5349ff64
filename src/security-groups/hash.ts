/**
 * The hash that decides which slot a name goes to. Part of the format: another one would move every name of every app; see
 * docs/decisions/0001-rendezvous-slots.md.
 */
import { hash } from "node:crypto";

/**
 * SHA-256 of slot number, line feed and name, as lower-case hex; the larger text wins. The name is taken as it stands in the
 * description (`_` for `?`): `printf '0\napi.stripe.com' | sha256sum`.
 */
export function weight(name: string, slot: number): string {
  return hash("sha256", `${slot}\n${name.replaceAll("?", "_")}`, "hex");
}

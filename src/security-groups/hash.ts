/**
 * The hash that decides which slot a name goes to. Part of the format: another one would move every name of every app, see
 * `docs/decisions/0001-rendezvous-slots.md`.
 */
import { hash } from "node:crypto";

/** SHA-256 of `<slot>\n<name>` in lower-case hex. Weights are compared as text; the name is as the annotation holds it (`_` for `?`). */
export function weight(name: string, slot: number): string {
  return hash("sha256", `${slot}\n${name}`, "hex");
}

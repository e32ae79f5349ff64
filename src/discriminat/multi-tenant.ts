/** Names under which strangers can put content or receive data. */

/** One family of names that is shared by strangers. */
export interface MultiTenantName {
  /** A name or pattern; names below it count too where `below` is set. */
  readonly name: string;
  readonly tier: MultiTenantTier;
  /** What an attacker could do with it. */
  readonly reason: string;
}

export type MultiTenantTier =
  | "code-hosting"
  | "messaging-webhook"
  | "object-storage"
  | "paste"
  | "serverless"
  | "tunnel";

/** The record for a name, or for a pattern that can match such a name. */
export function multiTenantTier(_nameOrPattern: string): MultiTenantName | undefined {
  return undefined;
}

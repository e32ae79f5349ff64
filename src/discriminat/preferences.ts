/**
 * What a DiscrimiNAT deployment's preferences (an SSM parameter) hold, as far as policies depend on them, and the protocols
 * that it tells apart. Source: https://chasersystems.com/docs/discriminat/aws/default-prefs
 */

export type Protocol = "tls" | "ssh";

/** The port of a protocol where a policy names none. */
export const defaultPort: Readonly<Record<Protocol, number>> = { tls: 443, ssh: 22 };

export const wildcardExposures = ["none", "prohibit_asterisk", "prohibit_public_suffix", "nuclear"] as const;
/** Which wildcards the firewall accepts. */
export type WildcardExposure = (typeof wildcardExposures)[number];

export const flowLogVerbosities = ["full", "only_disallowed", "none"] as const;
export type FlowLogVerbosity = (typeof flowLogVerbosities)[number];

export interface Preferences {
  readonly wildcardExposure: WildcardExposure;
  readonly flowLogVerbosity: FlowLogVerbosity;
}

/** What the firewall assumes for keys that are missing, and for a parameter that is missing or unreadable. */
export const defaultPreferences: Preferences = {
  wildcardExposure: "prohibit_public_suffix",
  flowLogVerbosity: "full",
};

/**
 * What a DiscrimiNAT deployment's preferences (an SSM parameter) hold, as far as policies depend on them, and the protocols
 * that it tells apart. Source: https://chasersystems.com/docs/discriminat/aws/default-prefs
 */

import { isDate } from "../values/dates.ts";
import { isMap } from "../values/json.ts";

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

/** Name of the SSM parameter that holds a deployment's preferences. Upper and lower case differ. */
export function preferencesParameter(customDeploymentId: string | undefined): string {
  return customDeploymentId === undefined ? "DiscrimiNAT" : `DiscrimiNAT_${customDeploymentId}`;
}

/** What the parameter holds, where it differs from the documented form only in what the firewall ignores. */
export interface HeldPreferences {
  readonly wildcardExposure: Held<WildcardExposure>;
  readonly flowLogVerbosity: Held<FlowLogVerbosity>;
  /** The last day on which everything passes; `null` where nothing does. */
  readonly seeThru: Held<string | null>;
}

/** `odd`: what is written is none of the documented options, and what the firewall makes of it is not known. */
export type Held<T> =
  | { readonly kind: "known"; readonly value: T }
  | { readonly kind: "odd"; readonly written: unknown };

/**
 * @param text the parameter's value
 * @returns `undefined` where the firewall cannot read it, and takes its defaults.
 */
export function readPreferences(text: string): HeldPreferences | undefined {
  let whole: unknown;
  try {
    whole = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isMap(whole)) return undefined;
  const { "%default": held = {} } = whole;
  if (!isMap(held)) return undefined;
  const { wildcard_exposure: exposure, flow_log_verbosity: verbosity, see_thru: seeThru = null } = held;
  return {
    wildcardExposure: oneOf(wildcardExposures, exposure, defaultPreferences.wildcardExposure),
    flowLogVerbosity: oneOf(flowLogVerbosities, verbosity, defaultPreferences.flowLogVerbosity),
    seeThru:
      seeThru === null || (typeof seeThru === "string" && isDate(seeThru))
        ? { kind: "known", value: seeThru }
        : { kind: "odd", written: seeThru },
  };
}

function oneOf<T extends string>(options: readonly T[], written: unknown, missing: T): Held<T> {
  const value = written === undefined ? missing : options.find((option) => option === written);
  return value === undefined ? { kind: "odd", written } : { kind: "known", value };
}

/** The words of checks for observed traffic. Pure; names are hostile until quoted. */
import { defaultPort } from "../discriminat/preferences.ts";
import { quote } from "../text/quote.ts";
import { count, thousands } from "../text/words.ts";
import type { AppTraffic } from "./compare-traffic.ts";
import type { FlowTotals } from "./flow-totals.ts";
import type { Observation } from "./observation.ts";

/** How many destinations a message names; it counts the others. */
const mostNamed = 3;

/** `1,234 connections on 13 days`; no days where the log lines have no time. */
export function seenWords({ connections, days }: Pick<FlowTotals, "connections" | "days">): string {
  const often = count(connections, "connection");
  return days === 0 ? often : `${often} on ${count(days, "day")}`;
}

/** `1 connection on 1 day was blocked`. */
export function blockedWords(seen: Pick<FlowTotals, "connections" | "days">): string {
  return `${seenWords(seen)} ${seen.connections === 1 ? "was" : "were"} blocked`;
}

/** `"api.stripe.com"`, with what is not usual about it: `"git.example.com" for ssh on port 2222`. */
export function destinationWords({ name, protocol, port }: Pick<Observation, "name" | "protocol" | "port">): string {
  const subject = name === null ? "no name" : quote(name);
  const what = protocol === "ssh" ? " for ssh" : "";
  const isUsual = port === null || ((protocol === "tls" || protocol === "ssh") && defaultPort[protocol] === port);
  return `${subject}${what}${isUsual ? "" : ` on port ${port}`}`;
}

/** The destinations with the most connections: `"a", "b" and 12 more`. */
export function destinationsWords(observations: readonly Observation[]): string {
  const sorted = [...observations].sort((left, right) => right.connections - left.connections);
  const named = sorted.slice(0, mostNamed).map(destinationWords);
  const rest = sorted.length - named.length;
  if (rest > 0) return `${named.join(", ")} and ${thousands(rest)} more`;
  const last = named.pop() ?? "";
  return named.length === 0 ? last : `${named.join(", ")} and ${last}`;
}

/** Whether a see-thru window is open: until it ends, what no entry admits passes. */
export function isWindowOpen({ lifecycle }: AppTraffic): boolean {
  return (lifecycle.daysLeft ?? 0) > 0;
}

/** What lets a destination pass that no entry admits. */
export function whatLetsPass({ exerted }: Observation): string {
  return exerted > 0 ? "see-thru alone" : "a rule that is not in the policy";
}

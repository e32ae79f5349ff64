/**
 * Where an app stands on the way from nothing declared to enforced, and what to do next: the recipe "building an allowlist
 * from scratch" (https://chasersystems.com/docs/discriminat/aws/logs-ref). Pure: the date is a parameter.
 */

import { seeThruOf } from "../policy/allowlist.ts";
import type { Network, Policy } from "../policy/model.ts";
import { appliesTo } from "../policy/resolve.ts";
import { count } from "../text/words.ts";
import { passed } from "../traffic/passed.ts";
import { addDays, daysBetween, isDate } from "../values/dates.ts";
import { earlier } from "./flow-totals.ts";
import type { Evidence } from "./judge-evidence.ts";
import type { Observation } from "./observation.ts";

/**
 * `undeclared`: it has no policy, or one that says nothing. `discovering`: the window is open, and too little was seen yet.
 * `tightening`: something that passes now would be blocked. `ready`: nothing would. `enforced`: no window is open.
 */
export type Stage = "undeclared" | "discovering" | "tightening" | "ready" | "enforced";

/** From the first to the last. */
export const stages: readonly Stage[] = ["undeclared", "discovering", "tightening", "ready", "enforced"];

export interface Lifecycle {
  readonly stage: Stage;
  /** Last day of the see-thru window, open or over; `undefined` without one. */
  readonly until: string | undefined;
  /** Days left of the window, its last day and today included; 0 where it is over. */
  readonly daysLeft: number | undefined;
  /** Share of the destinations of the last days that pass without see-thru, 0 to 1; `undefined` where none was seen. */
  readonly readiness: number | undefined;
  /** Destinations of the last days that no entry admits. */
  readonly missing: readonly Observation[];
  /** Destinations of the last days that an entry admits and the firewall does not. */
  readonly notApplied: readonly Observation[];
  /** Names of the last days that no entry admits, and that never passed. */
  readonly blocked: readonly Observation[];
  /** What passes by see-thru only and no entry can admit; it ends with the window. */
  readonly ending: readonly Observation[];
  /** What to do next: a sentence without a full stop; `undefined` where nothing is left to do. */
  readonly next: string | undefined;
}

export interface Traffic {
  readonly observations: readonly Observation[];
  readonly evidence: Evidence;
}

/** `traffic` is `undefined` where the network was not observed. */
export function lifecycleOf(policy: Policy, network: Network, asOf: string, traffic: Traffic | undefined): Lifecycle {
  const window = seeThruOf(policy, network);
  const until = window !== undefined && isDate(window.until) ? window.until : undefined;
  const daysLeft = until === undefined ? undefined : Math.max(0, daysBetween(asOf, until) + 1);
  const recent = recentOf(traffic);
  const missing = recent.filter(({ verdict }) => verdict === "missing");
  const notApplied = recent.filter(isNotApplied);
  const covered = recent.filter((observation) => observation.verdict === "covered" && !isNotApplied(observation));
  const blocked = recent.filter(({ verdict }) => verdict === "blocked");
  const ending = recent.filter(isEnding);
  const total = covered.length + missing.length + notApplied.length;
  const readiness = total === 0 ? undefined : covered.length / total;
  const facts = { until, daysLeft, readiness, missing, notApplied, blocked, ending };
  const isEmpty = !policy.allow.some((entry) => appliesTo(entry, network));

  if (daysLeft === undefined || daysLeft === 0) {
    if (daysLeft === undefined && isEmpty) {
      return { ...facts, stage: "undeclared", next: "open a see-thru window, or declare entries" };
    }
    return { ...facts, stage: "enforced", next: withoutWindow(facts) };
  }
  const tooLittle = doubtReadiness(traffic, asOf);
  if (missing.length + notApplied.length > 0) {
    const stage = isEmpty ? "discovering" : "tightening";
    return { ...facts, stage, next: closeGaps(missing.length, notApplied.length) };
  }
  if (tooLittle !== undefined) return { ...facts, stage: "discovering", next: tooLittle };
  return { ...facts, stage: "ready", next: closeWindow(ending) };
}

/** Declared, seen not to be applied, and not known to be applied since. */
export function isNotApplied({ notApplied }: Observation): boolean {
  return notApplied !== undefined && notApplied.kind !== "since-applied";
}

const inadmissible: ReadonlySet<string> = new Set([
  "ip-address",
  "no-name",
  "unknown-protocol",
  "plaintext-http",
  "old-tls",
]);

function isEnding({ verdict, exerted }: Observation): boolean {
  return inadmissible.has(verdict) && exerted > 0;
}

/** What was seen in the last days of the evidence; what has no time may have been seen then. */
function recentOf(traffic: Traffic | undefined): readonly Observation[] {
  if (traffic === undefined) return [];
  const { observations, evidence } = traffic;
  const from = recentFrom(evidence);
  return observations.filter(({ lastSeen }) => from === undefined || lastSeen === null || lastSeen >= from);
}

function recentFrom({ window, thresholds }: Evidence): string | undefined {
  return window === null ? undefined : minusDays(window.to, thresholds.readyDays);
}

function minusDays(time: string, days: number): string {
  return `${addDays(time.slice(0, 10), -days)}${time.slice(10)}`;
}

/** Why it is too early to call an app ready; a sentence that says what to do. */
function doubtReadiness(traffic: Traffic | undefined, asOf: string): string | undefined {
  if (traffic === undefined) return "observe its traffic";
  const { observations, evidence } = traffic;
  const { readyDays } = evidence.thresholds;
  const from = recentFrom(evidence);
  const problem = evidence.problems.find(({ kind }) => kind !== "too-short");
  if (problem !== undefined) return `${problem.message}: ${problem.help}`;
  if (from === undefined || evidence.window === null) return "observe its traffic";
  if (evidence.days < readyDays)
    return `observe at least ${count(readyDays, "day")} of traffic; so far ${evidence.days}`;
  if (daysBetween(evidence.window.to.slice(0, 10), asOf) > readyDays) {
    return `observe again: the snapshot ends at ${evidence.window.to}`;
  }
  if (observations.length === 0) return "no connection of it was seen: attach its Security Groups, and observe again";
  const watched = observations
    .flatMap(({ flows }) => flows)
    .filter((flow) => flow.see_thru !== "none")
    .reduce<string | null>((first, { first_seen }) => earlier(first, first_seen), null);
  if (watched === null) return "no connection of it was under see-thru: deploy the window, and observe again";
  // A quiet first night does not weaken the days after it.
  if (daysBetween(from.slice(0, 10), watched.slice(0, 10)) > 1) {
    return `keep observing: see-thru was first seen at ${watched}, and ${count(readyDays, "day is", "days are")} required`;
  }
  return undefined;
}

function closeGaps(missing: number, notApplied: number): string {
  const steps = [
    ...(missing === 0 ? [] : [`add ${count(missing, "missing name")} (discriminat-policy suggest)`]),
    ...deploy(notApplied),
  ];
  return steps.join(", and ");
}

function deploy(notApplied: number): readonly string[] {
  if (notApplied === 0) return [];
  return [`deploy or attach what ${count(notApplied, "declared destination needs", "declared destinations need")}`];
}

function closeWindow(ending: readonly Observation[]): string {
  const close = "remove the see_thru lines";
  return ending.length === 0
    ? close
    : `${close}; that ends ${count(ending.length, "destination")} that no entry can admit`;
}

/** The next step of an app without an open window: what it still lacks, and what is left of its window. */
function withoutWindow({
  until,
  missing,
  notApplied,
  blocked,
}: Pick<Lifecycle, "until" | "missing" | "notApplied" | "blocked">): string | undefined {
  const open = missing.filter(({ flows }) => flows.some((flow) => passed(flow) && flow.see_thru !== "exerted")).length;
  const steps = [
    ...(missing.length === open
      ? []
      : [`add ${count(missing.length - open, "name")} that passed by see-thru alone (discriminat-policy suggest)`]),
    ...(open === 0
      ? []
      : [`declare ${count(open, "name")} that the firewall lets pass, or find out what was deployed by hand`]),
    ...deploy(notApplied.length),
    ...(blocked.length === 0 ? [] : [`declare or refuse ${count(blocked.length, "name")} that the firewall blocks`]),
    ...(until === undefined ? [] : [`remove the see_thru lines: the window was over after ${until}`]),
  ];
  return steps.length === 0 ? undefined : steps.join("; ");
}

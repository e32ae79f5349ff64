/**
 * What comparisons of several networks say of one policy's file: what it lacks, what it uses, what nothing uses, and whether
 * its see-thru window may end. A file is edited once for all networks, so nothing is removed that is in use in one of them.
 * Pure.
 */

import type { AppTraffic, TrafficComparison } from "../compare/compare-traffic.ts";
import { type Lifecycle, lifecycleOf } from "../compare/lifecycle.ts";
import type { Observation } from "../compare/observation.ts";
import type { Usage } from "../compare/usage.ts";
import type { Located } from "../findings/finding.ts";
import { seeThruOf } from "../policy/allowlist.ts";
import type { Entry, Network, Policy, PolicyTree } from "../policy/model.ts";
import { declaredNames, networksOf } from "../policy/resolve.ts";
import type { Target } from "../policy/target.ts";
import { count, quotedList } from "../text/words.ts";
import { passed } from "../traffic/passed.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { mergeNeeds, type Need, sumEvidence } from "./needs.ts";
import type { UnusedName } from "./prune.ts";

export interface PolicyTraffic {
  readonly needs: readonly Need[];
  /** What was seen and is allowed. */
  readonly used: readonly Target[];
  /** Connections in which the client sent no name: nothing can be written for them. */
  readonly nameless: number;
  /** What nothing used in any network, where the evidence suffices to say so. */
  readonly unused: readonly UnusedName[];
  /** What was not seen, and why it may not be called unused: sentences without a full stop. */
  readonly doubts: readonly string[];
  /** Whether the see-thru window may end; `undefined` where there is none. */
  readonly readiness: Readiness | undefined;
}

interface Readiness {
  readonly isReady: boolean;
  /** What it waits for; a sentence without a full stop. */
  readonly because: string;
  /** What no entry admits yet. */
  readonly missing: readonly Observation[];
  /** Destinations that end with the window because no entry can admit them. */
  readonly ending: readonly Observation[];
}

/** Observed apps with the name of the network. */
type Observed = ReadonlyMap<string, AppTraffic>;

/** @param comparisons at most one for each network */
export function policyTraffic(
  tree: PolicyTree,
  policy: Policy,
  comparisons: readonly TrafficComparison[],
  asOf: string,
): PolicyTraffic {
  const observed: Observed = new Map(
    comparisons.flatMap(({ network, apps }) => {
      const own = apps.find((app) => app.policy === policy);
      return own === undefined ? [] : [[network.name, own] as const];
    }),
  );
  const needs: Need[] = [];
  const used: Target[] = [];
  for (const [network, { observations }] of observed) {
    for (const observation of observations) {
      if (observation.verdict === "covered" && observation.target !== undefined) used.push(observation.target);
      else needs.push(...needsOf(observation, network));
    }
  }
  const networks = networksOf(policy, tree.settings.networks);
  return {
    needs: mergeNeeds(needs),
    used,
    nameless: [...observed.values()]
      .flatMap(({ observations }) => observations.filter(({ verdict, name }) => verdict === "no-name" && name === null))
      .reduce((sum, { connections }) => sum + connections, 0),
    ...unusedOf(tree, policy, networks, observed),
    readiness: readinessOf(policy, networks, observed, asOf),
  };
}

/** What could be written into a policy; why it should not be, is for `withhold` to say. */
const nameable: readonly Observation["verdict"][] = ["missing", "blocked", "refused", "ip-address", "no-name"];

/** None, or one. */
function needsOf({ verdict, name, protocol, port, flows }: Observation, network: string): readonly Need[] {
  if (!nameable.includes(verdict) || name === null || port === null) return [];
  if (protocol !== "tls" && protocol !== "ssh") return [];
  const seen = flows.map((flow) => ({ ...flow, firstSeen: flow.first_seen, lastSeen: flow.last_seen }));
  return [{ protocol, name, port, networks: [network], hasPassed: flows.some(passed), ...sumEvidence(seen) }];
}

/** What is declared once in the file: a name, or a reference to a bundle. */
interface Declaration {
  readonly entry: Entry;
  readonly networks: Set<string>;
}

function unusedOf(
  tree: PolicyTree,
  policy: Policy,
  networks: readonly Network[],
  observed: Observed,
): Pick<PolicyTraffic, "unused" | "doubts"> {
  const declarations = new Map<Located<string>, Declaration>();
  for (const { at, entry, networks: where } of declaredNames(tree, policy, networks)) {
    const declaration = declarations.get(at) ?? { entry, networks: new Set() };
    for (const { name } of where) declaration.networks.add(name);
    declarations.set(at, declaration);
  }
  const usages = new Map([...observed].map(([network, app]) => [network, usagesByPlace(app)]));
  const unused: UnusedName[] = [];
  const doubted = new Map<string, Group<string>>();
  for (const [at, { entry, networks: where }] of declarations) {
    const own = [...where].map((network) => ({ network, usage: usages.get(network)?.get(at) }));
    if (own.some(({ usage }) => usage?.status === "used")) continue;
    const [doubt] = own.flatMap(({ network, usage }) => doubtOf(network, usage));
    if (doubt === undefined) unused.push({ entry, name: entry.bundle === undefined ? at.value : undefined });
    else addToGroup(doubted, doubt, at.value);
  }
  return { unused, doubts: [...doubted].map(([because, names]) => `${someOf(names)} may be unused: ${because}`) };
}

function usagesByPlace({ usages }: AppTraffic): ReadonlyMap<Located<string>, Usage> {
  return new Map(usages.map((usage) => [usage.at, usage]));
}

function doubtOf(network: string, usage: Usage | undefined): readonly string[] {
  if (usage === undefined) return [`the network ${network} was not observed`];
  return usage.because === undefined ? [] : [usage.because];
}

const mostNamed = 3;

function someOf(names: readonly string[]): string {
  return names.length > mostNamed ? count(names.length, "name") : quotedList(names);
}

function readinessOf(
  policy: Policy,
  networks: readonly Network[],
  observed: Observed,
  asOf: string,
): Readiness | undefined {
  const windows = networks
    .filter((network) => seeThruOf(policy, network) !== undefined)
    .map((network) => ({
      network,
      lifecycle: observed.get(network.name)?.lifecycle ?? lifecycleOf(policy, network, asOf, undefined),
    }));
  if (windows.length === 0) return undefined;
  const waiting = windows.filter(({ lifecycle }) => !mayEnd(lifecycle));
  return {
    isReady: waiting.length === 0,
    because: waiting
      .map(({ network, lifecycle }) => (windows.length === 1 ? "" : `in ${network.name}, `) + lifecycle.next)
      .join("; "),
    missing: windows.flatMap(({ lifecycle }) => lifecycle.missing),
    ending: windows.flatMap(({ lifecycle }) => lifecycle.ending),
  };
}

/** Ready, or over already: then the lines do nothing any more. */
function mayEnd({ stage, daysLeft }: Lifecycle): boolean {
  return stage === "ready" || daysLeft === 0;
}

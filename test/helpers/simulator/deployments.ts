/** What each app has deployed over time. */
import type { WildcardExposure } from "../../../src/discriminat/preferences.ts";
import type { Deployable } from "./apps.ts";
import { type Deployment, deploy, keyOf, type LiveGroups } from "./firewall.ts";

/** A change of what one app has deployed. */
export interface Change {
  /** Any date that JavaScript reads. */
  readonly at: string;
  readonly deployed: Deployable | LiveGroups;
}

export interface Moment {
  /** Negative infinity for what was there before the window began. */
  readonly atMs: number;
  readonly deployment: Deployment;
  /** Since when each of its names is there without a break. */
  readonly since: ReadonlyMap<string, number>;
}

/** Deployments of one app in order of time. */
export type History = readonly Moment[];

export function historyOf(
  app: string,
  {
    deployed,
    changes = [],
  }: { readonly deployed: readonly (Deployable | LiveGroups)[]; readonly changes?: readonly Change[] },
  {
    network,
    exposure,
    fromMs,
  }: { readonly network: string; readonly exposure: WildcardExposure; readonly fromMs: number },
): History {
  const first = deployed.filter((one) => one.app === app).map((one) => ({ atMs: -Infinity, deployed: one }));
  const later = changes
    .filter((change) => change.deployed.app === app)
    .map((change) => ({ atMs: Math.max(fromMs, Date.parse(change.at)), deployed: change.deployed }))
    .sort((left, right) => left.atMs - right.atMs);
  let before: ReadonlyMap<string, number> = new Map();
  return [...first, ...later].map((one) => {
    const deployment = deploy(one.deployed, network, exposure);
    const since = new Map(deployment.names.map((name) => [keyOf(name), before.get(keyOf(name)) ?? one.atMs]));
    before = since;
    return { atMs: one.atMs, deployment, since };
  });
}

export function momentOf(history: History, atMs: number): Moment | undefined {
  return history.findLast((moment) => moment.atMs <= atMs);
}

export function groupsOf(history: History): readonly string[] {
  return [...new Set(history.flatMap(({ deployment }) => deployment.groups))];
}

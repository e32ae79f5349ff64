/** `check` as the command and callers of the library run it. Pure. */
import { checkTraffic, type TrafficResult } from "../compare/check-traffic.ts";
import type { DeclaredSince } from "../compare/usage.ts";
import type { EvidenceSettings, PolicyTree } from "../policy/model.ts";
import type { Given } from "../values/with-defaults.ts";
import { type NetworkSnapshot, withOwnNetworks } from "./network-snapshots.ts";

export interface CheckOptions {
  /** `YYYY-MM-DD`, UTC: decides which windows are open. */
  readonly asOf: string;
  /** Names of apps. @default all */
  readonly apps?: Iterable<string> | undefined;
  /** In place of those of the settings. */
  readonly thresholds?: Given<EvidenceSettings> | undefined;
  /** Whether an app that is not ready to be enforced is a finding. @default false */
  readonly gate?: boolean | undefined;
  /** Whether every missing name of an app without entries is a finding of its own, instead of one for the app. @default false */
  readonly verbose?: boolean | undefined;
  /**
   * Since when something is declared, for a network whose observation began at a time, for instance from git.
   *
   * @default not known, so that nothing is called unused
   */
  readonly declaredSince?: ((from: string | undefined) => DeclaredSince) | undefined;
}

/**
 * Compares policies with what was observed: findings on the lines of the policies, and a comparison for each network.
 *
 * @param observed as `networkSnapshots` makes it: each network of the tree's settings at most once
 * @throws UserError where an argument is not what it should be, or the tree does not have a network.
 */
export function checkObserved(
  tree: PolicyTree,
  observed: readonly NetworkSnapshot[],
  options: CheckOptions,
): TrafficResult {
  const { asOf, apps, thresholds = {}, gate = false, verbose = false } = options;
  const { declaredSince = () => () => undefined } = options;
  return checkTraffic(tree, withOwnNetworks(tree, observed), {
    asOf,
    apps: apps === undefined ? undefined : new Set(apps),
    thresholds,
    gate,
    verbose,
    declaredSince,
  });
}

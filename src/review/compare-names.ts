/** Two reaches of one app → what of its names is newly reachable or no longer, network by network. Pure. */
import { isOpenSuffix, judgeExposure } from "../discriminat/exposure.ts";
import type { Budget } from "../discriminat/label-union.ts";
import { multiTenantTier } from "../discriminat/multi-tenant.ts";
import { isPattern } from "../discriminat/pattern.ts";
import { overlaps } from "../discriminat/pattern-language.ts";
import { publicRegistryOf, registryTier } from "../discriminat/public-registries.ts";
import { reachesOf } from "../discriminat/registrable.ts";
import type { Policy, PolicyTree } from "../policy/model.ts";
import { findBundle } from "../policy/resolve.ts";
import { quote } from "../text/quote.ts";
import { compareText } from "../values/order.ts";
import { type AppReach, forever, type NetworkReach, type ReachedName } from "./app-reach.ts";
import { createCover, type Excess } from "./name-coverage.ts";
import type { AppPlace, Direction, NameChange, Risk, TreePlace } from "./review-changes.ts";

/** Both trees, and what the comparison of all apps shares. */
export interface Comparison {
  readonly base: Pick<PolicyTree, "bundles">;
  readonly head: Pick<PolicyTree, "bundles">;
  readonly budget: Budget;
}

/** The same change in several places is one. */
export function createNameChanges(comparison: Comparison) {
  const changes = new Map<string, NameChange & { readonly places: AppPlace[] }>();

  const record = (direction: Direction, app: string, reach: NetworkReach, item: ReachedName, excess: Excess): void => {
    const tree = direction === "wider" ? "head" : "base";
    const origin = originOf(comparison, tree, item);
    const exposure = judgeExposure(item.name, reach.network.preferences.wildcardExposure);
    const bundle = item.from.bundle?.bundle.name;
    const { name, protocol, port } = item;
    const until = item.until === forever ? null : item.until;
    const otherUntil = excess.before ?? null;
    const key = JSON.stringify([direction, excess.of, name, protocol, port, excess.witness, until, otherUntil, bundle]);
    const place = { app, network: reach.network.name };
    const known = changes.get(key);
    if (known !== undefined) {
      known.places.push(place);
      return;
    }
    changes.set(key, {
      direction,
      of: excess.of,
      name,
      protocol,
      port,
      witness: excess.witness,
      undecided: excess.undecided,
      until,
      otherUntil,
      bundle,
      places: [place],
      origin,
      risk: direction === "wider" ? riskOf(name) : undefined,
      refusedBecause: exposure.verdict === "refused" ? exposure.reason : undefined,
      wasRefused: undefined,
      reason: item.from.entry.reason?.value,
      ticket: item.from.entry.ticket?.value,
      traffic: undefined,
      blocked: 0,
      refused: 0,
    });
  };

  const compare = (direction: Direction, app: string, side: AppReach, other: AppReach): void => {
    for (const [network, reach] of side.networks) {
      const opposite = other.networks.get(network);
      for (const [port, names] of reach.names) {
        const cover = createCover(opposite?.names.get(port) ?? new Map(), opposite?.window, comparison.budget);
        for (const item of names.values()) {
          const excess = cover.excess(item);
          if (excess !== undefined) record(direction, app, reach, item, excess);
        }
      }
    }
  };

  return {
    add: (app: string, base: AppReach, head: AppReach): void => {
      compare("wider", app, head, base);
      compare("narrower", app, base, head);
    },
    /** Wider ones first, then by name. */
    all: (): readonly NameChange[] => [...changes.values()].sort(compareChanges),
  };
}

function compareChanges(one: NameChange, other: NameChange): number {
  const keyOf = ({ direction, name, protocol, port }: NameChange): string =>
    `${direction === "wider" ? 0 : 1} ${name} ${protocol} ${port}`;
  return compareText(keyOf(one), keyOf(other));
}

/** The line in a bundle where that is what differs; else the line of the policy. */
function originOf({ base, head }: Comparison, tree: "base" | "head", { policy, from }: ReachedName): TreePlace {
  const source = from.bundle?.bundle.source;
  if (from.bundle !== undefined && source !== undefined) {
    const twin = findBundle(tree === "head" ? base : head, from.bundle.bundle.name);
    if (twin?.source?.text !== source.text) return { tree, file: source, at: from.bundle.written };
  }
  return { tree, file: policy.source, at: from.at };
}

/** What strangers could do with a name. */
function riskOf(name: string): Risk | undefined {
  const tenant = multiTenantTier(name);
  if (tenant !== undefined) return { tier: tenant.tier, reason: tenant.reason };
  const open = isPattern(name) ? reachesOf(name).registrable : undefined;
  if (open !== undefined) {
    const who = isOpenSuffix(open.suffix) ? "anyone" : "another organisation";
    return { tier: "registrable", reason: `${who} could register ${quote(open.name)}` };
  }
  const registry = publicRegistryOf(name)?.record;
  return registry && { tier: registryTier, reason: registry.reason };
}

/** Marks names that an item of `refuse` held back until now. */
export function markRefused(
  changes: readonly NameChange[],
  policiesOf: (app: string) => readonly Policy[],
): readonly NameChange[] {
  return changes.map((change) => {
    if (change.direction === "narrower" || change.of === "time") return change;
    for (const { app } of change.places) {
      for (const { refuse } of policiesOf(app)) {
        const refusal = refuse.find(
          ({ name }) => name !== undefined && overlaps(name.value, change.name) !== undefined,
        );
        if (refusal !== undefined) return { ...change, wasRefused: refusal.reason?.value ?? "" };
      }
    }
    return change;
  });
}

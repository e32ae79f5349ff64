/** Which network of a tree each snapshot is from. Pure. */
import { UserError } from "../errors.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import { quote } from "../text/quote.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { mergeSnapshots } from "../traffic/snapshot/merge-snapshots.ts";
import { addToGroup, type Group } from "../values/group.ts";

/** A network of the settings, and everything that was observed there. */
export interface NetworkSnapshot {
  readonly network: Network;
  /** What all its files hold together. */
  readonly snapshot: Snapshot;
  /** Of its file, where there is but one and it is known. */
  readonly digest?: string | undefined;
}

/** A snapshot, and what messages call it: the path of its file. */
export interface NamedSnapshot {
  readonly file: string;
  readonly snapshot: Snapshot;
  /** Of the file. */
  readonly digest?: string | undefined;
}

/**
 * One snapshot for each network that was observed, in the order of the settings; several of one network are merged. A
 * snapshot that names no network is from the only one of the settings.
 *
 * @throws UserError where a snapshot is from no network of the settings.
 */
export function networkSnapshots(tree: PolicyTree, snapshots: readonly NamedSnapshot[]): readonly NetworkSnapshot[] {
  const { networks } = tree.settings;
  const known = networks.map(({ name }) => name);
  const only = known.length === 1 ? known[0] : undefined;
  const observed = snapshotsByName(known, only, snapshots);
  return networks.flatMap((network): NetworkSnapshot[] => {
    const snapshot = observed.get(network.name);
    if (snapshot === undefined) return [];
    const [own, ...others] = snapshots.filter((one) => networkOfSnapshot(one, known, only) === network.name);
    return [{ network, snapshot, digest: others.length === 0 ? own?.digest : undefined }];
  });
}

/**
 * The same by the names of networks, in their order, for settings that are not those of one tree.
 *
 * @param only the network of a snapshot that does not name any
 * @throws UserError where a snapshot is from none of these networks.
 */
export function snapshotsByName(
  known: readonly string[],
  only: string | undefined,
  snapshots: readonly NamedSnapshot[],
): ReadonlyMap<string, Snapshot> {
  const byNetwork = new Map<string, Group<Snapshot>>();
  for (const named of snapshots) {
    const network = networkOfSnapshot(named, known, only);
    addToGroup(byNetwork, network, { ...named.snapshot, network });
  }
  return new Map(
    known.flatMap((network): [string, Snapshot][] => {
      const [first, ...others] = byNetwork.get(network) ?? [];
      if (first === undefined) return [];
      requireDifferentLogs(snapshots.filter((one) => networkOfSnapshot(one, known, only) === network));
      return [[network, others.length === 0 ? first : mergeSnapshots([first, ...others])]];
    }),
  );
}

/**
 * The same with the tree's own networks, which a tree that was loaded at another time does not share.
 *
 * @throws UserError where the settings do not have one of them.
 */
export function withOwnNetworks(
  { settings }: PolicyTree,
  observed: readonly NetworkSnapshot[],
): readonly NetworkSnapshot[] {
  return observed.map((one) => {
    const { name } = one.network;
    const network = settings.networks.find((own) => own.name === name);
    if (network !== undefined) return { ...one, network };
    throw new UserError(`observed has the network ${quote(name)}, which the settings of the tree do not have`, {
      hint: "Pair snapshots with the networks of the same tree: `networkSnapshots(tree, snapshots)`.",
    });
  });
}

/** What a snapshot is made from, and what messages call it. */
export interface NamedSources {
  readonly file: string;
  readonly snapshot: Pick<Snapshot, "sources">;
}

/**
 * Says which files they are, as `mergeSnapshots` cannot.
 *
 * @throws UserError where two hold the same logs, which would count twice.
 */
export function requireDifferentLogs(snapshots: readonly NamedSources[]): void {
  const seen = new Map<string, string>();
  for (const { file, snapshot } of snapshots) {
    for (const { window, digest } of snapshot.sources) {
      const earlier = seen.get(digest);
      if (earlier !== undefined) {
        const when = window === null ? "" : ` of ${window.from} to ${window.to}`;
        const message =
          earlier === file
            ? `${file} is given twice, and its logs${when} would count twice`
            : `${earlier} and ${file} hold the same logs${when}, which would count twice`;
        throw new UserError(message, { hint: "Leave one of them out." });
      }
      seen.set(digest, file);
    }
  }
}

/**
 * The network that a snapshot is from.
 *
 * @param known names of networks
 * @param only the network of a snapshot that does not name any
 * @throws UserError where it cannot be told.
 */
function networkOfSnapshot(
  { file, snapshot }: NamedSnapshot,
  known: readonly string[],
  only: string | undefined,
): string {
  const network = snapshot.network ?? only;
  if (network === undefined) {
    throw new UserError(`${file} does not say from which network it is`, {
      hint: "Write it with `discriminat-policy observe --network <name>`.",
    });
  }
  if (known.includes(network)) return network;
  throw new UserError(`${file} is from the network ${quote(network)}, which the settings do not have`, {
    hint: `Networks are ${known.join(", ")}.`,
  });
}

/** The snapshots that a command was given, each with the network of the tree that it is from. */
import { UserError } from "../errors.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { mergeSnapshots } from "../traffic/snapshot/merge-snapshots.ts";
import { readSnapshot } from "../traffic/snapshot/read-snapshot.ts";
import { addToGroup, type Group } from "../values/group.ts";
import type { Io } from "./command.ts";

export interface NetworkSnapshot {
  readonly network: Network;
  /** What all its files hold together. */
  readonly snapshot: Snapshot;
}

/**
 * One snapshot for each network that was observed, in the order of the settings; several of one network are merged.
 *
 * @throws UserError where a file cannot be read, or is from no network of the settings.
 */
export function readSnapshots(
  files: readonly string[],
  { settings }: PolicyTree,
  io: Pick<Io, "cwd">,
): readonly NetworkSnapshot[] {
  const known = settings.networks.map(({ name }) => name);
  const only = known.length === 1 ? known[0] : undefined;
  const byNetwork = new Map<string, Group<Snapshot>>();
  for (const file of files) {
    const snapshot = readSnapshot(file, io.cwd);
    const network = networkOfSnapshot(file, snapshot, known, only);
    addToGroup(byNetwork, network, { ...snapshot, network });
  }
  return settings.networks.flatMap((network): NetworkSnapshot[] => {
    const [first, ...others] = byNetwork.get(network.name) ?? [];
    if (first === undefined) return [];
    return [{ network, snapshot: others.length === 0 ? first : mergeSnapshots([first, ...others]) }];
  });
}

/**
 * The network that a snapshot is from.
 *
 * @param known names of networks
 * @param only the network of a snapshot that does not name any
 * @throws UserError where it cannot be told.
 */
export function networkOfSnapshot(
  file: string,
  snapshot: Snapshot,
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
  throw new UserError(`${file} is from the network "${network}", which the settings do not have`, {
    hint: `Networks are ${known.join(", ")}.`,
  });
}

/** The snapshots that a command was given, each with the network of the tree that it is from. */
import { UserError } from "../errors.ts";
import type { Network, PolicyTree } from "../policy/model.ts";
import type { Snapshot } from "../traffic/flow.ts";
import { addToGroup, type Group } from "../values/group.ts";
import type { Io, OptionSpec } from "./command.ts";

export interface NetworkSnapshot {
  readonly network: Network;
  /** What all its files hold together. */
  readonly snapshot: Snapshot;
}

export const observationsOption: OptionSpec = {
  flags: "--observations <file...>",
  description: "snapshots of observed traffic, one or more for each network",
  complete: "file",
};

/**
 * One snapshot for each network that was observed, in the order of the settings; several of one network are merged.
 *
 * @throws UserError where a file cannot be read, or is from no network of the settings.
 */
export async function readSnapshots(
  files: readonly string[],
  { settings }: PolicyTree,
  io: Pick<Io, "cwd">,
): Promise<readonly NetworkSnapshot[]> {
  const [{ readSnapshot }, { mergeSnapshots }] = await Promise.all([
    import("../traffic/snapshot/read-snapshot.ts"),
    import("../traffic/snapshot/merge-snapshots.ts"),
  ]);
  const byNetwork = new Map<string, Group<Snapshot>>();
  for (const file of files) {
    const snapshot = readSnapshot(file, io.cwd);
    const network = networkOf(file, snapshot, settings.networks);
    addToGroup(byNetwork, network, { ...snapshot, network });
  }
  return settings.networks.flatMap((network): NetworkSnapshot[] => {
    const [first, ...others] = byNetwork.get(network.name) ?? [];
    if (first === undefined) return [];
    return [{ network, snapshot: others.length === 0 ? first : mergeSnapshots([first, ...others]) }];
  });
}

function networkOf(file: string, snapshot: Snapshot, networks: readonly Network[]): string {
  const known = networks.map(({ name }) => name);
  const network = snapshot.network ?? (known.length === 1 ? known[0] : undefined);
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

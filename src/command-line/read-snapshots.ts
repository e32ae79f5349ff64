/** The snapshots that a command was given, each with the network of the tree that it is from, and what weakens them. */
import { judgeEvidence } from "../compare/judge-evidence.ts";
import { type NetworkSnapshot, networkSnapshots } from "../library/network-snapshots.ts";
import type { PolicyTree } from "../policy/model.ts";
import { readSnapshot } from "../traffic/snapshot/read-snapshot.ts";
import type { Io } from "./command.ts";

/** @throws UserError where a file cannot be read, or is from no network of the settings. */
export function readSnapshots(
  files: readonly string[],
  tree: PolicyTree,
  { cwd }: Pick<Io, "cwd">,
): readonly NetworkSnapshot[] {
  return networkSnapshots(
    tree,
    files.map((file) => ({ file, snapshot: readSnapshot(file, cwd) })),
  );
}

/** `prod: the snapshot is incomplete: …`. How long it takes to call an entry unused is another question. */
export function snapshotWarnings({ settings }: PolicyTree, observed: readonly NetworkSnapshot[]): readonly string[] {
  return observed.flatMap(({ network, snapshot }) =>
    judgeEvidence(snapshot, network, settings.evidence)
      .problems.filter(({ kind }) => kind !== "too-short")
      .map(({ message }) => `${network.name}: ${message}`),
  );
}

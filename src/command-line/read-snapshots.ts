/** The snapshots that a command was given, each with the network of the tree that it is from, and what weakens them. */
import { posix, resolve } from "node:path";
import { judgeEvidence } from "../compare/judge-evidence.ts";
import { UserError } from "../errors.ts";
import { namesIn } from "../files/names-in.ts";
import { type NetworkSnapshot, networkSnapshots } from "../library/network-snapshots.ts";
import type { PolicyTree } from "../policy/model.ts";
import { parseSnapshot } from "../traffic/snapshot/parse-snapshot.ts";
import { readSnapshotText } from "../traffic/snapshot/read-snapshot.ts";
import type { Io } from "./command.ts";
import { toPosix } from "./select-files.ts";

/**
 * @param files snapshots, or folders of them
 * @param digestOf for those who name what they read
 * @throws as `listSnapshots`, and UserError where a file cannot be read, or is from no network of the settings.
 */
export function readSnapshots(
  files: readonly string[],
  tree: PolicyTree,
  { cwd }: Pick<Io, "cwd">,
  digestOf?: (text: string) => string,
): readonly NetworkSnapshot[] {
  return networkSnapshots(
    tree,
    listSnapshots(files, cwd).map((file) => {
      const text = readSnapshotText(file, cwd);
      return { file, snapshot: parseSnapshot(text, file), digest: digestOf?.(text) };
    }),
  );
}

/**
 * The files themselves: folders stand for the snapshots in them, as `observe --network all --out <folder>` writes them.
 *
 * @throws UserError where a folder has none.
 */
export function listSnapshots(files: readonly string[], cwd: string): readonly string[] {
  return files.flatMap((file) => {
    // Where this is not a folder, reading it says why.
    const all = namesIn(resolve(cwd, file));
    if (all === undefined) return [file];
    const names = all.filter((name) => name.endsWith(".json") && !name.startsWith(".")).sort();
    if (names.length > 0) return names.map((name) => posix.join(toPosix(file), name));
    throw new UserError(`the folder ${file} holds no snapshot`, {
      hint: "`discriminat-policy observe --network all --out <folder>` writes one of each network.",
    });
  });
}

/** `prod: the snapshot is incomplete: …`. How long it takes to call an entry unused is another question. */
export function snapshotWarnings({ settings }: PolicyTree, observed: readonly NetworkSnapshot[]): readonly string[] {
  return observed.flatMap(({ network, snapshot }) =>
    judgeEvidence(snapshot, network, settings.evidence)
      .problems.filter(({ kind }) => kind !== "too-short")
      .map(({ message }) => `${network.name}: ${message}`),
  );
}

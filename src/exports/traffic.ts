/** Observed traffic, for callers of the library. */
import { listOf, manyOf, objectOf, text, textOf } from "../requirements/requirement.ts";
import { snapshot } from "../requirements/shapes.ts";
import * as owners from "../traffic/group-owners/group-owners.ts";
import * as reading from "../traffic/group-owners/read-group-owners.ts";
import * as merging from "../traffic/snapshot/merge-snapshots.ts";
import * as parsing from "../traffic/snapshot/parse-snapshot.ts";
import * as files from "../traffic/snapshot/read-snapshot.ts";
import * as serializing from "../traffic/snapshot/serialize-snapshot.ts";
import { guard } from "./guard.ts";

const ownership = objectOf<owners.Ownership>({ group: text, app: text, from: text }, { partial: text });

export const ownersOf: typeof owners.ownersOf = guard(owners.ownersOf, [
  "ownerships",
  manyOf(ownership, "Give what `readGroupOwners` returns."),
]);
export const readGroupOwners: typeof reading.readGroupOwners = guard(
  reading.readGroupOwners,
  ["text", text],
  ["from", textOf("Give what messages call the text: the path of its file.")],
);
export const mergeSnapshots: typeof merging.mergeSnapshots = guard(merging.mergeSnapshots, [
  "snapshots",
  listOf(snapshot, "Give a list: `[one, another]`."),
]);
export const parseSnapshot: typeof parsing.parseSnapshot = guard(
  parsing.parseSnapshot,
  ["text", text],
  ["file", textOf("Give what messages call the text: the path of its file.")],
);
export const readSnapshot: typeof files.readSnapshot = guard(
  files.readSnapshot,
  ["file", text],
  ["cwd", textOf("Give the folder that the file's path starts from: process.cwd().")],
);
export const serializeSnapshot: typeof serializing.serializeSnapshot = guard(serializing.serializeSnapshot, [
  "snapshot",
  snapshot,
]);

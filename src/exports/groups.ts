/** Security Groups as they stand in AWS, for callers of the library. */
import * as merging from "../deployed-groups/merge-groups.ts";
import * as reading from "../deployed-groups/read-deployed-groups.ts";
import { listOf, text, textOf } from "../requirements/requirement.ts";
import { deployed } from "../requirements/shapes.ts";
import { guard } from "./guard.ts";

export const readDeployedGroups: typeof reading.readDeployedGroups = guard(
  reading.readDeployedGroups,
  ["text", text],
  ["from", textOf("Give what messages call the text: the path of its file.")],
);
export const mergeGroups: typeof merging.mergeGroups = guard(merging.mergeGroups, [
  "sources",
  listOf(deployed, "Give a list: `[one, another]`."),
]);

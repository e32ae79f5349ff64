/** Writes what `suggest` found: the patch for git on standard output, everything about it on standard error. */
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { type Delivery, deliver, type Warnings } from "../../command-line/deliver.ts";
import { repositoryPaths } from "../../command-line/repository-paths.ts";
import { renderBlocks } from "../../report/text-blocks.ts";
import { type FileChange, unifiedDiff } from "../../report/unified-diff.ts";
import type { ProposedEdit } from "../../suggest/proposed-edit.ts";
import { safeJson } from "../../text/safe-json.ts";
import { count } from "../../text/words.ts";
import { blocksOf, dataOf, markdownOf } from "./output.ts";
import type { SuggestRequest } from "./request.ts";

export async function deliverSuggestions(
  edits: readonly ProposedEdit[],
  changes: readonly FileChange[],
  { write, options: { generalise } }: Pick<SuggestRequest, "write" | "options">,
  warnings: Warnings,
  global: GlobalOptions,
  io: Io,
): Promise<void> {
  const { fromTop } = repositoryPaths(global, io);
  // `git apply` reads paths from the top of the repository, in every folder of it.
  const patch = unifiedDiff(changes.map((change) => ({ ...change, path: fromTop(change.path) })));
  const formats: Delivery["formats"] = {
    // What is written in place needs no patch at the terminal.
    pretty: ({ toFile }) => (write && !toFile ? "" : patch),
    json: () =>
      safeJson({
        version: 1,
        command: "suggest",
        written: write,
        changed: changes.map(({ path }) => path),
        apps: edits.map((edit) => dataOf(edit, generalise)),
        patch,
      }),
    markdown: () => markdownOf(edits, patch, generalise),
  };
  await deliver({ command: "suggest", formats, summary: summaryOf(changes, write), warnings }, global, io);
  if (global.quiet || !global.outputs.some(({ format }) => format === "pretty")) return;
  const blocks = edits.flatMap((edit) => blocksOf(edit, generalise));
  // Standard output may go straight to git.
  io.err(blocks.length > 0 ? renderBlocks(blocks, { color: false, width: io.width }) : "nothing to suggest\n");
}

function summaryOf(changes: readonly FileChange[], isWritten: boolean): string {
  if (changes.length === 0) return "nothing to suggest";
  return isWritten ? `changed ${count(changes.length, "file")}` : `a patch for ${count(changes.length, "file")}`;
}

/** What tells one state of a tree of policies from another. Pure. */
import type { SourceFile } from "../findings/source-file.ts";
import type { PolicyTree } from "../policy/model.ts";
import { wholeDigestOfFiles } from "../values/digest.ts";

/** The folder of a tree: its settings stand at the top. */
export function folderOfTree({ settings }: PolicyTree): string {
  return settings.source.path.replace(/(?:^|\/)[^/]*$/, "") || ".";
}

/**
 * The same from whichever folder the tree is read.
 *
 * @param sources every file of it
 */
export function policiesDigest(tree: PolicyTree, sources: Iterable<SourceFile>): string {
  const folder = folderOfTree(tree);
  const start = folder === "." ? 0 : folder.length + 1;
  return wholeDigestOfFiles([...sources].map(({ path, text }) => ({ path: path.slice(start), text })));
}

/**
 * Texts of many versions of files, in a given order and a bounded part of them at a time: a history has no bound, and neither has
 * a file that someone committed by mistake.
 */
import { maxFileBytes } from "../yaml/examine-text.ts";
import { readBlobs } from "./commit-files.ts";
import type { Git } from "./run-git.ts";

/** Read at once: so much that git is started once for nearly every repository. */
const batchBytes = 48 * 1024 * 1024;

/** `missing`: git does not have it, as in a partial clone; `too-large`: more than a policy may hold. */
export type BlobText = { readonly text: string } | "missing" | "too-large";

/** One for each id, in their order. */
export function* textsInOrder(git: Git, ids: readonly string[]): Generator<BlobText> {
  const sizes = sizesOf(git, ids);
  for (let from = 0; from < ids.length; ) {
    let to = from;
    for (let bytes = 0; to < ids.length && (to === from || bytes < batchBytes); to += 1) {
      bytes += Math.min(sizes.get(ids[to] ?? "") ?? 0, maxFileBytes);
    }
    const batch = ids.slice(from, to);
    const texts = readBlobs(
      git,
      batch.filter((id) => (sizes.get(id) ?? Number.POSITIVE_INFINITY) <= maxFileBytes),
    );
    for (const id of batch) {
      const text = texts.get(id);
      yield text !== undefined ? { text } : sizes.has(id) ? "too-large" : "missing";
    }
    from = to;
  }
}

function sizesOf(git: Git, ids: readonly string[]): ReadonlyMap<string, number> {
  const wanted = new Set(ids);
  if (wanted.size === 0) return new Map();
  const check = ["cat-file", "--batch-check"];
  // In a partial clone, asking for what is not there fetches it, one by one.
  const listed = isPartial(git)
    ? git.run([...check, "--batch-all-objects", "--unordered"])
    : git.run(check, `${[...wanted].join("\n")}\n`);
  const sizes = new Map<string, number>();
  for (const [, id = "", size] of listed.toString("latin1").matchAll(/^([0-9a-f]+) blob (\d+)$/gm)) {
    if (wanted.has(id)) sizes.set(id, Number(size));
  }
  return sizes;
}

function isPartial(git: Git): boolean {
  return (
    git.ask(["config", "--get-regexp", String.raw`^(extensions\.partialclone|remote\..*\.promisor)$`]) !== undefined
  );
}

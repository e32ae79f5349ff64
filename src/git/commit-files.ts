/** The files of a policy tree as a commit has them, without a checkout: one `ls-tree`, one `cat-file`. */

import type { LoaderProblem } from "../policy/checks.ts";
import { emptySource, type FileReading, symbolicLink, type TreeFiles, unreadable } from "../policy/read-tree.ts";
import { isYaml } from "../policy/tree-layout.ts";
import { maxFileBytes, tooLarge } from "../yaml/examine-text.ts";
import type { Git } from "./run-git.ts";

interface Item {
  /** From the tree's folder. */
  readonly path: string;
  readonly mode: string;
  readonly id: string;
  readonly size: number;
}

/**
 * @param git runs in the repository's top folder
 * @param folder the tree's folder from there, `/` between segments; empty for the top folder itself
 * @returns `undefined` where the commit has no such folder
 */
export function commitFiles(
  git: Git,
  commit: string,
  folder: string,
  show: (path: string) => string,
): TreeFiles | undefined {
  const items = listItems(git, commit, folder);
  if (items.length === 0) return undefined;
  const shown = { show };
  const problems: LoaderProblem[] = [];
  const files = new Map<string, Item>();
  for (const item of items) {
    const { path, mode } = item;
    if (path.split("/").some((segment) => segment.startsWith("."))) continue;
    if (mode === "120000") {
      if (isYaml(path)) problems.push(symbolicLink(shown, path));
    } else if (mode === "160000") problems.push(unreadable(shown, path, "it is a submodule"));
    else files.set(path, item);
  }
  const read = [...files.values()].filter(({ path, size }) => isYaml(path) && size <= maxFileBytes);
  const texts = readBlobs(
    git,
    read.map(({ id }) => id),
  );
  return {
    show,
    list: () => ({ paths: [...files.keys()].sort(), problems }),
    read: (path): FileReading => {
      const item = files.get(path);
      if (item !== undefined && item.size > maxFileBytes) return { problem: tooLarge(emptySource(shown, path)) };
      const text = item && texts.get(item.id);
      if (text === undefined) return { problem: unreadable(shown, path, "git does not have it") };
      return { source: { path: show(path), text } };
    },
  };
}

function listItems(git: Git, commit: string, folder: string): readonly Item[] {
  const prefix = folder === "" ? "" : `${folder}/`;
  const args = ["ls-tree", "-r", "-l", "-z", "--full-tree", commit, ...(prefix === "" ? [] : ["--", prefix])];
  return git
    .run(args)
    .toString("utf8")
    .split("\0")
    .flatMap((line) => {
      const match = /^(\d+) \w+ ([0-9a-f]+) +(\d+|-)\t(.*)$/s.exec(line);
      if (match === null) return [];
      const [, mode = "", id = "", size = "", path = ""] = match;
      return [{ path: path.slice(prefix.length), mode, id, size: Number(size) || 0 }];
    });
}

/** Texts by id; bytes that are not UTF-8 become U+FFFD, as with files from the disk. What git lacks is left out. */
export function readBlobs(git: Git, ids: readonly string[]): ReadonlyMap<string, string> {
  const texts = new Map<string, string>();
  if (ids.length === 0) return texts;
  const output = git.run(["cat-file", "--batch"], `${[...new Set(ids)].join("\n")}\n`);
  let offset = 0;
  while (offset < output.length) {
    const end = output.indexOf(10, offset);
    if (end === -1) break;
    const [id = "", , size] = output.toString("utf8", offset, end).split(" ");
    offset = end + 1;
    if (size === undefined) continue; // `<id> missing`
    texts.set(id, output.toString("utf8", offset, offset + Number(size)));
    offset += Number(size) + 1;
  }
  return texts;
}

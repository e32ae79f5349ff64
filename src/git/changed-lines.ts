/**
 * The lines that a change adds or replaces, as the diff of a pull request shows them. Compares each file by itself, so that
 * nothing in a file can be taken for the name of another one.
 */
import { readBlobs } from "./commit-files.ts";
import type { Git } from "./run-git.ts";

export interface ChangedFile {
  /** As the change leaves it. */
  readonly text: string;
  /** By the one-based line. */
  readonly isChanged: (line: number) => boolean;
}

/** `undefined` for a file that the change leaves as it is. Paths are from the repository's top folder. */
export type ChangedFiles = (path: string) => ChangedFile | undefined;

/** Mode, ids and name of a file that was added or modified; one that was renamed has its old name before. */
const rawLine = /:\d+ (\d+) ([0-9a-f]+) ([0-9a-f]+) (?:[AM]\0|R\d+\0[^\0]*\0)([^\0]*)\0/gy;

/** What a branch changed since it left its base; nothing where git lacks one of the commits. */
export function changedFiles(git: Git, base: string, head: string): ChangedFiles {
  const range = `${base}...${head}`;
  const raw = git.ask([
    ...["diff", "--raw", "--no-abbrev", "-z", "--find-renames", "--diff-filter=AMR"],
    ...["--end-of-options", range, "--"],
  ]);
  const files = new Map<string, { readonly from: string; readonly to: string }>();
  for (const [, mode = "", from = "", to = "", path = ""] of (raw ?? "").matchAll(rawLine)) {
    if (mode.startsWith("100")) files.set(path, { from, to });
  }
  return (path) => {
    const file = files.get(path);
    if (file === undefined) return undefined;
    const text = readBlobs(git, [file.to]).get(file.to);
    if (text === undefined) return undefined;
    if (/^0+$/.test(file.from)) return { text, isChanged: () => true };
    const diff = git.ask(["diff", "--unified=0", "--end-of-options", file.from, file.to, "--"]) ?? "";
    const hunks = diff.split("\n").flatMap((line) => {
      const [, start, count = "1"] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
      return start === undefined ? [] : [{ start: Number(start), end: Number(start) + Number(count) }];
    });
    return { text, isChanged: (line) => hunks.some(({ start, end }) => line >= start && line < end) };
  };
}

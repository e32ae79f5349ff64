/**
 * Changes of text files as one patch that `git apply` accepts. Pure. Lines are written byte for byte, so that the patch applies:
 * unlike every other format this one must not escape what is in the files.
 */
import { formatPatch, structuredPatch } from "diff";

export interface FileChange {
  /** Relative to the top of the repository, `/` between segments. */
  readonly path: string;
  /** `undefined` where the file is new. */
  readonly before: string | undefined;
  readonly after: string;
}

/** Lines around a change. */
const context = 3;

/** Empty where nothing changes. */
export function unifiedDiff(changes: readonly FileChange[]): string {
  return changes
    .filter(({ before, after }) => before !== after)
    .map(fileDiff)
    .join("");
}

function fileDiff({ path, before, after }: FileChange): string {
  const isCreate = before === undefined;
  const patch = structuredPatch(isCreate ? "/dev/null" : `a/${path}`, `b/${path}`, before ?? "", after, "", "", {
    context,
  });
  const text = formatPatch({ ...patch, isGit: true, isCreate });
  const start = text.indexOf("\n@@ ");
  const head = start < 0 ? text : text.slice(0, start);
  return head.replace(endsWithTab, "$&\t") + text.slice(head.length).replace(hunkHead, withoutOne);
}

/** Git ends a name with a blank in it with a tab, without which `patch` takes the blank for its end. */
const endsWithTab = /^(?:---|\+\+\+) [^"\n]* [^"\n]*$/gm;

/** Every other line of a hunk begins with a sign. */
const hunkHead = /^@@ .* @@$/gm;

/** Git does not write the length of a range of one line. */
const withoutOne = (range: string): string => range.replaceAll(/,1(?= )/g, "");

/** The last days that a policy's see-thru window had in earlier commits. Follows the file when it was renamed. */

import { parsePolicy } from "../policy/parse-file.ts";
import { isDate } from "../values/dates.ts";
import { readBlobs } from "./commit-files.ts";
import type { Git } from "./run-git.ts";

/** A window that was changed more often than this is known well enough. */
const maxCommits = 100;

/**
 * @param git runs in the repository's top folder
 * @param path of the policy from there
 * @returns the oldest first, each change once, the one of `commit` included
 */
export function windowHistory(git: Git, commit: string, path: string): readonly string[] {
  const log = git.ask([
    "log",
    "--follow",
    "--no-ext-diff",
    "--no-textconv",
    "--raw",
    "--no-abbrev",
    "-z",
    "--format=",
    `--max-count=${maxCommits}`,
    commit,
    "--",
    path,
  ]);
  if (log === undefined) return [];
  // `:<mode> <mode> <id before> <id after> <status>`, then one path or two.
  const ids = [...log.matchAll(/:\d+ \d+ [0-9a-f]+ ([0-9a-f]+) [A-Z]\d*(?=\0)/g)]
    .map(([, id = ""]) => id)
    .filter((id) => !/^0+$/.test(id))
    .reverse();
  const texts = readBlobs(git, ids);
  const days = ids.flatMap((id) => {
    const text = texts.get(id);
    const until = text === undefined ? undefined : parsePolicy({ path, text }, "").policy?.seeThru?.until?.value;
    return until !== undefined && isDate(until) ? [until] : [];
  });
  return days.filter((day, index) => day !== days[index - 1]);
}

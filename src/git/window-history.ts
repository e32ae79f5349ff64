/**
 * The last days that a policy's see-thru window had in earlier commits, and whether these are all. Follows the file when it was
 * renamed.
 */

import { parsePolicy } from "../policy/parse-file.ts";
import { isDate } from "../values/dates.ts";
import { readBlobs } from "./commit-files.ts";
import { isShallow } from "./revision.ts";
import type { Git } from "./run-git.ts";

/** A window that was changed more often than this is known well enough. */
const maxCommits = 100;

export interface WindowHistory {
  /** The oldest first, each change once, the one of the commit included. */
  readonly days: readonly string[];
  /** Whether there may be earlier ones, which git does not have. */
  readonly isCut: boolean;
}

/**
 * @param git runs in the repository's top folder
 * @param path of the policy from there
 */
export function windowHistory(git: Git, commit: string, path: string): WindowHistory {
  const log = git.ask([
    "log",
    "--follow",
    "--raw",
    "--no-abbrev",
    "-z",
    "--format=tformat:@%H %P",
    `--max-count=${maxCommits}`,
    commit,
    "--",
    path,
  ]);
  if (log === undefined) return { days: [], isCut: true };
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
  return { days: days.filter((day, index) => day !== days[index - 1]), isCut: isShallow(git) && isCutOff(git, log) };
}

/** Whether a commit is listed as a first one and is none: where a clone is shallow, its parents are left out. */
function isCutOff(git: Git, log: string): boolean {
  const first = [...log.matchAll(/@([0-9a-f]+) (?=[\0\n]|$)/g)].map(([, commit = ""]) => commit);
  return first.some((commit) =>
    /^parent /m.test(git.ask(["cat-file", "commit", commit])?.split("\n\n")[0] ?? "parent "),
  );
}

/**
 * Policies as the last commit has them, and their versions that were replaced or removed lately, as far as they hold entries that
 * end: of those that are not declared any more, someone has decided that they are over.
 */
import type { Policy } from "../policy/model.ts";
import { parsePolicy } from "../policy/parse-file.ts";
import { addToGroup, type Group } from "../values/group.ts";
import { readBlobs } from "./commit-files.ts";
import { changesSince } from "./declared-since.ts";
import type { Git } from "./run-git.ts";

/**
 * @param git runs in the repository's top folder
 * @param folder the tree's folder from there, `/` between segments; empty for the top folder itself
 * @param from `YYYY-MM-DDTHH:MM:SSZ`
 * @returns by app; wherever their files lay
 */
export function earlierPolicies(
  git: Git,
  folder: string,
  from: string,
  commit = "HEAD",
): ReadonlyMap<string, readonly Policy[]> {
  const listed =
    git.ask(["ls-tree", "-r", "-z", "--full-tree", commit, ...(folder === "" ? [] : ["--", folder])]) ?? "";
  const last = [...listed.matchAll(/\d+ \w+ ([0-9a-f]+)\t([^\0]*)\0?/g)].map(([, id = "", path = ""]) => ({
    path,
    id,
  }));
  const replaced = [...changesSince(git, folder, from, commit)].flatMap(([path, changes]) =>
    changes.flatMap(({ before }) => (before === undefined ? [] : [{ path, id: before }])),
  );
  const versions = [...last, ...replaced].filter(({ path }) => path.endsWith(".yaml"));
  const texts = readBlobs(
    git,
    versions.map(({ id }) => id),
  );
  const policies = new Map<string, Group<Policy>>();
  for (const { path, id } of versions) {
    const text = texts.get(id) ?? "";
    // Reading all of them would cost as much as loading the tree again.
    if (!mayEnd.test(text)) continue;
    const { policy } = parsePolicy({ path, text }, "");
    if (policy?.app !== undefined) addToGroup(policies, policy.app.value, policy);
  }
  return policies;
}

const mayEnd = /\b(?:expires|emergency)\b/;

/**
 * The commits that changed a tree of policies: those of the branch itself, each merge as one step, and those that its merges brought
 * in. Starts git a fixed number of times, however many commits, files and merges there are. Must not read a file.
 */
import { readFileSync } from "node:fs";
import { addToGroup, type Group } from "../values/group.ts";
import { isShallow } from "./revision.ts";
import type { Git } from "./run-git.ts";

export interface FileChange {
  /** From the tree's folder, `/` between segments. */
  readonly path: string;
  /** Ids of what the file was and is; `undefined` where there was, or is, none. */
  readonly before: string | undefined;
  readonly after: string | undefined;
}

export interface LoggedCommit {
  readonly id: string;
  readonly parents: readonly string[];
  /** Against its first parent. Without those of a merge, where it was brought in by another one. */
  readonly changes: readonly FileChange[];
}

export interface PolicyLog {
  /** Steps of the branch that changed the tree, the oldest first. */
  readonly steps: readonly LoggedCommit[];
  /** What a step brought in: commits of the branches that it merged, the oldest first. */
  readonly broughtIn: (step: string) => readonly LoggedCommit[];
  /** Commits behind which the clone was cut off. */
  readonly cutOff: ReadonlySet<string>;
}

/**
 * @param git runs in the repository's top folder
 * @param folder the tree's folder from there, `/` between segments; empty for the top folder itself
 * @param head full id of the commit whose history it is
 */
export function policyLog(git: Git, folder: string, head: string): PolicyLog {
  const raw = ["--raw", "--no-abbrev", "--no-renames", "-z", "--format=tformat:@%H %P"];
  const paths = folder === "" ? [] : ["--", folder];
  const log = (...args: readonly string[]): readonly LoggedCommit[] =>
    commitsOf(git.run(["log", ...raw, ...args, head, ...paths]).toString("utf8"), folder === "" ? "" : `${folder}/`);
  const steps = log("--first-parent", "--diff-merges=first-parent", "--reverse");
  const cutOff = isShallow(git) ? cutOffCommits(git) : new Set<string>();
  if (!steps.some(({ parents }) => parents.length > 1)) return { steps, broughtIn: () => [], cutOff };
  // With parents as git rewrites them: a graph of merges, and of what changed the tree.
  const all = log("--full-history", "--parents", "--topo-order", "--diff-merges=off");
  const branch = git.run(["rev-list", "--first-parent", head]).toString("utf8").trim().split("\n");
  const brought = commitsByStep(all, branch);
  return { steps, broughtIn: (step) => brought.get(step) ?? [], cutOff };
}

/** Each commit that is not on the branch, by the step with which it came in. Both lists have the latest first. */
function commitsByStep(
  all: readonly LoggedCommit[],
  branch: readonly string[],
): ReadonlyMap<string, readonly LoggedCommit[]> {
  const byId = new Map(all.map((commit) => [commit.id, commit]));
  const stepOf = new Map<string, string>();
  for (const step of branch.toReversed()) {
    const pending = [step];
    for (let id = pending.pop(); id !== undefined; id = pending.pop()) {
      if (stepOf.has(id)) continue;
      stepOf.set(id, step);
      pending.push(...(byId.get(id)?.parents ?? []));
    }
  }
  const brought = new Map<string, Group<LoggedCommit>>();
  for (const commit of all.toReversed()) {
    const step = stepOf.get(commit.id);
    if (step !== undefined && step !== commit.id && commit.changes.length > 0) addToGroup(brought, step, commit);
  }
  return brought;
}

function cutOffCommits(git: Git): ReadonlySet<string> {
  const file = git.ask(["rev-parse", "--path-format=absolute", "--git-path", "shallow"]);
  return new Set(file === undefined ? [] : readFileSync(file, "utf8").trim().split("\n"));
}

const changeLine = /^:(\d+) (\d+) ([0-9a-f]+) ([0-9a-f]+) [A-Z]/;

/** Of what `log --raw -z` prints: `@<id> <parents>`, and for each file a line and its path. */
function commitsOf(printed: string, prefix: string): readonly LoggedCommit[] {
  const commits: (LoggedCommit & { readonly changes: FileChange[] })[] = [];
  const tokens = printed.split("\0");
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index]?.replace(/^\n/, "") ?? "";
    const [, modeBefore = "", modeAfter = "", before = "", after = ""] = changeLine.exec(token) ?? [];
    if (token.startsWith("@")) {
      const [id = "", ...parents] = token.slice(1).trim().split(" ");
      commits.push({ id, parents, changes: [] });
    } else if (modeBefore !== "") {
      index += 1;
      const path = tokens[index] ?? "";
      // Symbolic links and submodules are not policies.
      const file = (mode: string, id: string) => (mode.startsWith("100") ? id : undefined);
      const change = { before: file(modeBefore, before), after: file(modeAfter, after) };
      if (path.startsWith(prefix)) commits.at(-1)?.changes.push({ path: path.slice(prefix.length), ...change });
    }
  }
  return commits;
}

/** What a change is compared with: a commit that git knows, or the folder of another tree of policies. */
import { realpathSync } from "node:fs";
import { isAbsolute, relative, resolve } from "node:path";
import type { Io } from "../../command-line/command.ts";
import { toPosix } from "../../command-line/select-files.ts";
import { UserError } from "../../errors.ts";
import { commitFiles } from "../../git/commit-files.ts";
import { mergeBase, placeInRepository, type Revision } from "../../git/revision.ts";
import { createGit, type Git } from "../../git/run-git.ts";
import { type WindowHistory, windowHistory } from "../../git/window-history.ts";
import type { LoadedTree } from "../../policy/load-tree.ts";
import { loadFiles, loadTree } from "../../policy/load-tree.ts";
import { quote } from "../../text/quote.ts";

export interface ReviewBase {
  /** `undefined` where the base has no policies. */
  readonly loaded: LoadedTree | undefined;
  /** As `--base` would have to name it to get the same again: a commit's id, or the folder. */
  readonly exact: string;
  /** For people. */
  readonly words: string;
  /** Last days of an app's see-thru window in the commits up to the base, the oldest first. */
  readonly windowHistory: (app: string) => readonly string[];
  /** Whether there may be more of them. */
  readonly isHistoryCut: (app: string) => boolean;
}

/**
 * A path begins with `/`, `./` or `../`, everything else is a ref. A folder never stands in for a ref that git does not
 * know: the author of the change could have added it.
 *
 * @param root absolute path of the tree under review
 * @throws UserError where the base does not exist.
 */
export function loadBase(base: string, root: string, io: Pick<Io, "cwd" | "env">): ReviewBase {
  return isPath(base) ? fromFolder(base, io.cwd) : fromCommit(base, root, io);
}

/** Everything else is a ref. */
export function isPath(base: string): boolean {
  return isAbsolute(base) || /^\.\.?(?:[\\/]|$)/.test(base);
}

function fromFolder(base: string, cwd: string): ReviewBase {
  if (resolve(cwd, base) === cwd) {
    throw new UserError(`the base ${base} is not a folder of policies`, {
      hint: "Name its folder: --base ../other/policies",
    });
  }
  return {
    loaded: loadTree(base, { cwd }),
    exact: base,
    words: `the folder ${base}`,
    windowHistory: () => [],
    isHistoryCut: () => false,
  };
}

function fromCommit(ref: string, root: string, { cwd, env }: Pick<Io, "cwd" | "env">): ReviewBase {
  const inTree = createGit(root, env);
  const place = placeInRepository(inTree);
  if (place === undefined) {
    throw new UserError(`${quote(toPosix(relative(cwd, root)) || ".")} lies in no git repository`, {
      hint: "Compare with a folder: --base ../other/policies",
    });
  }
  const { top, folder } = place;
  requireOwnRepository(inTree, top, cwd);
  const git = createGit(top, env);
  const { commit, isOlder } = mergeBase(git, ref);
  const show = (path: string): string => toPosix(relative(cwd, resolve(root, path)));
  const files = commitFiles(git, commit, folder, show);
  const loaded = files?.list().paths.includes("discriminat.yaml") ? loadFiles(files) : undefined;
  const histories = new Map<string, WindowHistory>();
  const historyOf = (app: string): WindowHistory => {
    const known = histories.get(app) ?? findHistory(app);
    histories.set(app, known);
    return known;
  };
  const findHistory = (app: string): WindowHistory => {
    const policy = loaded?.tree?.policies.find((one) => one.app?.value === app);
    if (policy === undefined) return { days: [], isCut: false };
    const path = toPosix(relative(root, resolve(cwd, policy.source.path)));
    return windowHistory(git, commit, folder === "" ? path : `${folder}/${path}`);
  };
  return {
    loaded,
    exact: commit,
    words: wordsOf(ref, { commit, isOlder }, git),
    windowHistory: (app) => historyOf(app).days,
    isHistoryCut: (app) => historyOf(app).isCut,
  };
}

/** `main, 0123456789ab of 2026-11-24`: its name, its id, and the day on which it was made, by the clock of who made it. */
function wordsOf(ref: string, { commit, isOlder }: Revision, git: Git): string {
  const id = commit.slice(0, 12);
  const dated = `${id} of ${git.ask(["log", "--max-count=1", "--format=%cs", commit])}`;
  if (isOlder) return `${dated}, where the change left ${ref.slice(0, 40)}`;
  return commit.startsWith(ref) ? dated : `${ref}, ${dated}`;
}

/** @throws UserError in a submodule that is looked at from the outside: the ref would be one of the submodule. */
function requireOwnRepository(git: Git, top: string, cwd: string): void {
  const outer = git.ask(["rev-parse", "--show-superproject-working-tree"]);
  const isInside = `${realpathSync(cwd)}/`.startsWith(`${top}/`);
  if (!outer || isInside) return;
  throw new UserError(
    `the policies in ${quote(toPosix(relative(cwd, top)) || ".")} are a submodule, whose branches are not those of this repository`,
    {
      hint: "Run review inside the submodule, against the commit that the base of this repository records: git ls-tree <base> <submodule>",
    },
  );
}

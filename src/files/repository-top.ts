/** The top folder of the git repository that holds a folder, without running git. */
import { existsSync, realpathSync, statSync } from "node:fs";
import { dirname, join, resolve, sep } from "node:path";

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Where there is no `.git`, as in an unpacked archive, the workspace of GitHub's runner counts if the folder lies in it.
 *
 * @param folder absolute; it need not exist
 * @returns absolute and without symbolic links; `undefined` outside of a repository
 */
export function repositoryTop(folder: string, { GITHUB_WORKSPACE: workspace }: Environment): string | undefined {
  const start = realPath(folder);
  for (let at = start; ; at = dirname(at)) {
    if (isTop(at)) return at;
    if (at === dirname(at)) break;
  }
  const runners = workspace ? realPath(workspace) : undefined;
  return runners !== undefined && isIn(start, runners) ? runners : undefined;
}

/** Without symbolic links, as far as the path exists. */
export function realPath(path: string): string {
  const absolute = resolve(path);
  try {
    return realpathSync(absolute);
  } catch {
    const parent = dirname(absolute);
    return parent === absolute ? absolute : join(realPath(parent), absolute.slice(parent.length));
  }
}

function isIn(path: string, folder: string): boolean {
  return path === folder || path.startsWith(folder.endsWith(sep) ? folder : folder + sep);
}

/** A file in worktrees and submodules; of folders called so, those of git have a HEAD. */
function isTop(folder: string): boolean {
  const git = join(folder, ".git");
  return statSync(git, { throwIfNoEntry: false })?.isFile() === true || existsSync(join(git, "HEAD"));
}

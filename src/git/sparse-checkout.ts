/**
 * Files that git tracks in a folder and has not put there: sparse checkouts leave them out, and `git status` is clean. Starts git
 * only inside of a repository. Where git cannot tell, nothing is known to be missing.
 */
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { UserError } from "../errors.ts";
import { createGit } from "./run-git.ts";

/**
 * @param folder absolute
 * @returns paths from the folder, `/` between segments
 */
export function filesNotCheckedOut(
  folder: string,
  env: Readonly<Record<string, string | undefined>>,
  debug: (message: string) => void,
): readonly string[] {
  if (!existsSync(folder) || !isInRepository(folder)) return [];
  try {
    // `S` marks what is left out, in lower case where changes are not looked for either.
    const listed = createGit(folder, env).ask(["ls-files", "-v", "-z", "--", "."]) ?? "";
    return [...listed.matchAll(/(?<=^|\0)[Ss] ([^\0]+)/g)]
      .map(([, path = ""]) => path)
      .filter((path) => !existsSync(join(folder, path)));
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    debug(error.message);
    return [];
  }
}

function isInRepository(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  const parent = dirname(folder);
  return parent !== folder && isInRepository(parent);
}

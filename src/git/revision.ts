/**
 * Which commit a change is compared with: as on a pull request, the last one that the base and the change have in common. Reads
 * only what git already has; nothing is fetched.
 */

import { UserError } from "../errors.ts";
import { quote } from "../text/quote.ts";
import type { Git } from "./run-git.ts";

export interface Revision {
  /** Full id of the commit. */
  readonly commit: string;
  /** Whether it is older than what the ref names, because the base has moved on. */
  readonly isOlder: boolean;
}

/** Absolute path of the repository's top folder, or `undefined` outside of a repository. */
export function topFolder(git: Git): string | undefined {
  const top = git.ask(["rev-parse", "--show-toplevel"]);
  return top === "" ? undefined : top;
}

/** Where the folder in which git runs lies in its repository; `undefined` outside of one. */
export function placeInRepository(git: Git): { readonly top: string; readonly folder: string } | undefined {
  const top = topFolder(git);
  const prefix = git.ask(["rev-parse", "--show-prefix"]);
  return top === undefined || prefix === undefined ? undefined : { top, folder: prefix.replace(/\/$/, "") };
}

/** Whether the history ends before its beginning. */
export function isShallow(git: Git): boolean {
  return git.ask(["rev-parse", "--is-shallow-repository"]) === "true";
}

/** @throws UserError where the ref means several things, git does not know it, or knows no common commit. */
export function mergeBase(git: Git, ref: string): Revision {
  if (git.isAmbiguous(ref)) {
    throw new UserError(`${quote(ref)} is the name of several things in the repository, such as a branch and a tag`, {
      hint: `Say which one: --base refs/heads/${ref}, or --base refs/tags/${ref}`,
    });
  }
  const head = git.ask(["rev-parse", "--verify", "--quiet", "HEAD^{commit}"]);
  if (head === undefined) {
    throw new UserError("the repository has no commit yet", {
      hint: "Commit first; there is nothing to compare with.",
    });
  }
  const named = git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `${ref}^{commit}`]);
  if (named === undefined) throw unknownRef(git, ref);
  const commit = git.ask(["merge-base", "--", named, head])?.split("\n")[0];
  if (commit === undefined || commit === "") {
    throw new UserError(`${quote(ref)} and the checked-out commit have no commit in common`, {
      hint: isShallow(git)
        ? "The clone is shallow: fetch the whole history. With actions/checkout write `fetch-depth: 0`."
        : "Name another ref, or a folder: --base ../other/policies",
    });
  }
  return { commit, isOlder: commit !== named };
}

function unknownRef(git: Git, ref: string): UserError {
  const remote = git.ask(["rev-parse", "--verify", "--quiet", "--end-of-options", `origin/${ref}^{commit}`]);
  const hint =
    remote !== undefined
      ? `Did you mean origin/${ref}?`
      : isShallow(git)
        ? "The clone is shallow: fetch the whole history. With actions/checkout write `fetch-depth: 0`."
        : "Fetch it first, or write a folder with ./ before it: --base ./other/policies";
  return new UserError(`git knows no commit ${quote(ref)}`, { hint });
}

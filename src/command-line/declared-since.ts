/** Since when policies declare a name, from the git history of their files. Git runs only once an answer is needed. */
import { relative, resolve } from "node:path";
import type { DeclaredSince } from "../compare/usage.ts";
import { UserError } from "../errors.ts";
import { type DeclaredHistory, declaredHistory } from "../git/declared-since.ts";
import { placeInRepository } from "../git/revision.ts";
import { createGit } from "../git/run-git.ts";
import type { Io } from "./command.ts";
import { toPosix } from "./select-files.ts";

/**
 * Outside of a repository, and without git, the answer is unknown.
 *
 * @param root absolute path of the tree
 * @param commit whose history counts. @default what is checked out
 * @returns for a network whose observation began at `from`
 */
export function createDeclaredSince(
  root: string,
  { cwd, env, debug }: Pick<Io, "cwd" | "env" | "debug">,
  commit?: string,
): (from: string | undefined) => DeclaredSince {
  return (from) => {
    if (from === undefined) return () => undefined;
    let history: { readonly ask: DeclaredHistory; readonly prefix: string } | undefined | "unasked" = "unasked";
    return (policy, at) => {
      if (history === "unasked") {
        const start = performance.now();
        history = open(root, from, env, debug, commit);
        debug(`asked git since when names are declared in ${Math.round(performance.now() - start)} ms`);
      }
      return history?.ask(policy, at, history.prefix + toPosix(relative(root, resolve(cwd, policy.source.path))));
    };
  };
}

function open(root: string, from: string, env: Io["env"], debug: Io["debug"], commit: string | undefined) {
  try {
    const place = placeInRepository(createGit(root, env));
    if (place === undefined) return undefined;
    const { top, folder } = place;
    const ask = declaredHistory(createGit(top, env), folder, from, commit);
    return ask && { ask, prefix: folder === "" ? "" : `${folder}/` };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    debug(error.message);
    return undefined;
  }
}

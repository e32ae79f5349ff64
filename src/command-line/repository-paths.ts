/**
 * Paths from the top of the repository, for what reads them so wherever a command runs: code scanning, annotations, JUnit and
 * `git apply`. Must not run git.
 */
import { relative, resolve } from "node:path";
import { realPath, repositoryTop } from "../files/repository-top.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { toPosix } from "./select-files.ts";

export interface RepositoryPaths {
  /** Whether the policies lie in a repository; outside of one, paths stay relative to the working directory. */
  readonly inRepository: boolean;
  /** From a path relative to the working directory. */
  readonly fromTop: (file: string) => string;
}

/** Of the repository that holds the policies. */
export function repositoryPaths(
  { policies }: Pick<GlobalOptions, "policies">,
  { cwd, env }: Pick<Io, "cwd" | "env">,
): RepositoryPaths {
  const folder = realPath(cwd);
  const top = repositoryTop(resolve(cwd, policies), env) ?? repositoryTop(folder, env);
  if (top === undefined) return { inRepository: false, fromTop: (file) => file };
  const known = new Map<string, string>();
  const find = (file: string): string => {
    const path = resolve(folder, file);
    // Git knows what lies behind a symbolic link by its own path; what lies outside, only by that of the link.
    const candidates = [realPath(path), path].map((one) => toPosix(relative(top, one)));
    return candidates.find((one) => one !== ".." && !one.startsWith("../")) ?? candidates[0] ?? file;
  };
  const fromTop = (file: string): string => {
    const found = known.get(file) ?? find(file);
    known.set(file, found);
    return found;
  };
  return { inRepository: true, fromTop };
}

/** The policies that upkeep is about and their history: what lies on the disk, or what a commit holds. */
import { relative, resolve } from "node:path";
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { createDeclaredSince } from "../../command-line/declared-since.ts";
import { loadPolicies, requireSound } from "../../command-line/load-policies.ts";
import { toPosix } from "../../command-line/select-files.ts";
import type { DeclaredSince } from "../../compare/usage.ts";
import { UserError } from "../../errors.ts";
import { commitFiles } from "../../git/commit-files.ts";
import { earlierPolicies } from "../../git/earlier-policies.ts";
import { placeInRepository } from "../../git/revision.ts";
import { createGit, type Git } from "../../git/run-git.ts";
import { loadFiles } from "../../policy/load-tree.ts";
import type { Policy, PolicyTree } from "../../policy/model.ts";
import { quote } from "../../text/quote.ts";

/** Where the policies lie in their repository. */
export interface PolicyRepository {
  /** Runs in its top folder. */
  readonly git: Git;
  readonly top: string;
  /** From there, `/` between segments; empty for the top folder itself. */
  readonly folder: string;
}

export interface PolicyHistory {
  readonly tree: PolicyTree;
  /** For a network whose observation began at `from`. */
  readonly declaredSince: (from: string | undefined) => DeclaredSince;
  /** Versions of an app's policy that were replaced since then. */
  readonly earlier: (from: string | undefined) => (app: string) => readonly Policy[];
  /** The path of a policy from the repository's top. */
  readonly pathOf: (policy: Policy) => string;
}

/** `undefined` outside of a repository. */
export function findRepository({ policies }: GlobalOptions, { cwd, env }: Io): PolicyRepository | undefined {
  const root = resolve(cwd, policies);
  const place = placeInRepository(createGit(root, env));
  return place && { git: createGit(place.top, env), ...place };
}

/** What lies on the disk; outside of a repository nothing is known about the past. */
export function fromDisk(global: GlobalOptions, io: Io): PolicyHistory {
  const tree = requireSound(loadPolicies([], global, io).loaded);
  return historyOf(tree, findIfGit(global, io), undefined, global, io);
}

/** @throws UserError where the commit has no policies, or none that can be acted upon. */
export function fromCommit(repository: PolicyRepository, commit: string, global: GlobalOptions, io: Io): PolicyHistory {
  const { git, folder } = repository;
  const root = resolve(io.cwd, global.policies);
  const show = (path: string): string => toPosix(relative(io.cwd, resolve(root, path)));
  const files = commitFiles(git, commit, folder, show);
  if (files === undefined) {
    throw new UserError(`the commit ${commit.slice(0, 12)} of the remote has no folder ${quote(folder || ".")}`, {
      hint: "Push the policies first, or name their branch: --base <branch>",
    });
  }
  return historyOf(requireSound(loadFiles(files)), repository, commit, global, io);
}

function findIfGit(global: GlobalOptions, io: Io): PolicyRepository | undefined {
  try {
    return findRepository(global, io);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    io.debug(error.message);
    return undefined;
  }
}

function historyOf(
  tree: PolicyTree,
  repository: PolicyRepository | undefined,
  commit: string | undefined,
  global: GlobalOptions,
  io: Io,
): PolicyHistory {
  const root = resolve(io.cwd, global.policies);
  const { git, folder = "" } = repository ?? {};
  const pathOf = ({ source }: Policy): string => {
    const inTree = toPosix(relative(root, resolve(io.cwd, source.path)));
    return folder === "" ? inTree : `${folder}/${inTree}`;
  };
  return {
    tree,
    declaredSince: createDeclaredSince(root, io, commit),
    earlier: (from) => {
      const policies = git === undefined || from === undefined ? undefined : earlierPolicies(git, folder, from, commit);
      return (app) => policies?.get(app) ?? [];
    },
    pathOf,
  };
}

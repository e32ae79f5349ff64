/** The file of code owners that lies at the top of the policies' repository. Runs no git, and follows no symbolic link. */
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import type { GlobalOptions, Io } from "../../command-line/command.ts";
import { repositoryPaths } from "../../command-line/repository-paths.ts";
import { reasonOf } from "../../files/file-error.ts";
import { repositoryTop } from "../../files/repository-top.ts";
import { codeOwnersPaths, type Forge, parseCodeOwners } from "../../forge/code-owners.ts";
import type { Input } from "../../page/model.ts";
import type { Policy } from "../../policy/model.ts";
import { wholeDigest } from "../../values/digest.ts";

export interface Owners {
  readonly ownersOf: (policy: Policy) => readonly string[];
  /** Empty where there is no such file. */
  readonly inputs: readonly Input[];
}

/** GitHub reads no larger one. */
const maxBytes = 3 * 1024 * 1024;

export function readOwners(global: GlobalOptions, io: Io): Owners {
  const top = repositoryTop(resolve(io.cwd, global.policies), io.env);
  if (top === undefined) return { ownersOf: () => [], inputs: [] };
  const forge: Forge = isOnGitLab(top) ? "gitlab" : "github";
  const name = codeOwnersPaths[forge].find((path) => existsSync(join(top, path)));
  if (name === undefined) return { ownersOf: () => [], inputs: [] };
  const input = { kind: "Code owners", name };
  const text = readText(join(top, name));
  if (text.problem !== undefined) {
    const says = [`It is not read: ${text.problem}.`];
    return { ownersOf: () => [], inputs: [{ ...input, digest: undefined, says, complete: false }] };
  }
  const { ownersOf, problems } = parseCodeOwners(text.text, forge);
  const { fromTop } = repositoryPaths(global, io);
  const says = [
    `As ${forge === "gitlab" ? "GitLab" : "GitHub"} reads it; whether its owners exist, only the forge knows.`,
  ];
  const whole = { ...input, digest: wholeDigest(text.text), complete: problems.length === 0 };
  return {
    ownersOf: ({ source }) => ownersOf(fromTop(source.path)),
    inputs: [{ ...whole, says: [...says, ...problems.slice(0, mostProblems), ...rest(problems.length)] }],
  };
}

const mostProblems = 5;
const rest = (problems: number): readonly string[] =>
  problems > mostProblems ? [`${problems - mostProblems} more lines are not read.`] : [];

function isOnGitLab(top: string): boolean {
  const has = (path: string): boolean => existsSync(join(top, path));
  return (has(".gitlab-ci.yml") || has(".gitlab")) && !has(".github");
}

type Text = { readonly text: string; readonly problem?: never } | { readonly text?: never; readonly problem: string };

function readText(file: string): Text {
  try {
    const stats = lstatSync(file);
    if (!stats.isFile()) return { problem: "it is not a regular file" };
    if (stats.size > maxBytes) return { problem: "it is larger than 3 MB" };
    return { text: readFileSync(file, "utf8") };
  } catch (error) {
    return { problem: reasonOf(error) };
  }
}

/** Reads the files that say what a repository runs by itself: workflows, pipelines, and the configuration of Atlantis. */
import { readFileSync, statSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { namesIn } from "../files/names-in.ts";
import { repositoryTop } from "../files/repository-top.ts";
import type { SourceFile } from "../findings/source-file.ts";
import { compareText } from "../values/order.ts";
import type { GlobalOptions, Io } from "./command.ts";
import { toPosix } from "./select-files.ts";

const files = [
  ".circleci/config.yml",
  ".gitlab-ci.yml",
  "Jenkinsfile",
  "atlantis.yaml",
  "azure-pipelines.yml",
  "bitbucket-pipelines.yml",
  "buildspec.yml",
];
const workflows = ".github/workflows";
/** Larger ones are not written by people. */
const maxBytes = 1024 * 1024;

/** Those of the repository that the policies lie in, sorted; none outside of a repository. What cannot be read is left out. */
export function automationFiles({ policies }: GlobalOptions, { cwd, env }: Io): readonly SourceFile[] {
  const top = repositoryTop(resolve(cwd, policies), env);
  if (top === undefined) return [];
  const listed = (namesIn(join(top, workflows)) ?? []).filter((name) => /\.ya?ml$/.test(name));
  return [...files, ...listed.map((name) => `${workflows}/${name}`)].sort(compareText).flatMap((path) => {
    const text = textOf(join(top, path));
    return text === undefined ? [] : [{ path: toPosix(relative(cwd, join(top, path))), text }];
  });
}

function textOf(file: string): string | undefined {
  try {
    const stats = statSync(file);
    return stats.isFile() && stats.size <= maxBytes ? readFileSync(file, "utf8") : undefined;
  } catch {
    return undefined;
  }
}

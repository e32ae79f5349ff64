/** A real git repository in a temporary folder: nothing of this machine's settings, a fixed identity and a fixed clock. */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

export interface GitRepository {
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Runs git and returns what it prints. @throws where it fails. */
  readonly git: (...args: readonly string[]) => string;
  /** Writes files (`undefined` removes one) without committing them. */
  readonly write: (files: Readonly<Record<string, string | undefined>>) => void;
  /** Writes files and commits everything; returns the commit's id. */
  readonly commit: (message: string, files?: Readonly<Record<string, string | undefined>>) => string;
  readonly remove: () => void;
}

export function createRepository(): GitRepository {
  const root = realpathSync(mkdtempSync(join(tmpdir(), "discriminat-policy-git-")));
  const folder = join(root, "work");
  mkdirSync(folder);
  const env = {
    PATH: process.env.PATH ?? "",
    HOME: root,
    GIT_CONFIG_NOSYSTEM: "1",
    GIT_AUTHOR_NAME: "A",
    GIT_AUTHOR_EMAIL: "a@example.com",
    GIT_AUTHOR_DATE: "2026-11-24T00:00:00Z",
    GIT_COMMITTER_NAME: "A",
    GIT_COMMITTER_EMAIL: "a@example.com",
    GIT_COMMITTER_DATE: "2026-11-24T00:00:00Z",
  };
  const git = (...args: readonly string[]): string => {
    const { status, stdout, stderr } = spawnSync("git", args, { cwd: folder, env, encoding: "utf8" });
    if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
    return stdout.trim();
  };
  const write = (files: Readonly<Record<string, string | undefined>>): void => {
    for (const [path, text] of Object.entries(files)) {
      const file = join(folder, path);
      if (text === undefined) {
        rmSync(file, { recursive: true });
        continue;
      }
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  };
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    env,
    git,
    write,
    commit: (message, files = {}) => {
      write(files);
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      return git("rev-parse", "HEAD");
    },
    remove: () => rmSync(root, { recursive: true, force: true }),
  };
}

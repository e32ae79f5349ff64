/** A clone of a bare repository with policies, a GitHub and a GitLab for it, and `upkeep --propose` run in it, in this process. */
import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { runCommandLine } from "../../src/commands/run-command-line.ts";
import { type FakeGitHub, fakeToken, startFakeGitHub } from "./fake-github.ts";
import { type FakeGitLab, startFakeGitLab } from "./fake-gitlab.ts";
import { type FakePulls, fakePulls } from "./fake-pulls.ts";
import { createRepository, type GitRepository } from "./git-repository.ts";

export interface Proposing {
  readonly clone: GitRepository;
  /** Path of the bare repository. */
  readonly origin: string;
  readonly pulls: FakePulls;
  readonly github: FakeGitHub;
  readonly gitlab: FakeGitLab;
  /** `upkeep` with these arguments, as of a day. */
  readonly run: (
    asOf: string,
    ...args: readonly string[]
  ) => Promise<{ readonly code: number; readonly out: string; readonly err: string }>;
  /** A commit of a person on a branch of the remote, in a clone of their own. */
  readonly push: (branch: string, files: Readonly<Record<string, string | undefined>>, message?: string) => string;
  /** A file of a branch as the remote has it. */
  readonly show: (branch: string, path: string) => string;
  /** Requests to the forges that change something. */
  readonly writes: () => readonly string[];
  readonly remove: () => Promise<void>;
}

/** @param files a folder with policies in `policies/` */
export async function startProposing(files: string): Promise<Proposing> {
  const clone = createRepository();
  const root = join(clone.folder, "..");
  const origin = join(root, "origin.git");
  cpSync(files, clone.folder, { recursive: true });
  writeFileSync(join(clone.folder, ".gitignore"), "observations*.json\n");
  clone.git("init", "--quiet", "--bare", "--initial-branch=main", origin);
  clone.git("remote", "add", "origin", origin);
  clone.git("add", "--all");
  const old = { ...clone.env, GIT_COMMITTER_DATE: "2026-10-01T00:00:00Z", GIT_AUTHOR_DATE: "2026-10-01T00:00:00Z" };
  spawnSync("git", ["commit", "--quiet", "--message", "Start"], { cwd: clone.folder, env: old });
  clone.git("push", "--quiet", "origin", "main");
  const pulls = fakePulls(origin);
  const github = await startFakeGitHub(pulls);
  const gitlab = await startFakeGitLab(pulls, fakeToken);
  return {
    clone,
    origin,
    pulls,
    github,
    gitlab,
    run: async (asOf, ...args) => {
      const texts = { out: "", err: "" };
      const env = {
        ...{ HOME: root, PATH: process.env.PATH, GIT_CONFIG_NOSYSTEM: "1" },
        ...{ GITHUB_TOKEN: fakeToken, GITHUB_REPOSITORY: "tern/policies", GITHUB_API_URL: github.url },
        ...{ GITLAB_TOKEN: fakeToken, CI_PROJECT_ID: "42", CI_API_V4_URL: gitlab.url },
      };
      const io = {
        ...{ cwd: clone.folder, env, debug: () => {}, readStdin: async () => "" },
        ...{ color: false, width: 100, interactive: false },
        out: (text: string) => {
          texts.out += text;
        },
        err: (text: string) => {
          texts.err += text;
        },
      };
      const code = await runCommandLine(["upkeep", ...args, "--as-of", asOf], io, { today: asOf });
      return { code, ...texts };
    },
    push: (branch, changed, message = "Edit") => {
      const folder = mkdtempSync(join(root, "person-"));
      const git = (...args: readonly string[]): string => {
        const { status, stdout, stderr } = spawnSync("git", args, { cwd: folder, env: clone.env, encoding: "utf8" });
        if (status !== 0) throw new Error(`git ${args.join(" ")}: ${stderr}`);
        return stdout.trim();
      };
      git("clone", "--quiet", "--branch", branch, origin, folder);
      for (const [path, text] of Object.entries(changed)) {
        if (text === undefined) rmSync(join(folder, path));
        else writeFileSync(join(folder, path), text);
      }
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", "--message", message);
      git("push", "--quiet", "origin", branch);
      return git("rev-parse", "HEAD");
    },
    show: (branch, path) => clone.git("--git-dir", origin, "show", `${branch}:${path}`),
    writes: () => [...github.requests, ...gitlab.requests].filter((request) => !request.startsWith("GET ")),
    remove: async () => {
      await Promise.all([github.close(), gitlab.close()]);
      clone.remove();
    },
  };
}

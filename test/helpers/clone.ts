/**
 * The repository as `git clone` and `npm ci` leave it, without its tests: a git repository of its own, with the files as they are on the
 * disk. And a PATH with only some programs on it, as a fresh machine has.
 */
import { spawnSync } from "node:child_process";
import { appendFileSync, cpSync, mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createRepository, type GitRepository } from "./git-repository.ts";
import { repository } from "./readme-commands.ts";

export function cloneRepository(): GitRepository {
  const clone = createRepository();
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: repository,
    encoding: "utf8",
  }).stdout.split("\0");
  for (const file of listed.filter((path) => path !== "" && !path.startsWith("test/"))) {
    cpSync(join(repository, file), join(clone.folder, file));
  }
  cpSync(join(repository, "dist"), join(clone.folder, "dist"), { recursive: true });
  symlinkSync(join(repository, "node_modules"), join(clone.folder, "node_modules"));
  // The ignored `node_modules/` of the repository is a folder, this one a link.
  appendFileSync(join(clone.folder, ".git/info/exclude"), "node_modules\n");
  clone.commit("Clone");
  return clone;
}

export interface BarePath {
  /** For the environment's PATH. */
  readonly path: string;
  readonly remove: () => void;
}

/** A folder with links to Node and these programs of this machine. */
export function barePath(...programs: readonly string[]): BarePath {
  const path = mkdtempSync(join(tmpdir(), "discriminat-policy-path-"));
  symlinkSync(process.execPath, join(path, "node"));
  for (const program of programs) {
    const { stdout } = spawnSync("sh", ["-c", `command -v ${program}`], {
      encoding: "utf8",
      env: { PATH: `${dirname(process.execPath)}:${process.env.PATH}` },
    });
    symlinkSync(stdout.trim(), join(path, program));
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}

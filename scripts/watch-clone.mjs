/** Whether a run leaves the clone as it found it. Looks only; where git or a repository is missing it sees nothing. */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));

/** Remembers what git calls changed now. The answer lists, as `git status` does, what has changed since. */
export function watchClone() {
  const before = changedFiles();
  return () => [...changedFiles()].filter(([path, state]) => before.get(path) !== state).map(([path]) => path);
}

/** Path → its state in words of git, and its content. */
function changedFiles() {
  const args = ["status", "--porcelain", "-z", "--no-renames", "--untracked-files=all"];
  const { status, stdout } = spawnSync("git", args, { cwd: root, encoding: "utf8" });
  const lines = status === 0 ? stdout.split("\0").filter((line) => line !== "") : [];
  return new Map(lines.map((line) => [line.slice(3), `${line.slice(0, 2)} ${contentOf(join(root, line.slice(3)))}`]));
}

function contentOf(file) {
  return existsSync(file) && lstatSync(file).isFile()
    ? createHash("sha256").update(readFileSync(file)).digest("hex")
    : "";
}

/** Test files that run git, themselves or through a helper: what a machine without git leaves out. Reads the tests; runs none. */
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const runsGit = /\b(?:spawnSync|execFileSync|execFile|run)\(\s*"git"/;

/** Their paths from the repository's top, in order; none where git is there, or where `CI=true` lets nothing be missing. */
export function gitSuitesLeftOut() {
  if (process.env.CI === "true" || spawnSync("git", ["--version"], { stdio: "ignore" }).status === 0) return [];
  const texts = new Map(
    readdirSync(join(root, "test"), { recursive: true })
      .filter((path) => path.endsWith(".ts"))
      .map((path) => [join(root, "test", path), readFileSync(join(root, "test", path), "utf8")]),
  );
  const needsGit = (file, seen = new Set()) => {
    if (seen.has(file)) return false;
    seen.add(file);
    const text = texts.get(file);
    if (text === undefined) return false;
    const imported = [...text.matchAll(/from "(\.[^"]*)"/g)].map(([, path]) => join(dirname(file), path));
    return runsGit.test(text) || imported.some((one) => needsGit(one, seen));
  };
  return [...texts.keys()]
    .filter((file) => file.endsWith(".test.ts") && needsGit(file))
    .map((file) => relative(root, file))
    .sort();
}

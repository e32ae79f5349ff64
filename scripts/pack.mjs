/**
 * Packs the package as it is published: `node scripts/pack.mjs <folder>` prints the tarball's path. Its package.json is without what only
 * the repository can run, and says where it comes from where GitHub tells: npm's provenance is refused without that. Needs a build;
 * must not change a tracked file.
 */
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = resolve(process.argv[2] ?? ".");
const work = mkdtempSync(join(tmpdir(), "discriminat-policy-pack-"));

/** Without scripts: the build that was tested is packed. */
function pack(from, to) {
  const args = ["pack", "--ignore-scripts", "--silent", "--pack-destination", to];
  return join(to, execFileSync("npm", args, { cwd: from, encoding: "utf8" }).trim());
}

/** Where GitHub says that this runs: https://docs.github.com/en/actions/reference/workflows-and-actions/variables */
function origin({ GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: name }) {
  if (server === undefined || name === undefined) return {};
  const page = `${server}/${name}`;
  return {
    homepage: `${page}#readme`,
    bugs: `${page}/issues`,
    repository: { type: "git", url: `git+${page}.git` },
  };
}

try {
  execFileSync("tar", ["-xzf", pack(root, work), "-C", work]);
  const file = join(work, "package/package.json");
  const { scripts: _, devDependencies: __, ...manifest } = JSON.parse(readFileSync(file, "utf8"));
  writeFileSync(file, `${JSON.stringify({ ...manifest, ...origin(process.env) }, null, 2)}\n`);
  mkdirSync(folder, { recursive: true });
  console.log(pack(join(work, "package"), folder));
} finally {
  rmSync(work, { recursive: true, force: true });
}

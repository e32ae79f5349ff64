/**
 * Packs the package as it is published: `node scripts/pack.mjs <folder>` prints the tarball's path. Its package.json is without what only
 * the repository can run, and says where it comes from where GitHub tells: npm's provenance is refused without that. Needs a build;
 * must not change a tracked file.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = resolve(process.argv[2] ?? ".");
const work = mkdtempSync(join(tmpdir(), "discriminat-policy-pack-"));

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
  const { scripts: _, devDependencies: __, ...manifest } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  for (const path of manifest.files.filter((pattern) => !pattern.startsWith("!"))) {
    cpSync(join(root, path), join(work, path), { recursive: true });
  }
  writeFileSync(join(work, "package.json"), `${JSON.stringify({ ...manifest, ...origin(process.env) }, null, 2)}\n`);
  mkdirSync(folder, { recursive: true });
  const args = ["pack", "--silent", "--pack-destination", folder];
  console.log(join(folder, execFileSync("npm", args, { cwd: work, encoding: "utf8" }).trim()));
} finally {
  rmSync(work, { recursive: true, force: true });
}

/**
 * Makes everything that a release publishes, and publishes nothing: `node scripts/release.mjs <folder>`. The tarball, tested as it is;
 * its SBOM; the report of its dependencies; the notes; the hashes of all. The release workflow runs it, and so can you.
 */
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { isBuildFresh } from "./built-from.mjs";
import { dependencyProblems, dependencyReport, productionLock, productionPackages } from "./release/dependencies.mjs";
import { releaseNotes } from "./release/notes.mjs";

const root = fileURLToPath(new URL("../", import.meta.url));
const folder = resolve(process.argv[2] ?? "release");
const readText = (file) => readFileSync(join(root, file), "utf8");
const lock = JSON.parse(readText("package-lock.json"));
const { version } = JSON.parse(readText("package.json"));

/** What a command prints. */
function answer(command, args, cwd = root) {
  return execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] }).trim();
}

/** Runs a command in sight; its failure is the release's. */
function run(command, args, env = {}) {
  const { status } = spawnSync(command, args, { cwd: root, stdio: "inherit", env: { ...process.env, ...env } });
  if (status !== 0) refuse([`${command} ${args.join(" ")}: exit code ${status}`]);
}

function step(name, work) {
  console.log(`==> ${name}`);
  return work();
}

function refuse(problems) {
  if (problems.length === 0) return;
  console.error(`no release:\n  ${problems.join("\n  ")}`);
  process.exit(1);
}

const notes = step("what is released", () => {
  refuse([
    ...(lock.version === version ? [] : [`package-lock.json says ${lock.version}, package.json ${version}`]),
    ...(answer("git", ["status", "--porcelain"]) === "" ? [] : ["the work tree has changes that no commit holds"]),
    ...(answer("git", ["ls-remote", "--tags", "origin", `refs/tags/v${version}`]) === "" ? [] : [`v${version} exists`]),
  ]);
  return releaseNotes(readText("CHANGELOG.md"), version);
});

const packages = productionPackages(lock);
step("dependencies", () => refuse(dependencyProblems(packages)));

step("build", () => isBuildFresh() || run("npm", ["run", "--silent", "build"]));

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const tarball = step("pack", () => answer(process.execPath, ["scripts/pack.mjs", folder]));

step("test the tarball", () => {
  const tests = ["test/contract/package.test.ts", "test/contract/installation.real.test.ts"];
  run("npx", ["vitest", "run", ...tests], { PACKAGE_TARBALL: tarball });
  run("npx", ["publint", "--strict", tarball]);
  run("npx", ["attw", tarball, "--profile", "esm-only"]);
});

step("SBOM", () => {
  // npm calls the whole after the folder's name.
  const work = mkdtempSync(join(tmpdir(), "discriminat-policy-sbom-"));
  const project = join(work, "discriminat-policy");
  const { packages } = productionLock(lock);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), JSON.stringify(packages[""]));
  writeFileSync(join(project, "package-lock.json"), JSON.stringify({ ...lock, packages }));
  const args = ["sbom", "--package-lock-only", "--sbom-format", "cyclonedx"];
  writeFileSync(join(folder, "sbom.cdx.json"), `${answer("npm", args, project)}\n`);
  rmSync(work, { recursive: true });
});

step("notes and hashes", () => {
  writeFileSync(join(folder, "dependencies.md"), dependencyReport(packages));
  writeFileSync(join(folder, "notes.md"), notes);
  const hash = (file) =>
    createHash("sha256")
      .update(readFileSync(join(folder, file)))
      .digest("hex");
  const lines = readdirSync(folder)
    .sort()
    .map((file) => `${hash(file)}  ${file}\n`);
  writeFileSync(join(folder, "SHA256SUMS"), lines.join(""));
});

console.log(`${basename(tarball)} and what belongs to it: ${folder}`);

/**
 * How long README's commands take on a fresh machine: in a clone of the last commit, with an empty environment, an empty HOME and a PATH
 * without Terraform, Python, other shells, browsers and containers. Prints one line a command; fails where one does. README states them.
 */
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../", import.meta.url));
const work = mkdtempSync(join(tmpdir(), "discriminat-policy-fresh-"));
const missing = /^(?:terraform|tofu|python|pip|moto|zsh|fish|pwsh|chrom|google-chrome|docker|podman|pre-commit|cdk)/;

/** Every program of the system but those; Node comes first, for its npm. */
function freshPath() {
  const bin = join(work, "bin");
  mkdirSync(bin);
  for (const folder of [join(process.execPath, ".."), "/usr/bin", "/bin"]) {
    for (const name of readdirSync(folder).filter((program) => !missing.test(program))) {
      try {
        symlinkSync(join(folder, name), join(bin, name));
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
    }
  }
  return bin;
}

const clone = join(work, "clone");
const home = join(work, "home");
mkdirSync(home);
const env = { PATH: freshPath(), HOME: home };
const run = (command, options = {}) => {
  const [program, ...args] = command.split(" ");
  const start = performance.now();
  const { status } = spawnSync(program, args, { cwd: clone, env, stdio: "inherit", ...options });
  if (status !== 0) process.exitCode = 1;
  return `${command}: ${Math.round((performance.now() - start) / 1000)} s${status === 0 ? "" : ", failed"}`;
};

try {
  run(`git clone --quiet ${root} ${clone}`, { cwd: work });
  const times = ["npm ci", "npm start", "npm test"].map((command) => run(command));
  const left = spawnSync("git", ["status", "--porcelain"], { cwd: clone, env, encoding: "utf8" }).stdout;
  if (left !== "") process.exitCode = 1;
  console.log(`\n${times.join("\n")}\n${availableParallelism()} cores, Node ${process.version}`);
  console.log(left === "" ? "the clone is clean" : `left in the clone:\n${left}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

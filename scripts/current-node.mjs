/**
 * The newest Node with long-term support, beside the one that runs this: the npm package `node` carries its binary. Installs it once
 * into `.cache/`, which git ignores.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const currentMajor = 24;

const folder = fileURLToPath(new URL(`../.cache/node${currentMajor}`, import.meta.url));

/** Its path; `undefined` where the registry does not answer, or has none for this machine. */
export function currentNode() {
  const [major = ""] = process.versions.node.split(".");
  if (Number(major) >= currentMajor) return process.execPath;
  const binary = join(folder, "node_modules/node/bin/node");
  if (!existsSync(binary)) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, "package.json"), '{"private": true}\n');
    const quiet = ["--no-audit", "--no-fund", "--no-save", "--silent", "--fetch-retries=1"];
    spawnSync("npm", ["install", ...quiet, `node@${currentMajor}`], { cwd: folder, timeout: 120_000 });
  }
  const { status, stdout } = spawnSync(binary, ["--version"], { encoding: "utf8" });
  return status === 0 && stdout.startsWith(`v${currentMajor}.`) ? binary : undefined;
}
